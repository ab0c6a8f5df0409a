"""What points back is never alone: "These groups …" stands behind the passage that it points to.

In: ranked findings. Out: runs of them, which sections take whole. And after length has cut: the passages of each
section, each one that points back directly behind the one before it in the report; where that is not there, it is cut,
with the rule that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefgen.report.model import Passage, Report
from briefgen.report.wording import opening_anaphor


@dataclass(frozen=True, slots=True)
class Pointer:
    """The words with which a passage points back, and the id of the passage before it in its part."""

    words: str
    to: str

    @property
    def rule(self) -> str:
        """Say why a passage is cut, as `explain` prints it."""
        return f"opens with “{self.words}”: what it points to is not shown before it"


Run = tuple[Passage, ...]  # a passage and those that point back to it, in the report's order; mostly of one


@dataclass(frozen=True, slots=True)
class Together:
    """Passages by section, in the order set, and those cut with the rule that says so."""

    sections: dict[str, tuple[Passage, ...]]
    cut: dict[str, str]


def pointing_back(report: Report) -> dict[str, Pointer]:
    """Return, by id, what each passage that points back points to. The first of a part has its heading before it."""
    found: dict[str, Pointer] = {}
    for passages in (report.lead, *(part.passages for part in report.parts)):
        for before, passage in pairwise(passages):
            if words := opening_anaphor(passage, report.language):
                found[passage.id] = Pointer(words, before.id)
    return found


def runs(ranked: Iterable[Passage], follows: Mapping[str, str]) -> tuple[Run, ...]:
    """Return the passages in runs, each ranked as its weightiest one. What points to something else is in none.

    `follows` maps the id of what points back to that of the passage before it.
    """
    by_id = {passage.id: passage for passage in ranked}
    heads: dict[str, list[Passage]] = {}
    for passage in by_id.values():
        head = passage.id
        while head in follows and head in by_id:
            head = follows[head]
        if head in by_id:
            heads.setdefault(head, []).append(passage)
    return tuple(tuple(sorted(found, key=lambda p: p.number)) for found in heads.values())


def keep_together(sections: Mapping[str, tuple[Passage, ...]], pointing: Mapping[str, Pointer]) -> Together:
    """Put each passage that points back behind what it points to, or cut it."""
    kept: dict[str, tuple[Passage, ...]] = {}
    cut: dict[str, str] = {}
    for name, passages in sections.items():
        kept[name] = _arranged(passages, pointing)
        ids = {p.id for p in kept[name]}
        cut |= {p.id: pointing[p.id].rule for p in passages if p.id not in ids}
    return Together(kept, cut)


def _arranged(passages: tuple[Passage, ...], pointing: Mapping[str, Pointer]) -> tuple[Passage, ...]:
    behind: dict[str, Passage] = {pointing[p.id].to: p for p in passages if p.id in pointing}
    if not behind:
        return passages
    arranged: list[Passage] = []
    for passage in passages:
        if passage.id not in pointing:
            arranged.extend(_chain(passage, behind))
    return tuple(arranged)


def _chain(first: Passage, behind: Mapping[str, Passage]) -> Iterable[Passage]:
    """Yield a passage, what points to it, what points to that, and so on."""
    passage: Passage | None = first
    while passage is not None:
        yield passage
        passage = behind.get(passage.id)
