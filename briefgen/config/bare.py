"""A report without a brief.yaml. In: its path. Out: a brief for the public, or for the audiences named, as a draft."""

from __future__ import annotations

from pathlib import Path

from briefgen.brief import Brief, Marking
from briefgen.config.naming import neutral_name
from briefgen.config.profiles import ProfileLoader
from briefgen.config.report_file import read_bare_report, remarks_on
from briefgen.diagnostics import note
from briefgen.errors import ReportError, raise_errors
from briefgen.report.readers import require_findings
from briefgen.sections.environment import builtin_templates

BARE_AUDIENCE = "public"


def bare_brief(path: Path, audiences: tuple[str, ...]) -> Brief:
    """Return the brief of a bare report. Raises ReportError, or UsageError for an audience there is not."""
    report = read_bare_report(path)
    raise_errors(ReportError, report.diagnostics)
    require_findings(report, bare=True)
    loader = ProfileLoader(None, tuple(builtin_templates()))
    profiles = loader.named(audiences or (BARE_AUDIENCE,))
    others = ", ".join(name for name in loader.names() if name not in audiences and name != BARE_AUDIENCE)
    draft = note(f"no brief.yaml: built as a draft for `{BARE_AUDIENCE}`", hint=f"choose with -a: {others}")
    return Brief(
        name=neutral_name(path.stem),
        file=path,
        bare=True,
        report=report,
        audiences=profiles,
        configured=loader.named(loader.names()),
        marking=Marking(draft=True),
        diagnostics=(*report.diagnostics, *(() if audiences else (draft,)), *remarks_on(report)),
    )
