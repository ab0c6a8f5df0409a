"""The differences of two audiences as tables for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.cli.differences import Differences, Pair, PassageDifference, PlacedSection
from briefgen.cli.explained import counts, first_words, number
from briefgen.cli.settings import in_words, options_in_words
from briefgen.cli.tables import Column, Fit
from briefgen.tailoring.selection import Fate

KEPT = (Column(), Column(), Column(), Column(fit=Fit.WRAP), Column(fit=Fit.CUT))


@dataclass(frozen=True, slots=True)
class Block:
    """A table with what stands above it."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def blocks(found: Differences, pair: Pair) -> Iterator[Block]:
    """Yield a table for each way in which the two differ, and one of counts; a way in which they do not has none."""
    a, b = (selection.profile.name for selection in pair)
    sides = (Column(), Column(a, Fit.WRAP), Column(b, Fit.WRAP))
    if found.settings:
        rows = ((f"  {key}", *map(in_words, values)) for key, values in found.settings.items())
        yield Block("settings that differ", sides, tuple(rows))
    if found.sections:
        placed = ((f"  {section.name}", *map(_placed, section.sides)) for section in found.sections)
        yield Block("sections that differ", sides, tuple(placed))
    for (one, other), only in zip(((a, b), (b, a)), found.only, strict=True):
        for what, those in _findings_and_others(only):
            heading = f"{what} shown to {one}, not to {other}: {len(those) or 'none'}"
            yield Block(heading, KEPT, tuple(map(_kept, those)))
    counted = [counts(selection) for selection in pair]
    rows_of_counts = tuple((f"  {fate}", *(str(found[fate]) for found in counted)) for fate in Fate)
    heading = f"findings, of {counted[0]['of']}"
    yield Block(heading, (Column(), Column(a), Column(b)), rows_of_counts)


def _findings_and_others(
    only: tuple[PassageDifference, ...],
) -> Iterator[tuple[str, tuple[PassageDifference, ...]]]:
    """Yield the findings that one audience alone is shown, and the other passages if there are any."""
    for what, is_finding in (("findings", True), ("other passages", False)):
        those = tuple(found for found in only if bool(found.passage.number) is is_finding)
        if those or is_finding:
            yield what, those


def _placed(section: PlacedSection | None) -> str:
    if section is None:
        return "none"
    options = options_in_words(section.options)
    return f"{section.place}: {options}" if options else str(section.place)


def _kept(found: PassageDifference) -> tuple[str, ...]:
    passage = found.passage
    return f"  {passage.id}", number(passage), str(found.kept.fate), found.kept.rule, first_words(passage)


def as_data(found: Differences, pair: Pair) -> dict[str, object]:
    """Return the published form: settings, sections and passages that differ, by audience, and counts."""
    names = tuple(selection.profile.name for selection in pair)
    return {
        "audiences": list(names),
        "settings": {key: dict(zip(names, values, strict=True)) for key, values in found.settings.items()},
        "sections": {
            section.name: {name: _section(side) for name, side in zip(names, section.sides, strict=True)}
            for section in found.sections
        },
        "findings": _passages(found, names, findings=True),
        "other_passages": _passages(found, names, findings=False),
        "counts": {name: counts(selection) for name, selection in zip(names, pair, strict=True)},
    }


def _section(side: PlacedSection | None) -> dict[str, object] | None:
    return None if side is None else {"place": side.place, "options": dict(side.options)}


def _passages(found: Differences, names: tuple[str, ...], *, findings: bool) -> dict[str, dict[str, str]]:
    """Return by id to whom alone a passage is shown, in which section, and what keeps it from the other."""
    return {
        difference.passage.id: {
            "shown_to": name,
            "section": difference.shown.section,
            "decision": str(difference.kept.fate),
            "rule": difference.kept.rule,
        }
        for name, only in zip(names, found.only, strict=True)
        for difference in only
        if bool(difference.passage.number) is findings
    }
