"""Step 3a: the words of a finding that is not set whole: shorter by a listed deletion, or as the author puts it.

In: findings, and a profile with `shorten: true`. Out: a `Wording` for each of them that can be shorter. Three deletions
are listed: a connective that opens a sentence, the acronym in brackets behind its name, a clause with "which" or
"including" that ends a sentence. Nothing else is taken away, and never a word that says how sure a statement is, that
denies, limits or counts; and what the check of fidelity would not pass stays whole. An allegation is always set whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.fidelity import is_listed_deletion
from briefgen.report.lexicons import phrases
from briefgen.report.model import Passage
from briefgen.report.wording import certainty_words

LEAST_WORDS_KEPT = 5  # of a sentence that gives up its last clause
BRACKET = re.compile(r"\s\((?P<letters>[A-Z][A-Z0-9&-]{1,9})\)(?=[\s,.;:]|$)")
OPENING_QUOTES, CLOSING_QUOTES = "“«‘(\\[", "”»’)\\]"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words in which a finding is set: `left_out` is what was taken away; `by_author`: they are a rewrite."""

    text: str
    left_out: tuple[str, ...] = ()
    by_author: bool = False

    @property
    def rule(self) -> str:
        """Say how the words came about, as `explain` prints it."""
        if self.by_author:
            return "short: the author’s words"
        return f"shorten: without {', '.join(f'“{words}”' for words in self.left_out)}"


def wordings(findings: Iterable[Passage], language: str) -> dict[str, Wording]:
    """Return the shorter words of the findings that have some, by id."""
    found: dict[str, Wording] = {}
    for finding in findings:
        if finding.is_allegation:
            continue
        if finding.short:
            found[finding.id] = Wording(finding.short, by_author=True)
        elif (wording := shortened(finding, language)) is not None:
            found[finding.id] = wording
    return found


def shortened(passage: Passage, language: str) -> Wording | None:
    """Return the passage without what the list of deletions names; None where nothing of the kind is in it."""
    pieces, left_out = [], []
    at = 0
    for sentence in passage.sentences:
        kept, gone = _shorter(sentence.text, passage, language)
        pieces += [passage.text[at : sentence.start], kept]
        left_out += gone
        at = sentence.end
    pieces.append(passage.text[at:])
    text = "".join(pieces)
    passes = left_out and is_listed_deletion(passage.text, text, language)
    return Wording(text, tuple(left_out)) if passes else None


def _shorter(sentence: str, passage: Passage, language: str) -> tuple[str, list[str]]:
    left_out = []
    for deletion in (_without_connective, _without_tail, _without_bracket):
        sentence, gone = deletion(sentence, passage, language)
        left_out += [gone] if gone else []
    return sentence, left_out


def _without_connective(sentence: str, passage: Passage, language: str) -> tuple[str, str]:
    """Take "Moreover," and its like from the head of a sentence, and give the next word its capital."""
    pattern = phrases(language, "connectives")
    match = pattern.match(sentence) if pattern else None
    if match is None or not (comma := re.match(r"\s*,\s+(?=[^\W\d_])", sentence[match.end() :])):
        return sentence, ""
    rest = sentence[match.end() + comma.end() :]
    return rest[0].upper() + rest[1:], f"{match.group()},"


def _without_tail(sentence: str, passage: Passage, language: str) -> tuple[str, str]:
    """Take the last clause with "which" or "including" from a sentence that stands without it."""
    pattern = phrases(language, "tails")
    end = re.search(r"[.!?]?$", sentence)
    if pattern is None or end is None:
        return sentence, ""
    heads = [m for m in re.finditer(r",\s+", sentence) if pattern.match(sentence, m.end())]
    if len(heads) != 1:  # of two, nobody can tell how far the first one reaches
        return sentence, ""
    kept, tail = sentence[: heads[0].start()], sentence[heads[0].start() : end.start()]
    whole = _is_balanced(kept) and len(kept.split()) >= LEAST_WORDS_KEPT
    if not whole or _says_more(tail, passage, language) or _joins(tail, language):
        return sentence, ""
    return kept + end.group(), tail.strip()


def _says_more(words: str, passage: Passage, language: str) -> bool:
    """Tell whether words limit, deny, count or say how sure the statement is: these are never taken away."""
    limits = phrases(language, "limits")
    sure = any(word in words for word in certainty_words(passage, language))
    return sure or bool(re.search(r"\d", words)) or (limits is not None and bool(limits.search(words)))


def _joins(tail: str, language: str) -> bool:
    """Tell whether the clause may end before its sentence does: another comma, or a contrast, stands in it."""
    contrast = phrases(language, "contrast")
    return bool(re.search(r"[,;:–—]", tail[1:])) or (contrast is not None and bool(contrast.search(tail)))


def _is_balanced(text: str) -> bool:
    """Tell whether every quotation mark and bracket that opens in the text closes there."""
    opened = len(re.findall(f"[{OPENING_QUOTES}]", text))
    apostrophes = len(re.findall(r"(?<=\w)’(?=\w)|(?<=s)’(?=\s)", text))
    return opened == len(re.findall(f"[{CLOSING_QUOTES}]", text)) - apostrophes and text.count('"') % 2 == 0


def _without_bracket(sentence: str, passage: Passage, language: str) -> tuple[str, str]:
    """Take the acronym in brackets from behind the name it stands for, where the finding does not use it."""
    for match in BRACKET.finditer(sentence):
        letters = match["letters"]
        if passage.text.count(letters) == 1 and _spells(sentence[: match.start()], letters):
            return sentence[: match.start()] + sentence[match.end() :], match.group().strip()
    return sentence, ""


def _spells(before: str, letters: str) -> bool:
    """Tell whether the capitals of the last words before a bracket spell the acronym in it."""
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", before) if word[0].isupper()]
    wanted = [letter for letter in letters if letter.isalpha()]
    return initials[-len(wanted) :] == wanted
