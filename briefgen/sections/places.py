"""Where a mistake in a section template is: the file in the brief's folder, and the line itself.

In: an error that knows a template by its name alone, and a brief. Out: the error as an analyst finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.brief import Brief
from briefgen.diagnostics import Diagnostic
from briefgen.errors import BriefError
from briefgen.sections.environment import BUILTIN, OWN, SUFFIX, builtin_parts, builtin_templates
from briefgen.yaml_source.lines import as_excerpt


def in_folder(failed: BriefError, brief: Brief) -> BriefError:
    """Return the error with the whole paths of the brief's own templates, and with the lines of all."""
    shipped = {**builtin_parts(), **builtin_templates()}
    found = (_placed(d, shipped, BUILTIN) for d in failed.diagnostics)
    return type(failed)(_placed(d, brief.templates, OWN, brief) for d in found)


def _placed(found: Diagnostic, sources: Mapping[str, str], folder: str, brief: Brief | None = None) -> Diagnostic:
    where = found.location
    name = where.file.removeprefix(f"{folder}/").removesuffix(SUFFIX) if where else ""
    if where is None or where.file != f"{folder}/{name}{SUFFIX}" or name not in sources:
        return found
    lines = sources[name].splitlines()
    excerpt = as_excerpt(lines[where.line - 1]) if 0 < where.line <= len(lines) else ""
    file = str(brief.folder / where.file) if brief else where.file
    return replace(found, location=replace(where, file=file), excerpt=found.excerpt or excerpt)
