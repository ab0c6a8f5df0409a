"""The report of a brief, or of none. In: what brief.yaml says of it, and the folder. Out: the report as read.

An error about a heading that `roles` names gets its place in brief.yaml.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.checks.coverage import check_title_terms
from briefgen.config.files import lies_outside
from briefgen.config.schema.brief import BriefFile, ReportEntry
from briefgen.diagnostics import Diagnostic, Severity, note
from briefgen.errors import ReportError
from briefgen.labels import LABELS
from briefgen.report.model import Report, Role
from briefgen.report.readers import ReportOverrides, read_report
from briefgen.report.readers.file import NO_FILE
from briefgen.report.taxonomy import guess_themes, shipped
from briefgen.yaml_source.document import YamlDocument


def read_bare_report(path: Path) -> Report:
    """Return a report that has no brief, with guessed themes."""
    report = read_report(path, roles={}, overrides=ReportOverrides())
    return guess_themes(report, shipped(report.language))


def read_report_of(entry: BriefFile, document: YamlDocument, folder: Path, problems: list[Diagnostic]) -> Report | None:
    """Return the report; None after adding what is wrong to `problems`. Raises ReportError if nothing else is wrong."""
    path = folder / entry.report.file
    if lies_outside(path, folder):
        hint = "put the report beside brief.yaml or below it"
        message = "the report must not lie outside the brief's folder"
        problems.append(document.error(message, ("report",), hint))
        return None
    try:
        roles = {heading: Role(role) for heading, role in entry.roles.items()}
        report = read_report(path, roles=roles, overrides=_overrides(entry.report))
    except ReportError as failed:
        told = tuple(_missing(d, path, entry, document) if d.message == NO_FILE else d for d in failed.diagnostics)
        if not problems:
            raise ReportError(told) from failed
        problems.extend(told)
        return None
    wrong = [d for d in report.diagnostics if d.severity is Severity.ERROR]
    problems.extend(_placed(d, entry, document) for d in wrong)
    return replace(report, diagnostics=tuple(d for d in report.diagnostics if d not in wrong))


def remarks_on(report: Report) -> tuple[Diagnostic, ...]:
    """Return what there is to say about a report that can be built: its title, and a label that nobody has set."""
    hint = "set `report: {tlp: …}` in brief.yaml"
    unset = () if report.label_is_set else (note("no label is set: the report counts as TLP:CLEAR", hint=hint),)
    return (*check_title_terms(report), *unset)


def _missing(found: Diagnostic, path: Path, entry: BriefFile, document: YamlDocument) -> Diagnostic:
    """Tell of a report that is not there where the brief names it."""
    message = f"there is no report `{entry.report.file}`: {path} is no file"
    return document.error(message, ("report", "file"), found.hint)


def _placed(found: Diagnostic, entry: BriefFile, document: YamlDocument) -> Diagnostic:
    """Give an error about `roles` its place in the brief, which the reader of the report does not know."""
    for key in entry.roles:
        if found.message.startswith(f"`roles` names `{key}`,"):
            told = document.error(found.message, ("roles", key), found.hint, key=True)
            return replace(found, location=told.location, excerpt=told.excerpt)
    return found


def _overrides(entry: ReportEntry) -> ReportOverrides:
    return ReportOverrides(
        title=entry.title,
        subtitle=entry.subtitle,
        author=entry.author,
        publisher=entry.publisher,
        date=entry.date,
        url=entry.url,
        language=entry.language,
        label=LABELS[entry.tlp] if entry.tlp else None,
    )
