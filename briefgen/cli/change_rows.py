"""What reviewers changed in a Word file, as lines for people and as data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefgen.cli.trace_rows import place_words
from briefgen.document.text import printable
from briefgen.phrasing import counted
from briefgen.tracing.changes import BREAK, Revised, Stretch
from briefgen.tracing.word_parts import Fate

_SIGNS = {
    Fate.INSERTED: ("{+", "+}"),
    Fate.ARRIVED: ("{+", "+}"),
    Fate.DELETED: ("[-", "-]"),
    Fate.GONE: ("[-", "-]"),
}


def as_data(found: tuple[Revised, ...], file: Path) -> list[dict[str, object]]:
    """Return the published form: kind, words, places, original, revised, edits, file."""
    return [
        {
            "kind": str(each.kind),
            "words": str(each.words) if each.words else None,
            "places": [{"key": origin.key, **origin.place.as_json()} for origin in each.places],
            "original": each.original,
            "revised": each.revised,
            "edits": [_edit(edit) for edit in each.edits],
            "file": str(file),
        }
        for each in found
    ]


def _edit(edit: Stretch) -> dict[str, str]:
    kind, text = edit.change.fate.value, edit.text
    if not text.strip(BREAK):
        text = BREAK.strip()
        kind = "divided" if edit.change.fate.revised else "joined"
    return {"kind": kind, "text": text, "author": edit.change.author, "date": edit.change.date}


def as_rows(found: tuple[Revised, ...]) -> Iterator[tuple[str, str, str, str]]:
    """Yield what became of each text, where it stood, who changed it, and the text with what was changed in signs."""
    for each in found:
        place = ", ".join(place_words(origin) for origin in each.places) or (str(each.words) if each.words else "")
        yield str(each.kind), place.replace("tool", "briefgen"), printable(", ".join(each.authors)), _marked(each)


def _marked(each: Revised) -> str:
    """Return a text with `{+inserted+}` and `[-deleted-]` words, as programs that compare words print them."""
    parts = []
    for stretch in each.stretches:
        before, after = _SIGNS.get(stretch.change.fate, ("", ""))
        parts.append(f"{before}{stretch.text}{after}")
    return printable(" ".join("".join(parts).split()))


def tally(found: tuple[Revised, ...], file: Path) -> str:
    """Return what was changed, in words."""
    if not found:
        return f"{file}: no tracked changes"
    kinds = Counter(str(each.kind) for each in found)
    parts = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    return f"{file}: {counted(len(found), 'text')} with tracked changes ({parts})"
