"""What one audience gets and another does not.

In: what each of the two gets of one report. Out: the settings, the sections and the passages in which they differ, each
with what it is on either side; side 0 is the audience named first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.audience.profile import Profile
from briefgen.cli.settings import section_options, settings
from briefgen.report.model import Kind, Passage
from briefgen.tailoring.selection import Decision, Fate, Selection

Pair = tuple[Selection, Selection]


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section of one audience: its place among that audience's sections, from 1, and its options."""

    place: int
    options: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """A section that only one has, that stands elsewhere, or that is asked for with other options."""

    name: str
    sides: tuple[PlacedSection | None, PlacedSection | None]


@dataclass(frozen=True, slots=True)
class PassageDifference:
    """A passage that one audience is shown and the other is not."""

    passage: Passage
    shown: Decision
    kept: Decision


@dataclass(frozen=True, slots=True)
class Differences:
    """All in which two audiences differ. `only` holds what the first, then what the second alone is shown."""

    settings: Mapping[str, tuple[object, object]]
    sections: tuple[SectionDifference, ...]
    only: tuple[tuple[PassageDifference, ...], tuple[PassageDifference, ...]]

    @property
    def none(self) -> bool:
        """Tell whether both audiences ask for the same and get the same."""
        return not (self.settings or self.sections or any(self.only))


def differences(pair: Pair) -> Differences:
    """Return in what two audiences differ."""
    first, second = pair
    return Differences(
        _settings(first.profile, second.profile),
        tuple(_sections(first.profile, second.profile)),
        (tuple(_only(first, second)), tuple(_only(second, first))),
    )


def _settings(first: Profile, second: Profile) -> dict[str, tuple[object, object]]:
    ours, theirs = settings(first), settings(second)
    return {key: (ours[key], theirs[key]) for key in ours if key != "sections" and ours[key] != theirs[key]}


def _sections(first: Profile, second: Profile) -> Iterator[SectionDifference]:
    """Yield the sections that differ: the first audience's in its order, then those that the second alone has.

    One stands elsewhere if its turn among the sections that both have is another: a section that only one has moves
    the others of its brief, and says nothing of them.
    """
    ours, theirs = _placed(first), _placed(second)
    our_turns, their_turns = ([name for name in one if name in ours and name in theirs] for one in (ours, theirs))
    for name in dict.fromkeys((*ours, *theirs)):
        mine, yours = ours.get(name), theirs.get(name)
        if mine and yours and mine.options == yours.options and our_turns.index(name) == their_turns.index(name):
            continue
        yield SectionDifference(name, (mine, yours))


def _placed(profile: Profile) -> dict[str, PlacedSection]:
    return {plan.name: PlacedSection(n, section_options(plan)) for n, plan in enumerate(profile.sections, 1)}


def _only(one: Selection, other: Selection) -> Iterator[PassageDifference]:
    """Yield what one audience is shown and the other is not; headings follow what stands under them."""
    for passage in one.report.passages():
        ours, theirs = one.decisions[passage.id], other.decisions[passage.id]
        if passage.kind is not Kind.HEADING and ours.is_shown and not theirs.is_shown:
            yield PassageDifference(passage, ours, theirs)
    shown = {text.passage.id for text in other.texts_shown}
    for text in one.texts_shown:
        if text.passage.id not in shown:
            kept = other.text_decisions.get(text.passage.id, Decision(Fate.CUT, f"written for {one.profile.name}"))
            yield PassageDifference(text.passage, one.text_decisions[text.passage.id], kept)
    for figure in one.figures_shown:
        kept = other.figure_decisions[figure.id]
        if not kept.is_shown:
            yield PassageDifference(figure.text.passage, one.figure_decisions[figure.id], kept)
