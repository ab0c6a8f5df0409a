"""Turn report, audience and annotations into policy briefs.

The public names, each imported when it is first used, so that `import briefgen` costs nothing:
`load_brief` or `read_report`, then `tailor` or `select`, `compose`, and `writer`; or `build_variant` for all at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.build.variant import build_variant, select
    from briefgen.config.load import load_brief
    from briefgen.errors import BriefgenError
    from briefgen.report.readers import read_report
    from briefgen.sections.compose import compose
    from briefgen.style.theme import load_theme
    from briefgen.tailoring.tailor import tailor
    from briefgen.writers import WriteOptions, writer

__version__ = "0.1.0"

__all__ = [
    "BriefgenError",
    "WriteOptions",
    "__version__",
    "build_variant",
    "compose",
    "load_brief",
    "load_theme",
    "read_report",
    "select",
    "tailor",
    "writer",
]

_HOMES = {
    "BriefgenError": "briefgen.errors",
    "WriteOptions": "briefgen.writers",
    "build_variant": "briefgen.build.variant",
    "compose": "briefgen.sections.compose",
    "load_brief": "briefgen.config.load",
    "load_theme": "briefgen.style.theme",
    "read_report": "briefgen.report.readers",
    "select": "briefgen.build.variant",
    "tailor": "briefgen.tailoring.tailor",
    "writer": "briefgen.writers",
}


def __getattr__(name: str) -> object:
    """Import a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
