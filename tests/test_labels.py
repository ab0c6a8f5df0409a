"""A label holds for every kind of block: above the ceiling in no byte of any file, at the ceiling shown and printed.

Each kind has words of its own that stand nowhere else. A contact has no label: brief.yaml gives it to be printed. A
brief cannot hold a figure yet; what a figure would say is tried on the tree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from briefgen.checks.withheld import check_withheld
from briefgen.document.nodes import Figure, Section, Text
from briefgen.labels import Label
from tests.build.folders import signed
from tests.conftest import FORMATS, build_into
from tests.making import composed, make_profile, make_report
from tests.reading import properties_of, text_of, words
from tests.samples import png
from tests.test_acceptance import assert_absent

REPORT = """\
title: Copper lanterns of Zedland
subtitle: Velvet ropes along the quays
author: R. Example
lead:
  - A third of all masts in Quell are painted yellow.
parts:
  - heading: Chalk marks and measures
    role: context
    text: [Four tents were pitched behind the lighthouse.]
  - heading: Boats
    role: findings
    findings:
      - Minister R. Example has asked for a list of boats.
      - Every boat in Marrow has two anchors.
  - heading: Woollen sails
    role: findings
    findings:
      - {text: Seven ferries are presumably without a bell., source: Walrus ledger of the ferry office}
  - heading: Conclusion
    role: conclusion
    text: [Brass bells would be within reach of everybody.]
  - heading: Recommendations
    role: recommendations
    findings:
      - Give every ferry a green flag at noon.
      - Count the anchors.
"""
SECTIONS = (
    "headline, summary, findings, asks, recommendations, conclusion, context, certainty, evidence, questions, "
    "talking-points, handling, note, not-said, right-of-reply, safety-note, glossary, who-wrote-it, source, contact"
)
Build = Callable[[str], Path]
FERRIES = "Seven ferries are presumably without a bell."


@dataclass(frozen=True)
class Case:
    """A kind of block: what labels it AMBER, and the words by which it is known."""

    words: tuple[str, ...]
    annotations: str = ""
    brief: str = ""


def of_report(identifier: str, *said: str) -> Case:
    return Case(said, annotations=f"{identifier}: {{tlp: AMBER}}\n")


def of_author(section: str) -> Case:
    said = f"Marzipan for the {section.replace('-', ' ')}."
    return Case((said,), brief=f'text: {{all: {{{section}: {{text: "{said}", tlp: AMBER}}}}}}\n')


CASES = {
    "title": of_report("title", "Copper lanterns of Zedland"),
    "subtitle": of_report("subtitle", "Velvet ropes along the quays"),
    "lead": of_report("lead.1", "A third of all masts in Quell are painted yellow."),
    "context": of_report("chalk-marks.1", "Four tents were pitched behind the lighthouse."),
    "finding": of_report("woollen-sails.1", FERRIES),
    "heading, with what stands under it": of_report("woollen-sails", "Woollen sails", FERRIES),
    "evidence: the source that the report names": of_report("woollen-sails.1", "Walrus ledger of the ferry office"),
    "certainty: a word of the report": of_report("woollen-sails.1", "presumably"),
    "conclusion": of_report("conclusion.1", "Brass bells would be within reach of everybody."),
    "recommendation of the report": of_report("recommendations.1", "Give every ferry a green flag at noon."),
    **{
        f"author: {section}": of_author(section)
        for section in (
            "headline",
            "questions",
            "talking-points",
            "handling",
            "note",
            "not-said",
            "right-of-reply",
            "safety-note",
        )
    },
    "author: recommendation": Case(
        ("Lend a marzipan flag to the ferries.",),
        brief="recommendations: [{text: Lend a marzipan flag to the ferries., tlp: AMBER}]\n",
    ),
    "author: glossary": Case(
        ("what marzipan holds fast",), brief="glossary: {anchors: {text: what marzipan holds fast., tlp: AMBER}}\n"
    ),
    "author: a text that cites an AMBER finding": Case(
        ("Ask the marzipan office.", FERRIES),
        annotations="woollen-sails.1: {tlp: AMBER}\n",
        brief="text: {all: {note: {text: Ask the marzipan office., cites: [woollen-sails.1]}}}\n",
    ),
    "author: a recommendation that stands on an AMBER finding": Case(
        ("Lend a marzipan flag to the ferries.",),
        annotations="woollen-sails.1: {tlp: AMBER}\n",
        brief="recommendations: [{text: Lend a marzipan flag to the ferries., supports: [woollen-sails.1]}]\n",
    ),
    "author: a headline that cites an AMBER lead": Case(
        ("Marzipan masts",),
        annotations="lead.1: {tlp: AMBER}\n",
        brief="text: {all: {headline: {text: Marzipan masts, cites: [lead.1]}}}\n",
    ),
}


def audience(name: str, ceiling: str) -> str:
    common = f"extends: minister, pages: 9, words: 9000, sections: [{SECTIONS}]"
    return f"  - {{name: {name}, ceiling: {ceiling}, {common}}}\n"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a function that builds a case for one audience below its label and one at it, once."""

    @cache
    def built(name: str) -> Path:
        case, folder = CASES[name], tmp_path_factory.mktemp("labels")
        (folder / "report.yaml").write_text(REPORT, encoding="utf-8")
        head = "name: ferries\nreport: report.yaml\ncontact: {office: Harbour desk}\n"
        audiences = "audiences:\n" + audience("below", "GREEN") + audience("at", "AMBER")
        (folder / "brief.yaml").write_text(head + audiences + case.brief, encoding="utf-8")
        if case.annotations:
            (folder / "annotations.yaml").write_text(case.annotations, encoding="utf-8")
        result = build_into(folder / "out", signed(folder), formats=FORMATS)
        assert result.exit_code == 0, result.diagnostics
        return folder / "out" / "ferries"

    return built


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_what_is_labelled_above_the_ceiling_is_in_no_byte(build: Build, name: str, extension: str) -> None:
    path = build(name) / f"below.{extension}"
    for said in CASES[name].words:
        assert_absent(path, said)
    assert "TLP:CLEAR" in text_of(path)
    assert "TLP:AMBER" not in text_of(path) + properties_of(path)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_what_is_labelled_at_the_ceiling_is_shown_and_its_label_is_the_printed_one(
    build: Build, name: str, extension: str
) -> None:
    said = text_of(build(name) / f"at.{extension}")
    for known_by in CASES[name].words:
        assert words(known_by) in said
    assert "TLP:AMBER" in said
    assert "TLP:CLEAR" not in said


@pytest.mark.parametrize("extension", FORMATS)
def test_a_contact_has_no_label_and_is_always_printed(build: Build, extension: str) -> None:
    for name in ("below", "at"):
        assert "Harbour desk" in text_of(build("finding") / f"{name}.{extension}")


def test_the_label_printed_is_the_one_at_the_ceiling_even_if_only_a_cited_finding_has_it(tmp_path: Path) -> None:
    """The finding is left out for room; the text that stands on it carries its label."""
    (tmp_path / "report.yaml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "annotations.yaml").write_text("woollen-sails.1: {tlp: AMBER}\n", encoding="utf-8")
    sections = "sections: [title, {findings: {max: 1}}, note]"
    (tmp_path / "brief.yaml").write_text(
        f"name: ferries\nreport: report.yaml\naudiences: [{{name: at, extends: minister, {sections}}}]\n"
        "text: {all: {note: {text: Ask the marzipan office., cites: [woollen-sails.1]}}}\n",
        encoding="utf-8",
    )
    assert build_into(tmp_path / "out", tmp_path, formats=("html",)).exit_code == 0
    page = tmp_path / "out" / "ferries" / "at.html"
    assert_absent(page, FERRIES)
    assert "TLP:AMBER" in text_of(page)


@pytest.mark.parametrize(
    "figure",
    [
        Figure(png(), "As said: no owner is on file for 37 vessels."),
        Figure(png(), "A chart.", (Text("No owner is on file for 37 vessels."),)),
        Figure(png(), "", (Text("NO OWNER is on file, for 37 vessels"),), decorative=True),
    ],
)
def test_a_figure_whose_words_are_withheld_is_refused_on_the_tree(figure: Figure) -> None:
    selection, document = composed(make_report(), make_profile("title", "findings", never=("owners.2",)))
    spoilt = replace(document, sections=(*document.sections, Section("more", (figure,))))
    assert [d.message for d in check_withheld(selection, spoilt)] == [
        "withheld from `partners`, but in the brief: `owners.2`"
    ]
    calm = Figure(png(), "A chart of fees.")
    assert check_withheld(selection, replace(document, sections=(*document.sections, Section("more", (calm,))))) == ()
    assert document.metadata.label is Label.CLEAR
