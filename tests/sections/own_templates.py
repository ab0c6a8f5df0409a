"""Briefs with a template of their own, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.config.load import load_brief
from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Document
from briefgen.errors import BriefError
from briefgen.sections.compose import compose
from briefgen.tailoring.tailor import tailor
from tests.making import FEES

REPORT = """\
Harbours of Zedland
A year at the quays
The harbours earn a fifth of the income of Zedland.
Findings on fees
- Fees fell by a tenth within a year.
- Receipts are numbered by hand in Marrow.
Conclusion
A register that names all owners is within reach.
"""
MORE = "this template does more than a section needs"
GROW = "{% set n = namespace(x=START) %}{% for i in range(60) %}{% set n.x = TURN %}{% endfor %}{{ n.x | length }}"


def grow(start: str, turn: str) -> str:
    return GROW.replace("START", start).replace("TURN", turn)


def folder(path: Path, source: str, others: dict[str, str] | None = None) -> Path:
    """Write a brief whose one audience has a section from a template of one's own."""
    (path / "report.txt").write_text(REPORT, encoding="utf-8")
    (path / "brief.yaml").write_text(
        "report: report.txt\naudiences: [{name: own, extends: public, sections: [title, findings]}]\n", encoding="utf-8"
    )
    (path / "sections").mkdir()
    for name, text in {"findings": source, **(others or {})}.items():
        (path / "sections" / f"{name}.md.j2").write_text(text, encoding="utf-8")
    return path


def built(path: Path) -> Document:
    brief = load_brief(path)
    return compose(tailor(brief.report, brief.audiences[0]), brief)


def refused(path: Path) -> Diagnostic:
    with pytest.raises(BriefError) as caught:
        built(path)
    assert caught.value.exit_code == 3
    told = caught.value.diagnostics[0]
    for inner in ("0x", "object at", "<class", "<function", "View", "Traceback", "'int'", "'str'", *FEES):
        assert inner not in f"{told.message} {told.hint}"
    assert told.hint
    assert told.location is not None
    if told.location.file.startswith("built-in"):
        return told
    file = Path(told.location.file).relative_to(path).as_posix()
    return replace(told, location=replace(told.location, file=file))
