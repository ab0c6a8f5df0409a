"""`short:` in annotations.yaml: what is wrong with it where it stands.

In: the annotated report. Out: an error where the short words accuse, a warning where they can be printed nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic, Location, error, warning
from briefgen.report.cues import find_cues
from briefgen.report.model import Passage, Report


def told_of_shorts(report: Report, places: Mapping[str, Location]) -> Iterator[Diagnostic]:
    """Yield what there is to say about the short words of each passage that has some; `places` are of their entries."""
    for passage in report.passages():
        if passage.short:
            yield from _told(passage, places.get(passage.id), report.language)


def _told(passage: Passage, where: Location | None, language: str) -> Iterator[Diagnostic]:
    cues = find_cues(passage.short, language)
    if not passage.number:
        yield warning(f"`short` of `{passage.id}` is printed nowhere: it is no finding", where, "take it out")
    elif passage.is_allegation:
        hint = "take it out: an allegation is set whole, or left out whole"
        yield warning(f"`short` of `{passage.id}` is not used: it is an allegation", where, hint)
    elif cues:
        hint = "put it as neutrally as the report does"
        yield error(f"`short` of `{passage.id}` counts as an allegation (“{cues[0].text}”)", where, hint)
