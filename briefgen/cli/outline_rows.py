"""The outline of a report as data and as lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.cli.tables import cut
from briefgen.document.text import printable
from briefgen.phrasing import counted
from briefgen.report.model import Passage, Report

WIDTH = 78


def as_data(report: Report) -> list[dict[str, object]]:
    """Return the published form: id, role, kind, text, place; then what was noticed."""
    return [
        {
            "id": passage.id,
            "role": role,
            "kind": str(passage.kind),
            "text": passage.text,
            "place": passage.place.as_json(),
            "number": passage.number or None,
            "allegation": passage.is_allegation,
            "cues": [cue.text for cue in passage.cues],
            "tlp": passage.label.word,
            "themes": list(passage.themes),
            "themes_guessed": list(passage.guessed_themes),
        }
        for role, passage in _with_roles(report)
    ]


def _with_roles(report: Report) -> Iterator[tuple[str | None, Passage]]:
    yield None, report.title
    if report.subtitle:
        yield None, report.subtitle
    yield from ((None, passage) for passage in report.lead)
    for part in report.parts:
        if part.heading:
            yield str(part.role), part.heading
        yield from ((str(part.role), passage) for passage in part.passages)


def as_lines(report: Report) -> Iterator[str]:
    """Yield the outline as a person reads it: parts with their roles, passages with ids, places and guesses."""
    yield f"{report.file}: {len(report.findings)} findings in {len(report.parts)} parts, language {report.language}"
    yield ""
    yield from (_line(p) for p in (report.title, report.subtitle, *report.lead) if p)
    for part in report.parts:
        yield ""
        heading = printable(part.heading.text) if part.heading else "(no heading)"
        place = part.heading.place if part.heading else part.passages[0].place if part.passages else ""
        yield f"{heading}  [{part.id}, {place}]"
        yield f"  {part.role}{' (guess)' if part.guessed else ''}: {part.reason}"
        if part.heading and not part.heading.may_stand_out:
            yield f"  {'':24} {_remark(part.heading)}"
        for passage in part.passages:
            yield _line(passage)
        for table in part.tables:
            rows = counted(len(table.data.rows), "row")
            said = f"{printable(table.title)} ({rows}, {table.label})"
            yield f"  {table.id:24} {'table':9} {table.place!s:9} {cut(said, WIDTH)}"
    yield ""


def _line(passage: Passage) -> str:
    text = printable(passage.text)
    short = text if len(text) <= WIDTH else text[: WIDTH - 1].rstrip() + "…"
    number = f"F{passage.number}" if passage.number else str(passage.kind)
    line = f"  {passage.id:24} {number:9} {passage.place!s:9} {short}"
    remark = _remark(passage)
    return f"{line}\n  {'':24} {remark}" if remark else line


def _remark(passage: Passage) -> str:
    remarks = []
    if passage.is_allegation:
        source = "annotated" if passage.allegation else "guess, until annotated `allegation: false`"
        remarks.append(f"counts as an allegation ({source})")
    elif passage.cues and not passage.may_stand_out:
        remarks.append("about a group of people: not for titles, headings or key messages")
    if passage.cues:
        remarks.append("cue: " + ", ".join(f"“{cue.text}”" for cue in passage.cues))
    if passage.themes:
        remarks.append("themes: " + ", ".join(passage.themes))
    elif passage.guessed_themes:
        guesses = zip(passage.guessed_themes, passage.theme_cues, strict=True)
        remarks.append("themes (guess): " + ", ".join(f"{theme} (“{printable(cue)}”)" for theme, cue in guesses))
    return "^ " + "; ".join(remarks) if remarks else ""
