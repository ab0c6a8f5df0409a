"""The release report as one HTML page that needs nothing else: no script, no network. In: its data. Out: the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from briefgen.document.text import printable
from briefgen.phrasing import counted


def page(data: Mapping[str, Any]) -> str:
    """Return the page of a release report."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(_file("release.html.j2"))
    return template.render(data=data, css=Markup(_file("release.css").strip()), fates=_fates, counted=counted)


def _fates(decisions: list[Mapping[str, Any]]) -> str:
    """Return in one line what became of the findings: `shown 12, withheld 2`."""
    found = Counter(d["decision"] for d in decisions if d["number"])
    return ", ".join(f"{fate} {number}" for fate, number in found.items())


def _file(name: str) -> str:
    return (resources.files("briefgen.build") / "pages" / name).read_text(encoding="utf-8")


def _printed(value: object) -> object:
    """Return what a page can carry of a value; what is marked up already is left alone."""
    return value if isinstance(value, Markup) else printable(str(value))
