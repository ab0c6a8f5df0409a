"""Reports on quays with annotations laid over them."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.diagnostics import Location, Severity
from briefgen.labels import Label
from briefgen.report.annotations import Annotated, Annotation, annotate
from briefgen.report.lock import Lock
from briefgen.report.model import Passage, Report
from tests.making import make_report

NEW = "A new statement at the top."
FEES = ("Fees fell by a tenth.", "Receipts are numbered by hand.", "Three quays share one office.")
AMBER = Annotation(label=Label.AMBER)
ALLEGED = Annotation(allegation=True)
CLEARED = Annotation(label=Label.CLEAR, allegation=False, key_message=True, priority=2, themes=("cash",))
NOWHERE = Location("audiences/partners.yaml", 3, 9)


def report(*findings: str, label: Label | None = None) -> Report:
    return make_report({"Fees and income": findings}, label=label)


def laid(
    found: Report,
    entries: Mapping[str, Annotation],
    lock: Lock | None = None,
    never: Mapping[str, Location] | None = None,
) -> Annotated:
    return annotate(found, entries, never or {}, lock or Lock())


def by_text(done: Annotated) -> dict[str, Passage]:
    return {p.text: p for p in done.report.passages()}


def messages(done: Annotated, severity: Severity = Severity.WARNING) -> list[str]:
    return [d.message for d in done.diagnostics if d.severity is severity]


def lock_of(entries: Mapping[str, Annotation], *findings: str, never: Mapping[str, Location] | None = None) -> Lock:
    return laid(report(*findings), entries, never=never).lock


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(f"fees-income.{n}" for n in numbers)
