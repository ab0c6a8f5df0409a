"""What a report promises in its title and does not find: a brief must not sell its findings as something else.

In: a report. Out: a warning for each phrase that stands in title, opening and conclusion, and in no finding.
"""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, Location, warning
from briefgen.report.coverage import uncovered_phrases
from briefgen.report.model import Report


def check_title_terms(report: Report) -> tuple[Diagnostic, ...]:
    """Return a warning for each phrase of the title that the lead and conclusion repeat and no finding holds."""
    return tuple(_warn(report, phrase) for phrase in uncovered_phrases(report))


def _warn(report: Report, phrase: str) -> Diagnostic:
    where = "the report’s title, opening and conclusion"
    return warning(
        f"“{phrase}” is in {where}, and in none of its {len(report.findings)} findings",
        Location(report.file, report.title.place.line),
        "do not present the findings as being about it; `report: {title: …}` in brief.yaml gives another title",
    )
