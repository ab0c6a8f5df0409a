"""What a profile is made of: the settings of one file, or of one entry in a brief, with their places.

In: a YAML document and a path in it. Out: `Layer`s, merged by `profiles`; `Mention`s of ids and themes in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.yaml_source.document import KeyPath, YamlDocument

SHIPPED = "built-in audience "  # how the places in shipped profiles begin


@dataclass(frozen=True, slots=True)
class Layer:
    """Settings of one file, or of one place in it: what `extends` is made of."""

    document: YamlDocument
    path: KeyPath
    data: Mapping[str, object]

    def origin(self, folder: Path | None, key: str | None = None) -> str:
        """Say where the layer, or a key of it, stands: `audiences/partners.yaml:4`, or `built-in press`."""
        if self.document.file.startswith(SHIPPED):
            return f"built-in {self.document.file.removeprefix(SHIPPED)}"
        file = Path(self.document.file)
        name = file.relative_to(folder).as_posix() if folder and file.is_relative_to(folder) else file.name
        path = self.path if key is None else (*self.path, key)
        return f"{name}:{self.document.key_location(path).line}" if path else name


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a profile names an id or a theme; `withholds` tells `never` from `only`."""

    document: YamlDocument
    path: KeyPath
    withholds: bool
