"""Reports, profiles and briefs made in code, for tests. The country, the offices and all statements are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.audience.profile import Allegations, Profile, SectionPlan
from briefgen.brief import Brief, Contact, Marking
from briefgen.document.nodes import Document
from briefgen.labels import Label
from briefgen.report.annotations import Annotation, annotate
from briefgen.report.assemble import Block, Draft, DraftPart, Origin, ReportOverrides, assemble
from briefgen.report.lock import Lock
from briefgen.report.model import Kind, Passage, Place, Report, Role
from briefgen.sections.compose import compose
from briefgen.tailoring.selection import Selection
from briefgen.tailoring.tailor import tailor

TITLE = "Harbours of Zedland"
SUBTITLE = "A year at the quays"
LEAD = "The harbours earn a fifth of the income of Zedland."
FEES = (
    "Fees fell by a tenth within a year.",
    "Receipts are numbered by hand in Marrow.",
    "Three quays share one counting office.",
)
OWNERS = ("The register lists 212 vessels.", "No owner is on file for 37 vessels.")
CONCLUSION = "A register that names all owners is within reach."
ALLEGATION = "Officers of the customs post have reportedly taken payments at night."
GROUP = "Zedlander traders own most of the boats in Quell."
ORIGIN = Origin("report.txt", "report.txt", "00c0ffee" + "0" * 56)


class _Lines:
    """Give each block the next line."""

    def __init__(self) -> None:
        self.line = 0

    def block(self, kind: Kind, text: str) -> Block:
        self.line += 1
        return Block(kind, text, Place(self.line))

    def blocks(self, kind: Kind, texts: Sequence[str]) -> tuple[Block, ...]:
        return tuple(self.block(kind, text) for text in texts)


def make_report(
    findings: Mapping[str, Sequence[str]] | None = None,
    *,
    title: str = TITLE,
    subtitle: str = SUBTITLE,
    lead: Sequence[str] = (LEAD,),
    conclusion: Sequence[str] = (CONCLUSION,),
    recommendations: Sequence[str] = (),
    ignored: Sequence[str] = (),
    language: str = "en",
    label: Label | None = None,
    metadata: Mapping[str, str] | None = None,
    overrides: ReportOverrides | None = None,
) -> Report:
    """Return a report; by default two parts, `fees-income` with three findings and `owners` with two."""
    lines = _Lines()
    top = lines.block(Kind.TITLE, title)
    below = lines.block(Kind.SUBTITLE, subtitle) if subtitle else None
    opening = lines.blocks(Kind.LEAD, lead)
    if findings is None:
        findings = {"Fees and income": FEES, "Owners": OWNERS}

    def part(heading: str, role: Role, kind: Kind, texts: Sequence[str]) -> DraftPart:
        return DraftPart(lines.block(Kind.HEADING, heading), 1, lines.blocks(kind, texts), role, "set in the report")

    parts = [part(heading, Role.FINDINGS, Kind.BULLET, texts) for heading, texts in findings.items()]
    if conclusion:
        parts.append(part("Conclusion", Role.CONCLUSION, Kind.PARAGRAPH, conclusion))
    if recommendations:
        parts.append(part("Recommendations", Role.RECOMMENDATIONS, Kind.BULLET, recommendations))
    if ignored:
        parts.append(part("Annex", Role.IGNORE, Kind.PARAGRAPH, ignored))
    draft = Draft(top, below, opening, tuple(parts), metadata or {}, language, label)
    return assemble(draft, ORIGIN, {}, overrides or ReportOverrides())


SECTIONS = ("title", "summary", "findings", "asks", "evidence", "source")


def make_profile(*sections: str | SectionPlan, **settings: object) -> Profile:
    """Return a profile that sees up to AMBER and shows allegations, unless told otherwise."""
    plans = tuple(SectionPlan(s) if isinstance(s, str) else s for s in sections or SECTIONS)
    plain = Profile(
        name="partners",
        label="Our partners",
        product="Brief",
        sections=plans,
        ceiling=Label.AMBER,
        allegations=Allegations.SHOW,
        outside=False,
        theme="institutional",
        formats=("pdf",),
    )
    return replace(plain, **settings)  # type: ignore[arg-type]


def annotated(report: Report, annotations: Mapping[str, Annotation]) -> Report:
    """Return the report with annotations that were never seen before."""
    done = annotate(report, annotations, {}, Lock())
    assert not done.diagnostics
    return done.report


def with_passage(report: Report, identifier: str, **changes: object) -> Report:
    """Return the report with one finding changed."""

    def one(passage: Passage) -> Passage:
        return replace(passage, **changes) if passage.id == identifier else passage  # type: ignore[arg-type]

    return replace(report, parts=tuple(replace(p, passages=tuple(map(one, p.passages))) for p in report.parts))


def make_brief(
    report: Report, profile: Profile, templates: Mapping[str, str] | None = None, **settings: object
) -> Brief:
    """Return a brief on the report for one audience."""
    plain = Brief(
        name="quays",
        file=Path("brief.yaml"),
        bare=False,
        report=report,
        audiences=(profile,),
        marking=Marking(),
        contact=Contact(),
        templates=templates or {},
    )
    return replace(plain, **settings)  # type: ignore[arg-type]


def composed(
    report: Report, profile: Profile, templates: Mapping[str, str] | None = None, **settings: object
) -> tuple[Selection, Document]:
    """Return the selection and the document of a report for an audience."""
    selection = tailor(report, profile)
    return selection, compose(selection, make_brief(report, profile, templates, **settings))
