"""The example briefs as trees. `BRIEFGEN_ACCEPT=1 pytest tests/sections/test_golden.py` writes them anew.

The briefs are composed whole, before fitting, so that a golden changes with a template and never with a layout. Of the
seed brief only headings, kinds and keys are kept: its sentences stand in its report and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefgen.brief import Brief
from briefgen.checks.withheld import check_withheld
from briefgen.config.load import load_brief
from briefgen.document import walk
from briefgen.document.check import check
from briefgen.document.dump import dump
from briefgen.document.nodes import Box, Cell, Document, Heading, Paragraph, Strip, Table
from briefgen.sections.compose import compose
from briefgen.tailoring.selection import Selection
from briefgen.tailoring.tailor import tailor
from tests.conftest import AUDIENCES

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"
BRIEFS = ("zedland", "cambodia-cyber-crime")
CASES = [(brief, audience) for brief in BRIEFS for audience in AUDIENCES]


@cache
def loaded(name: str) -> Brief:
    return load_brief(ROOT / "briefs" / name)


def composed(name: str, audience: str) -> tuple[Selection, Document]:
    brief = loaded(name)
    (profile,) = [profile for profile in brief.audiences if profile.name == audience]
    selection = tailor(brief.report, profile, texts=brief.texts, figures=brief.figures)
    return selection, compose(selection, brief)


def skeleton(document: Document) -> str:
    """Return headings, kinds of blocks and keys, without a sentence."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"document {document.metadata.language} {document.metadata.label} {document.metadata.audience}"
    for section in document.sections:
        yield f"section {section.name} {section.area}"
        for block in walk.inner_blocks(section.blocks):
            match block:
                case Heading(level=1):
                    yield f"  h1 #{block.identifier}{_keys(block)}"
                case Heading():
                    yield f"  h{block.level} #{block.identifier} {walk.plain(block.content)}{_keys(block)}"
                case Paragraph():
                    yield f"  {block.role}{_keys(block)}"
                case Box():
                    yield f"  box {block.kind}"
                case Strip():
                    yield f"  strip {block.shown}/{block.total}"
                case Table():
                    for row in block.rows:
                        yield f"  row {walk.plain(row[0].content)} {walk.plain(row[-1].content)}{_keys(row[1])}"
                case _:
                    yield f"  {type(block).__name__.lower()}"


def _keys(block: Heading | Paragraph | Cell) -> str:
    return "".join(f" @{key}" for key in block.provenance.keys)


@pytest.mark.parametrize(("brief", "audience"), CASES)
def test_the_tree_is_the_one_that_was_approved(brief: str, audience: str) -> None:
    _, document = composed(brief, audience)
    found = dump(document) if brief == "zedland" else skeleton(document)
    path = GOLDEN / f"{brief}-{audience}.txt"
    if os.environ.get("BRIEFGEN_ACCEPT"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("brief", "audience"), CASES)
def test_the_tree_passes_every_check(brief: str, audience: str) -> None:
    selection, document = composed(brief, audience)
    assert check(document) == ()
    assert check_withheld(selection, document) == ()


@pytest.mark.parametrize("audience", ["press", "public"])
def test_the_seed_s_two_hedged_findings_are_withheld_outside_the_house(audience: str) -> None:
    selection, _ = composed("cambodia-cyber-crime", audience)
    assert {p.id for p in selection.withheld} == {"state-embedded.2", "state-embedded.3"}


@pytest.mark.parametrize("audience", ["minister", "law-enforcement"])
def test_inside_the_house_the_seed_s_hedged_findings_are_shown_whole_and_flagged(audience: str) -> None:
    selection, document = composed("cambodia-cyber-crime", audience)
    assert not selection.withheld
    flagged = [block for block in walk.blocks(document) if isinstance(block, Box) and block.kind == "allegation"]
    words = {walk.plain(walk.own_inlines(box.blocks[0])) for box in flagged}
    assert words == {p.text for p in selection.report.findings if p.is_allegation}
    assert len(words) == 2


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_golden_of_the_seed_holds_a_sentence_of_its_report(audience: str) -> None:
    text = (GOLDEN / f"cambodia-cyber-crime-{audience}.txt").read_text(encoding="utf-8")
    report = loaded("cambodia-cyber-crime").report
    sentences = [s.text for p in report.passages() if p.kind != "heading" for s in p.sentences]
    assert not any(sentence in text for sentence in sentences)
