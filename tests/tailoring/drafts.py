"""Author's texts and a report with every kind of part, made in code. All statements are invented."""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

from briefgen.brief import AuthorText
from briefgen.labels import Label
from briefgen.report.assemble import Block, Draft, DraftPart, ReportOverrides, assemble
from briefgen.report.cues import find_cues, has_cue_lexicon
from briefgen.report.model import Kind, Part, Passage, Place, Report, Role
from tests.making import ALLEGATION, CONCLUSION, FEES, GROUP, LEAD, ORIGIN, OWNERS, SUBTITLE, TITLE

METHOD = ("The institute followed three quays for a year.", "Two quays were visited in the winter.")
ASKS = ("Put the register in order.", "Number receipts by machine.", "Open a second counting office.")
PARTS = (
    ("Method", Role.CONTEXT, Kind.PARAGRAPH, METHOD),
    ("Fees and income", Role.FINDINGS, Kind.BULLET, FEES),
    ("Owners", Role.FINDINGS, Kind.BULLET, OWNERS),
    ("Customs", Role.FINDINGS, Kind.BULLET, (ALLEGATION, GROUP)),
    ("Conclusion", Role.CONCLUSION, Kind.PARAGRAPH, (CONCLUSION,)),
    ("Recommendations", Role.RECOMMENDATIONS, Kind.BULLET, ASKS),
)


def whole_report(language: str = "en", parts: tuple[tuple[str, Role, Kind, tuple[str, ...]], ...] = PARTS) -> Report:
    """Return a report with context, findings in three parts, conclusion and recommendations."""
    lines = iter(range(1, 1000))

    def block(kind: Kind, text: str) -> Block:
        return Block(kind, text, Place(next(lines)))

    title, subtitle, lead = block(Kind.TITLE, TITLE), block(Kind.SUBTITLE, SUBTITLE), block(Kind.LEAD, LEAD)
    found = tuple(
        DraftPart(block(Kind.HEADING, heading), 1, tuple(block(kind, t) for t in texts), role, "set in the report")
        for heading, role, kind, texts in parts
    )
    return assemble(Draft(title, subtitle, (lead,), found, {}, language, None), ORIGIN, {}, ReportOverrides())


def own_text(
    words: str,
    section: str = "note",
    *,
    cites: tuple[str, ...] = (),
    audience: str = "",
    label: Label = Label.CLEAR,
    allegation: bool | None = None,
    to: tuple[str, ...] = (),
    term: str = "",
    number: str = "",
    language: str = "en",
    name: str = "",
) -> AuthorText:
    """Return a text of the author's as `config` would make it."""
    words = f"{number} {words}".strip()
    passage = Passage(
        name or f"text.{audience or 'all'}.{section}.{crc32(words.encode())}",
        Kind.AUTHOR,
        words,
        Place(),
        cues=find_cues(words, language),
        judged=has_cue_lexicon(language),
        label=label,
        allegation=allegation,
    )
    return AuthorText(passage, section, audience, cites, to, term, number)


def addressed_to(report: Report, identifier: str, *to: str) -> Report:
    """Return the report with the addressees of one recommendation."""

    def one(part: Part) -> Part:
        changed = (replace(p, recommends_to=to) if p.id == identifier else p for p in part.passages)
        return replace(part, passages=tuple(changed))

    return replace(report, parts=tuple(map(one, report.parts)))
