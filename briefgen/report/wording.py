"""How a statement is worded: its words of certainty, and whether it sets two sides against each other.

In: a passage and the report's language. Out: words as they stand there. Where the language has no list of them, there
is nothing to say, and nothing is claimed. These words inform and arrange; what protects people rests on `cues`.
"""

from __future__ import annotations

import re

from briefgen.report.cues import find_cues
from briefgen.report.lexicons import LANGUAGES, phrases
from briefgen.report.model import CueKind, Passage


def certainty_words(passage: Passage, language: str) -> tuple[str, ...]:
    """Return the words that say how sure the passage is or whose word it is, in its order, none inside another."""
    spans = certainty_spans(passage, language)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(dict.fromkeys(passage.text[start:end].strip() for start, end in kept))


def certainty_spans(passage: Passage, language: str) -> tuple[tuple[int, int], ...]:
    """Return where the words stand that say how sure the passage is or whose word it is; they may overlap."""
    pattern = phrases(language, "certainty")
    spans = [match.span() for match in pattern.finditer(passage.text)] if pattern else []
    for cue in passage.cues:
        if cue.kind is CueKind.ALLEGATION:
            spans.extend(match.span() for match in re.finditer(re.escape(cue.text), passage.text))
    return tuple(spans)


def is_certainty(words: str) -> bool:
    """Tell whether words are, hold or can be part of what says how sure a statement is, in any language.

    Many such words are known by what stands around them ("at least 5", "is said to have"), so they are tried there.
    """
    tried = (words, f"{words} 5", f"{words} that", f"is {words}", f"is {words} to have")
    if any(cue.kind is CueKind.ALLEGATION for text in tried for cue in find_cues(text)):
        return True
    patterns = (phrases(language, "certainty") for language in LANGUAGES)
    return any(pattern.search(text) for pattern in patterns if pattern for text in tried)


def has_contrast(passage: Passage, language: str) -> bool:
    """Tell whether one sentence of the passage sets two sides against each other."""
    pattern = phrases(language, "contrast")
    return pattern is not None and any(pattern.search(s) for s in _sentences(passage))


def has_progress_and_contrast(passage: Passage, language: str) -> bool:
    """Tell whether one sentence of the passage says that something got better and sets something against it."""
    contrast, progress = phrases(language, "contrast"), phrases(language, "progress")
    if contrast is None or progress is None:
        return False
    return any(contrast.search(s) and progress.search(s) for s in _sentences(passage))


_SIGNS = re.compile(r"[\s\"'“”‘’«»„(\[…–—-]*")
_BETWEEN = re.compile(r"[\s,]+")
_MOST_BEFORE = 3  # words or phrases before one that points back: "However, for many of these"


def opening_anaphor(passage: Passage, language: str) -> str:
    """Return the first words of a passage if they point back to what stands before it, else ""."""
    pattern, exceptions = phrases(language, "anaphors"), phrases(language, "no_anaphors")
    before = phrases(language, "before_anaphors")
    text = passage.text
    start = place = _opening(text)
    for _ in range(_MOST_BEFORE + 1):
        if pattern is None or (exceptions is not None and exceptions.match(text, place)):
            return ""
        if match := pattern.match(text, place):
            return " ".join(text[start : match.end()].split())
        leading = before.match(text, place) if before else None
        gap = _BETWEEN.match(text, leading.end()) if leading else None
        if gap is None:
            return ""
        place = gap.end()
    return ""


def opens_with_contrast(passage: Passage, language: str) -> bool:
    """Tell whether a passage begins by setting itself against what stands before it."""
    pattern = phrases(language, "contrast_openers")
    return pattern is not None and pattern.match(passage.text, _opening(passage.text)) is not None


def _opening(text: str) -> int:
    """Return where the first word of a text begins, behind signs of quotation."""
    match = _SIGNS.match(text)
    return match.end() if match else 0


def is_hedged(passage: Passage, language: str) -> bool:
    """Tell whether the passage says how sure it is or whose word it is, or counts as an allegation."""
    return passage.is_allegation or bool(certainty_words(passage, language))


def _sentences(passage: Passage) -> tuple[str, ...]:
    return tuple(s.text for s in passage.sentences) or (passage.text,)


def has_figures(passage: Passage) -> bool:
    """Tell whether the passage gives a number in digits."""
    return bool(re.search(r"\d", passage.text))
