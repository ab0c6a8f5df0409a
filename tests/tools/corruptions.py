"""Corruptions and faithful deletions of real sentences: `python -m tests.tools.corruptions FILE…`, from the top.

In: report files (text, Markdown, HTML, YAML). Out: a table of kinds and verdicts. The words here are the tool's own,
not those of the checker. What is made is only counted, never written anywhere.
"""

from __future__ import annotations

import html
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.fidelity import Verdict, judge
from briefgen.report.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Case:
    """A claim made from a source by machine, and how."""

    kind: str
    source: str
    claim: str


# ------------------------------------------------------------------------------------------------ sentences

_MARKUP = (
    (re.compile(r"(?s)<(script|style|head|nav)\b.*?</\1>|<!--.*?-->"), " "),
    (re.compile(r"</?(?:p|li|h\d|div|td|th|tr|br|ul|ol|section|dt|dd)\b[^>]*>"), "\n\n"),
    (re.compile(r"<[^<>]+>"), " "),
    (re.compile(r"(?m)^```.*?^```", re.DOTALL), " "),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?m)^\s*(?:[-*>•]|\d+\.|- text:|- \{text:)\s+"), "\n"),
    (re.compile(r"(?m)^(?:\s+\w+:|#).*$"), "\n\n"),
    (re.compile(r"[*`_]{1,3}(?=\S)|(?<=\S)[*`_]{1,3}"), ""),
)
_SENTENCE = re.compile(r"[A-Z][^|{}<>=\n]{20,320}[.]")


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the plain sentences of a file's text, in order, each once."""
    for pattern, instead in _MARKUP:
        text = pattern.sub(instead, text)
    found: list[str] = []
    for block in re.split(r"\n\s*\n", html.unescape(text)):
        for sentence in split_sentences(" ".join(block.split()).strip('" ')):
            if _SENTENCE.fullmatch(sentence.text) and len(sentence.text.split()) >= 5:
                found.append(sentence.text)
    return tuple(dict.fromkeys(found))


# ------------------------------------------------------------------------------------------------ corruptions

_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|can|could|will|must|should|may|does|do|did)\b(?! not\b)")
_NOT = re.compile(r"\b(?:not|no longer|never) ")
_NUMBER = re.compile(r"(?<![\d.,-])(\d+)(?![\d-])")
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|probably|possibly|perhaps|presumably|seemingly|likely|typically) "
    r"|\b(?:seems?|appears?|appeared|(?:is|are|was|were) (?:said|believed|thought)) to "
    r"|\b(?:may|might) (?=be\b|have\b)"
)
_APPROXIMATOR = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|at least|more than|less than|up to|over|some) (?=\d)"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_QUANTIFIERS = {
    "some": "all",
    "several": "all",
    "many": "all",
    "most": "all",
    "few": "most",
    "often": "always",
    "sometimes": "always",
}
_MODALS = {
    "may": "must",
    "should": "must",
    "must": "may",
    "can": "must",
    "could": "will",
    "might": "will",
    "will": "may",
}
_UNITS = {
    "%": " percentage points",
    " percent": " percentage points",
    " million": " billion",
    " years": " months",
    " days": " weeks",
}
_UNITS |= {" tonnes": " kilograms", " kilometres": " metres", " hours": " minutes", " months": " years"}
_TAILS = (
    ", which led to the arrest of the harbour master",
    " and cost the lives of forty miners",
    " because inspectors had been bribed",
    ", according to internal memos from the palace",
    ", a practice that bishops and generals have praised",
)
_SAYING = re.compile(
    r"^[\w’' -]{3,60}? (?:said|says|argued|argues|insists|insisted|alleges|alleged|told \w+|suggests?|claims?) "
    r"that (?P<said>.+)$"
)
_SAID_LAST = re.compile(r"^(?P<said>.{20,}?),? (?:according to|said|told) [^,]{3,60}\.$")


def _replaced(pattern: re.Pattern[str], instead: str | Callable[[re.Match[str]], str], text: str) -> Iterator[str]:
    yield from (
        text[: m.start()] + (m.expand(instead) if isinstance(instead, str) else instead(m)) + text[m.end() :]
        for m in list(pattern.finditer(text))[:2]
    )


def _words(table: dict[str, str], text: str) -> Iterator[str]:
    for word, instead in table.items():
        found = re.search(rf"\b{word}\b(?! \d)", text)
        if found and found.group() == word:
            yield text[: found.start()] + instead + text[found.end() :]


def _negation(text: str) -> Iterator[str]:
    yield from _replaced(_NOT, "", text)
    if not re.search(r"\b(?:not|no|never|nor|neither|without|cannot)\b", text):
        yield from list(_replaced(_AUXILIARY, r"\1 not", text))[:1]


def _unit(text: str) -> Iterator[str]:
    for unit, instead in _UNITS.items():
        found = re.search(rf"(?<=\d){re.escape(unit)}(?!\w)", text)
        if found:
            yield text[: found.start()] + instead + text[found.end() :]


def _swap(text: str) -> Iterator[str]:
    names = list(_NAME.finditer(text))
    if len(names) > 1 and names[0].group() != names[-1].group():
        one, other = names[0], names[-1]
        if text[one.end() : other.start()].strip(" ,") not in ("", "and", "or", "of") and not _one_name(
            text, one, other
        ):
            yield (
                text[: one.start()]
                + other.group()
                + text[one.end() : other.start()]
                + one.group()
                + text[other.end() :]
            )


def _one_name(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether only capitals, "of" and "and" lie between: a swap inside one name or a list changes no roles."""
    return not re.search(r"\b(?!of\b|and\b|or\b|the\b|for\b)[a-z]+\b", text[one.end() : other.start()])


def _attribution(text: str) -> Iterator[str]:
    for pattern in (_SAYING, _SAID_LAST):
        found = pattern.match(text)
        if found:
            said = found["said"].rstrip(".") + "."
            yield said[0].upper() + said[1:]


def _tails(number: int, text: str) -> Iterator[str]:
    for step in (0, 2):
        yield text.rstrip(".") + _TAILS[(number + step) % len(_TAILS)] + "."


def corruptions(sentences: Sequence[str]) -> Iterator[Case]:
    """Yield corruptions of sentences, in a fixed order."""
    makers: tuple[tuple[str, Callable[[str], Iterable[str]]], ...] = (
        ("negation flip", _negation),
        ("number change", lambda text: _replaced(_NUMBER, lambda m: str(int(m[1]) * 10 + 1), text)),
        ("unit change", _unit),
        ("hedge removal", lambda text: _replaced(_HEDGE, "", text)),
        ("approximator removal", lambda text: _replaced(_APPROXIMATOR, "", text)),
        ("entity replace", lambda text: _replaced(_NAME, "Vorlandia", text)),
        ("entity swap", _swap),
        ("quantifier widening", lambda text: _words(_QUANTIFIERS, text)),
        ("modality change", lambda text: _words(_MODALS, text)),
        ("attribution removal", _attribution),
    )
    for number, sentence in enumerate(sentences):
        for kind, make in makers:
            yield from (Case(kind, sentence, claim) for claim in make(sentence) if claim != sentence)
        yield from (Case("added tail", sentence, claim) for claim in _tails(number, sentence))
        for other in sentences[number + 1 : number + 3]:
            yield from _splices(sentence, other)


def _splices(one: str, other: str) -> Iterator[Case]:
    head = re.match(r"(?:\S+ ){3,6}(?=\S)", one)
    tail = re.search(r"(?: \S+){3,5}$", other)
    if head and tail and len(other.split()) > 8:
        yield Case("clause splice", f"{one} {other}", head.group().strip(" ,;") + tail.group())


# ------------------------------------------------------------------------------------------------ faithful deletions

_LEADS = ("However", "In addition", "Moreover", "As a result", "For example", "Meanwhile")
_INNER_TAIL = re.compile(r"^(?P<kept>[^,;:]{20,}), (?:which|including) (?P<tail>[^,;]+)\.$")
_TAIL_ENDS = (", which stands in the register", ", including the one at Quell", ", which the harbour office keeps")
_BRACKET = re.compile(r" \([A-Z]{2,6}\)")
_PROTECTED = re.compile(
    r"\b(?:not|no|never|may|might|could|should|must|can|will|would|only|if|unless|except|reportedly|likely|said|needs?)\b|\d"
)


# What makes another statement hang on the sentence that it stands in.
_BINDING = re.compile(
    r"\b(?:said|says|told|that|suggests?|according|accuse\w*)\b|^(?:However|But|Although|Though|Yet|Despite|Without|Where|When|Before|Until|"
    r"Not|Only|Rather|Instead|Depending|Except|Unless|If|This|These|It|They)\b|\b(?:but|although|though|if|unless)\b"
)


def deletions(sentences: Sequence[str]) -> Iterator[Case]:
    """Yield deletions that leave a sentence saying no more than before."""
    for number, sentence in enumerate(sentences):
        following = sentences[(number + 1) % len(sentences)]
        yield Case("verbatim", f"{sentence} {following}", sentence)
        lead = _LEADS[number % len(_LEADS)]
        yield Case("lead connective", f"{lead}, {_small(sentence)}", sentence)
        yield Case("tail clause", sentence.rstrip(".") + _TAIL_ENDS[number % len(_TAIL_ENDS)] + ".", sentence)
        found = _INNER_TAIL.match(sentence)
        if found and not _PROTECTED.search(found["tail"]):
            yield Case("tail clause", sentence, found["kept"] + ".")
        if _BRACKET.search(sentence):
            yield Case("acronym bracket", sentence, _BRACKET.sub("", sentence))
        name = _NAME.search(sentence)
        if name:
            yield Case("acronym bracket", sentence[: name.end()] + " (ZQX)" + sentence[name.end() :], sentence)
        if not _BINDING.search(following):
            yield Case("kept after but", f"{following.rstrip('.')}, but {_small(sentence)}", sentence)
            yield Case("kept coordinate", f"{sentence.rstrip('.')}; {_small(following)}", sentence)


def _small(sentence: str) -> str:
    return sentence if sentence[:2].isupper() else sentence[0].lower() + sentence[1:]


# ------------------------------------------------------------------------------------------------ counting


def count(cases: Iterable[Case]) -> dict[str, Counter[Verdict]]:
    """Count the verdicts of each kind, in the order of kinds."""
    table: dict[str, Counter[Verdict]] = {}
    for case in cases:
        table.setdefault(case.kind, Counter())[judge(case.source, case.claim).verdict] += 1
    return dict(sorted(table.items()))


def total(table: dict[str, Counter[Verdict]]) -> Counter[Verdict]:
    """Return the verdicts of all kinds together."""
    return sum(table.values(), Counter[Verdict]())


def _print(title: str, table: dict[str, Counter[Verdict]]) -> None:
    print(f"{title:24}{'pass':>7}{'review':>8}{'fail':>7}")
    for kind, counted in (*table.items(), ("all", total(table))):
        share = "".join(f" {100 * counted[v] / max(1, counted.total()):5.1f}%" for v in Verdict)
        print(f"  {kind:22}{counted[Verdict.PASS]:7}{counted[Verdict.REVIEW]:8}{counted[Verdict.FAIL]:7}  {share}")


def main(files: list[str]) -> None:
    """Print the tables of some report files."""
    texts = [Path(file).read_text(encoding="utf-8") for file in files if file != "-v"]
    sentences = tuple(dict.fromkeys(sentence for text in texts for sentence in sentences_of(text)))
    cases = tuple(corruptions(sentences))
    start = time.perf_counter()
    table = count(cases)
    spent = time.perf_counter() - start
    print(f"{len(sentences)} sentences, {len(cases)} corruptions, {1e3 * spent / max(1, len(cases)):.2f} ms each")
    _print("corruption", table)
    _print("faithful deletion", count(deletions(sentences)))
    if "-v" in files:
        for case in cases:
            if judge(case.source, case.claim).verdict is Verdict.PASS:
                print("PASSED", case.kind, "|", case.source, "|", case.claim)
        for case in deletions(sentences):
            judged = judge(case.source, case.claim)
            if judged.verdict is not Verdict.PASS:
                print("HELD", case.kind, "|", case.source, "|", case.claim, [r.message for r in judged.reasons])


if __name__ == "__main__":
    main(sys.argv[1:])
