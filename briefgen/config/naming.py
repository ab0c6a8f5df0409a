"""The name of a brief, which stands in the path of every file. In: the name of a file or folder. Out: a neutral one."""

from __future__ import annotations

import re

from briefgen.config.accusing import accuses


def neutral_name(text: str) -> str:
    """Return a file or folder name as the name of a brief; a neutral one where it would accuse somebody."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")
    return name if name and not accuses(name) else "brief"
