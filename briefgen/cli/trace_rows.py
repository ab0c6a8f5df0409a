"""What a finished brief holds, as rows for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.nodes import Voice
from briefgen.document.text import printable
from briefgen.phrasing import counted
from briefgen.tracing.trace import Origin, Trace, Traced

OURS = "briefgen"
REPLACED = " (replaced)"  # only the paragraph says where the words stood that these have replaced


def as_data(found: Trace, everything: bool) -> list[dict[str, object]]:
    """Return the published form: text, words, places, by_paragraph, file."""
    return [
        {
            "text": sentence.text,
            "words": str(sentence.words),
            "places": [{"key": origin.key, **origin.place.as_json()} for origin in sentence.places],
            "by_paragraph": sentence.by_paragraph,
            "file": str(found.file),
        }
        for sentence in listed(found, everything)
    ]


def as_rows(found: Trace, everything: bool) -> Iterator[tuple[str, str]]:
    """Yield where each sentence stands, or whose it is, and the sentence."""
    for sentence in listed(found, everything):
        yield _whose(sentence) + REPLACED * sentence.by_paragraph, printable(sentence.text)


def listed(found: Trace, everything: bool) -> tuple[Traced, ...]:
    """Return the sentences to list: those of the report and of the author, or all."""
    return found.sentences if everything else found.said


def tally(found: Trace) -> str:
    """Return what is not listed, in words."""
    number = len(found.sentences) - len(found.said)
    has = "has" if number == 1 else "have"
    rest = f"{counted(number, 'piece')} more {has} no mark: briefgen’s own fixed words (headings, labels, counts)"
    return f"{found.file}: {counted(len(found.said), 'sentence')}; {rest}, or words added since"


def _whose(sentence: Traced) -> str:
    match sentence.words:
        case Voice.AUTHOR:
            return str(Voice.AUTHOR)
        case Voice.TOOL:
            return OURS
        case Voice.REPORT:
            return ", ".join(map(place_words, sentence.places)) or str(Voice.REPORT)


def place_words(origin: Origin) -> str:
    """Return a place in words: `line 19`, or `page 3, block 12`."""
    return ", ".join(f"{name} {number}" for name, number in origin.place.as_json().items())
