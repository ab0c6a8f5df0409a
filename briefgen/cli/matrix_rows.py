"""Finding × audience as rows for people and as data for programs."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.report.model import Report
from briefgen.tailoring.selection import Fate, Selection

MARKS = {Fate.SHOWN: "yes", Fate.CUT: "cut", Fate.WITHHELD: "-"}
LEGEND = "yes: shown   cut: left out for length or room   -: withheld"


def rows(report: Report, found: Mapping[str, Selection]) -> list[tuple[str, ...]]:
    """Return a row for each finding: id, number, a mark an audience; the last row counts what each audience gets."""
    table = [
        (p.id, f"F{p.number}", *(MARKS[selection.decisions[p.id].fate] for selection in found.values()))
        for p in report.findings
    ]
    shown = (str(len(selection.findings_shown)) for selection in found.values())
    return [*table, (f"shown, of {len(report.findings)}", "", *shown)]


def as_data(report: Report, found: Mapping[str, Selection]) -> dict[str, dict[str, dict[str, str]]]:
    """Return the published form: finding id -> audience -> {decision, rule}."""
    return {
        p.id: {
            name: {"decision": str(selection.decisions[p.id].fate), "rule": selection.decisions[p.id].rule}
            for name, selection in found.items()
        }
        for p in report.findings
    }
