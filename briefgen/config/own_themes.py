"""The theme that a brief or a profile names: a shipped one, or a file of one's own.

In: the name as it stands, and the folder of the brief, which paths begin at. Out: what is wrong with it; a theme's own
mistakes are told in its file.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.config.files import lost
from briefgen.diagnostics import Diagnostic
from briefgen.errors import BriefError
from briefgen.nearest import did_you_mean
from briefgen.style.theme import theme_names
from briefgen.style.theme_file import SUFFIX, find_theme
from briefgen.yaml_source.document import KeyPath, YamlDocument

_BEGINS = "the path of a theme begins at the folder of brief.yaml"


def theme_problems(name: str, folder: Path | None, document: YamlDocument, path: KeyPath) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the theme that stands at a path of a document."""
    if name in theme_names():
        return ()
    if not name.endswith(SUFFIX) or folder is None:
        return (document.error(f"no theme `{name}`", path, did_you_mean(name, theme_names())),)
    if fault := lost("theme file", name, folder, document, path, _BEGINS):
        return (fault,)
    try:
        find_theme(name, folder)
    except BriefError as failed:
        return failed.diagnostics
    return ()
