"""themes/taxonomy.yaml beside a brief -> cue words of themes, to add to those that come with briefgen.

In: the folder of a brief. Out: cues by theme, in the order of the file: `theme: [cue, phrase of words, beginning*]`. An
empty list switches a shipped theme off. All problems are told in their places.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.config.files import read_yaml
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError
from briefgen.nearest import suggestion
from briefgen.report.taxonomy import shipped_names
from briefgen.report.taxonomy.matching import parse_cue
from briefgen.yaml_source.document import KeyPath, YamlDocument

FOLDER = "themes"
TAXONOMY_FILE = "taxonomy.yaml"
NAME = re.compile("[a-z0-9][a-z0-9-]{0,59}")  # as `Name` in the schema: a name may stand in annotations
EXAMPLE = "write `fishing-rights: [fishing licence*, quota]`"


def load_cues(folder: Path, problems: list[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """Return the analyst's own cues by theme; what is wrong with them is added to `problems`."""
    own = folder / FOLDER
    problems.extend(_not_read(own))
    path = own / TAXONOMY_FILE
    if not path.exists():
        return {}
    try:
        document = read_yaml(path)
    except BriefError as failed:
        problems.extend(failed.diagnostics)
        return {}
    problems.extend(document.diagnostics)
    if document.data is None:
        return {}
    if not isinstance(document.data, dict):
        if document.ok:
            problems.append(document.error("a taxonomy is a mapping of themes to lists of cues", (), EXAMPLE))
        return {}
    checker = _Checker(document)
    found = {name: checker.cues(name, value) for name, value in document.data.items()}
    known = {d.location for d in document.diagnostics}  # the YAML itself was already found at fault there
    problems.extend(d for d in checker.problems if d.location not in known)
    return found


def _not_read(own: Path) -> list[Diagnostic]:
    """Tell of files that were meant to be read."""
    hint = f"name it {FOLDER}/{TAXONOMY_FILE}, or move it elsewhere"
    files = sorted(own.iterdir()) if own.is_dir() else []
    return [
        error("this file is not read", Location(str(path)), hint)
        for path in files
        if path.suffix.lower() in (".yaml", ".yml") and path.name != TAXONOMY_FILE
    ]


class _Checker:
    """Check the entries of one file, gathering problems."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.problems: list[Diagnostic] = []

    def cues(self, name: str, value: object) -> tuple[str, ...]:
        """Return the sound cues of a theme."""
        if not NAME.fullmatch(name):
            hint = "use lower-case letters, digits and hyphens, at most 60"
            self._tell(f"`{name}` cannot be the name of a theme", (name,), hint, key=True)
        if value is None:
            self._tell(f"`{name}` has no value", (name,), "list its cues; `[]` switches a shipped theme off")
            return ()
        if not isinstance(value, list):
            self._tell(f"`{name}` takes a list of cues", (name,), EXAMPLE)
            return ()
        if not value and NAME.fullmatch(name) and name not in shipped_names():
            message = f"`{name}` has no cues, and there is no shipped theme of that name to switch off"
            self._tell(message, (name,), suggestion(name, sorted(shipped_names())) or EXAMPLE, key=True)
        return tuple(cue for n, entry in enumerate(value) if (cue := self._cue(entry, (name, n))))

    def _cue(self, entry: object, path: KeyPath) -> str:
        if not isinstance(entry, str):
            said = "has no value" if entry is None else f"is text, not `{str(entry)[:40]}`"
            self._tell(f"a cue {said}", path, "put quotes around a cue that YAML takes for something else")
            return ""
        try:
            parse_cue(entry)
        except ValueError as problem:
            hint = f"{EXAMPLE}; `*` at the end of a word stands for any ending"
            named = f"the cue `{entry[:40]}`" if entry.strip() else "an empty cue"
            self._tell(f"{named} {problem}", path, hint)
            return ""
        return entry

    def _tell(self, message: str, path: KeyPath, hint: str, *, key: bool = False) -> None:
        self.problems.append(self.document.error(message, path, hint, key=key))
