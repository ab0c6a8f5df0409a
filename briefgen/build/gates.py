"""The gates in their order: first those on the tree, before anything is written; then the one on the written files.

In: a brief, what an audience gets of it, the document, the files. Out: nothing, or an error that stops the audience.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.brief import Brief
from briefgen.checks.charts import check_charts
from briefgen.checks.complete import check_complete
from briefgen.checks.faithful import check_faithful
from briefgen.checks.leaks import File, check_leaks, secrets_of
from briefgen.checks.template_words import check_template_words
from briefgen.checks.withheld import check_withheld
from briefgen.diagnostics import Diagnostic, Location
from briefgen.document.check import check
from briefgen.document.nodes import Document
from briefgen.errors import BriefError, GateError, raise_errors
from briefgen.tailoring.selection import Selection


def require_sound_tree(brief: Brief, selection: Selection, document: Document) -> None:
    """Raise GateError if the document says what it may not, BriefError if it leaves out what it was given."""
    found = (
        *check(document),
        *check_withheld(selection, document),
        *check_faithful(selection, document),
        *check_charts(selection, document),
        *check_template_words(document, brief),
    )
    raise_errors(GateError, _placed(found, brief))
    raise_errors(BriefError, _placed(check_complete(selection, document, brief), brief))


def require_no_leak(brief: Brief, selection: Selection, document: Document, files: Iterable[File]) -> int:
    """Raise GateError if a written file, read again, holds anything of what its audience may not see.

    Return how many texts were looked for.
    """
    secrets = secrets_of(selection, document, brief)
    raise_errors(GateError, _placed(check_leaks(secrets, files, brief.name), brief))
    return len(secrets.secrets)


def _placed(found: Iterable[Diagnostic], brief: Brief) -> tuple[Diagnostic, ...]:
    """Return the diagnostics, with the brief as the place of those that have none."""
    here = Location(str(brief.file))
    return tuple(d if d.location else replace(d, location=here) for d in found)
