"""Marked content: what the page says of each text beside the text itself.

In: whose words come next (`Provenance.source`), and what they belong to. Out: the operators that begin and end marked
content (ISO 32000-1, 14.6), flat, never one sequence in another, so that each can have an identifier of its own.
In `/P<</BFBlock 7/BFSource(5797b976_L19)>>BDC … EMC` `BFBlock` counts the blocks, cells and notes of the file; texts of
one number are one, wherever lines, columns and pages part them. Words without a `BFSource` are the tool's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.writers.pdf.galley import Owner

END = "EMC"
WITHIN_A_WORD = "/BFWithinWord MP"  # the line ended inside a word: the space that ends it is none of the text's

Mark = tuple[int, str]


@dataclass(slots=True)
class Marking:
    """What is open on the page being drawn, and the numbers given so far."""

    _numbers: dict[int, int] = field(default_factory=dict)  # by identity: equal blocks are two
    _open: Mark | None = None
    _artifact: bool = False

    def turn_to(self, owner: Owner | None, source: str) -> tuple[str, ...]:
        """Return the operators before a text of this owner and source."""
        if self._artifact:
            return ()
        if owner is None:
            return self.pause()
        mark = (self._number(owner), source)
        if mark == self._open:
            return ()
        operators = (*self.pause(), _begin(mark))
        self._open = mark
        return operators

    def within(self, owner: Owner | None, parts: tuple[tuple[str, str], ...]) -> list[str]:
        """Return the operators that show the parts of a text object, each in marked content of its own."""
        number = self._number(owner) if owner else 0
        shown = [(source, f"[{code}]TJ") for source, code in parts]
        return [code if self._artifact else f"{_begin((number, source))}{code} {END}" for source, code in shown]

    def pause(self) -> tuple[str, ...]:
        """Return the operators before something that is no text, or belongs to nothing."""
        if self._open is None:
            return ()
        self._open = None
        return (END,)

    def open_artifact(self, kind: str) -> tuple[str, ...]:
        """Return the operators before what is no part of the text; it lasts until `end`."""
        operators = (*self.pause(), f"/Artifact<</Type/{kind}>>BDC" if kind else "/Artifact BMC")
        self._artifact = True
        return operators

    def end(self) -> tuple[str, ...]:
        """Return the operators that end whatever is open."""
        operators = (END,) if self._artifact else self.pause()
        self._artifact = False
        return operators

    def _number(self, owner: Owner) -> int:
        return self._numbers.setdefault(id(owner), len(self._numbers) + 1)


def _begin(mark: Mark) -> str:
    number, source = mark
    entries = (f"/BFBlock {number}" if number else "") + (f"/BFSource({_literal(source)})" if source else "")
    return f"/P<<{entries}>>BDC"


def _literal(source: str) -> str:
    """Return a key as a string of the file: keys are ASCII; brackets and backslashes in one are escaped (7.3.4.2)."""
    return source.translate({ord(sign): f"\\{sign}" for sign in "()\\"})
