"""The analyst's own section templates: `sections/` beside a brief.

In: the folder of the brief. Out: their sources by name, and the names of the sections that print texts of the author's,
and of those that print figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefgen.config.files import read_text
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError
from briefgen.sections.environment import SUFFIX, builtin_templates, mistakes, takes_figures, takes_texts

MAX_TEMPLATE = 200_000  # bytes of one section template
MAX_TEMPLATES = 100


def own_templates(brief_folder: Path, problems: list[Diagnostic]) -> dict[str, str]:
    """Return the templates beside a brief by name; what is wrong with them is added to `problems`."""
    folder = brief_folder / "sections"
    found: dict[str, str] = {}
    paths = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    if len(paths) > MAX_TEMPLATES:
        message = f"the folder has {len(paths):,} section templates, at most {MAX_TEMPLATES} are read"
        problems.append(error(message, Location(str(folder)), "move those that no audience names elsewhere"))
    for path in paths[:MAX_TEMPLATES]:
        try:
            source = read_text(path, MAX_TEMPLATE)
        except BriefError as failed:
            problems.extend(failed.diagnostics)
            continue
        lines = source.splitlines()
        problems.extend(
            error(message, Location(str(path), line), excerpt=lines[line - 1]) for line, message in mistakes(source)
        )
        found[path.name.removesuffix(SUFFIX)] = source
    return found


def sections_with_texts(own: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sections that print texts of the author's, as their templates say."""
    sources = {**builtin_templates(), **own}
    return tuple(sorted(name for name, source in sources.items() if takes_texts(source)))


def sections_with_figures(own: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sections that print figures of the brief, as their templates say."""
    sources = {**builtin_templates(), **own}
    return tuple(sorted(name for name, source in sources.items() if takes_figures(source)))
