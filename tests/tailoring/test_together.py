"""What points back stands behind what it points to, or is left out. All is invented."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import GroupBy, SectionPlan
from briefgen.document.nodes import Heading, List, Paragraph
from briefgen.document.walk import blocks, plain
from briefgen.report.annotations import Annotation
from briefgen.report.model import Kind, Passage, Place
from briefgen.report.wording import opening_anaphor
from briefgen.tailoring.fit import fit
from briefgen.tailoring.selection import Fate, Selection
from briefgen.tailoring.tailor import tailor
from briefgen.tailoring.together import pointing_back
from tests.making import annotated, composed, make_profile, make_report

CREWS = (
    "Two crews repair nets in Quell.",
    "These crews are paid by the day.",
    "They keep no books.",
    "The port of Marrow has one crane.",
)
REPORT = make_report({"Crews": CREWS, "Owners": ("The register lists 212 vessels.",)})
ONE, TWO, THREE, FOUR = (f"crews.{n}" for n in range(1, 5))


def order(selection: Selection, section: str = "findings") -> list[str]:
    return [p.id for p in selection.allotted[section]]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("These crews are paid.", "en", "These crews"),
        ("They keep no books.", "en", "They"),
        ("The latter waits.", "en", "The latter"),
        ("Ces groupes attendent.", "fr", "Ces groupes"),
        ("Ce dernier attend.", "fr", "Ce dernier"),
        ("Dichos grupos esperan.", "es", "Dichos grupos"),
        ("These findings show that fees fell.", "en", ""),
        ("This report finds that fees fell.", "en", ""),
        ("This year fees fell.", "en", ""),
        ("It is estimated that 37 vessels wait.", "en", ""),
        ("Both the port and the quay wait.", "en", ""),
        ("Those who wait pay twice.", "en", ""),
        ("Theses on ports abound.", "en", ""),
        ("IT systems are old.", "en", ""),
        ("It was R. Example who paid.", "en", ""),
        ("The former minister pays.", "en", ""),
        ("The former is late.", "en", "The former"),
        ("It is likely to fall.", "en", ""),
        ("It is difficult to pay.", "en", ""),
        ("However, these crews pay.", "en", "However, these crews"),
        ("“These crews pay,” R. Example said.", "en", "These crews"),
        ("Cependant, ils attendent.", "fr", "Cependant, ils"),
        ("Ces dernières années, tout baisse.", "fr", ""),
        ("Il est estimé que 37 navires attendent.", "fr", ""),
        ("Este informe señala una caída.", "es", ""),
        ("Diese Gruppen warten.", "de", ""),
    ],
)
def test_first_words_that_point_back_are_told_from_those_that_do_not(text: str, language: str, words: str) -> None:
    assert opening_anaphor(Passage("x", Kind.BULLET, text, Place(1)), language) == words


@pytest.mark.parametrize("by", list(GroupBy))
def test_a_chain_stays_together_however_findings_are_arranged(by: GroupBy) -> None:
    report = annotated(
        REPORT,
        {
            ONE: Annotation(themes=("nets",), priority=3),
            TWO: Annotation(themes=("pay",), priority=1),
            THREE: Annotation(themes=("books",), priority=2),
            FOUR: Annotation(themes=("cranes",), priority=4),
        },
    )
    selection, document = composed(report, make_profile(SectionPlan("findings", by=by)))
    at = order(selection).index(ONE)
    assert order(selection)[at : at + 3] == [ONE, TWO, THREE]
    section = next(s for s in document.sections if s.name == "findings")
    lists = [block for block in section.blocks if isinstance(block, List)]
    assert any(_words(found)[-3:] == list(CREWS[:3]) or _words(found)[:3] == list(CREWS[:3]) for found in lists)


def _words(found: List) -> list[str]:
    first = [item.blocks[0] for item in found.items]
    return [plain(block.content).split("F")[0].strip() for block in first if isinstance(block, Paragraph)]


def test_what_points_to_something_that_is_withheld_is_cut_with_the_rule_and_so_is_what_points_to_that() -> None:
    selection = tailor(REPORT, make_profile("findings", never=(ONE,)))
    assert order(selection) == [FOUR, "owners.1"]
    decision = selection.decisions[TWO]
    assert decision.fate is Fate.CUT
    assert decision.rule == "opens with “These crews”: what it points to is not shown before it"
    assert selection.decisions[THREE].fate is Fate.CUT


def test_what_is_left_out_for_length_takes_along_what_points_to_it() -> None:
    selection = tailor(REPORT, make_profile("findings"), {TWO: "length: words 90"})
    assert order(selection) == [ONE, FOUR, "owners.1"]
    assert selection.decisions[TWO].rule == "length: words 90"


def test_a_key_message_is_never_chosen_without_what_it_points_to() -> None:
    report = annotated(REPORT, {TWO: Annotation(priority=1), FOUR: Annotation(priority=2)})
    selection = tailor(report, make_profile(SectionPlan("key-messages", max=1), "findings"))
    assert order(selection, "key-messages") == [FOUR]
    assert order(selection) == [ONE, TWO, THREE, "owners.1"]


def test_a_section_that_chooses_takes_a_run_whole_or_leaves_it() -> None:
    report = annotated(REPORT, {ONE: Annotation(priority=1)})
    narrow = tailor(report, make_profile(SectionPlan("key-messages", max=2), "findings"))
    assert order(narrow, "key-messages") == [FOUR, "owners.1"]
    assert order(narrow) == [ONE, TWO, THREE]
    wide = tailor(report, make_profile(SectionPlan("key-messages", max=3), "findings"))
    assert order(wide, "key-messages") == [ONE, TWO, THREE]


def test_a_run_of_which_one_may_not_stand_out_is_no_key_message() -> None:
    report = annotated(REPORT, {ONE: Annotation(priority=1), TWO: Annotation(key_message=False)})
    found = tailor(report, make_profile("key-messages", "findings"))
    assert order(found, "key-messages") == [FOUR, "owners.1"]
    assert order(found) == [ONE, TWO, THREE]


def test_what_can_stand_nowhere_takes_no_room() -> None:
    report = annotated(REPORT, {TWO: Annotation(priority=1), THREE: Annotation(priority=1)})
    plan = SectionPlan("findings", by=GroupBy.WEIGHT, max=2)
    assert order(tailor(report, make_profile(plan))) == [ONE, TWO]
    assert order(tailor(report, make_profile(plan, never=(ONE,)))) == [FOUR, "owners.1"]


class Size:
    """Five words a finding, one page."""

    pages = 1

    def __init__(self, selection: Selection) -> None:
        self.words = 5 * sum(len(found) for found in selection.allotted.values())


def test_length_drops_what_points_back_before_what_it_points_to() -> None:
    report = annotated(REPORT, {TWO: Annotation(priority=1)})
    assert order(fit(report, make_profile("findings", words=5), Size)) == [ONE]
    assert order(fit(report, make_profile("findings", words=15), Size)) == [ONE, TWO, THREE]


def test_every_passage_that_is_shown_is_printed_whole() -> None:
    selection, document = composed(REPORT, make_profile("title", "summary", "findings", "conclusion"))
    said = " ".join(plain(block.content) for block in blocks(document) if isinstance(block, Heading | Paragraph))
    for passage in selection.shown:
        assert passage.text in said


def test_the_lead_is_kept_together_as_the_parts_are() -> None:
    report = make_report(lead=("Two crews repair nets in Quell.", "These crews are paid by the day."))
    first, second = report.lead
    assert pointing_back(report)[second.id].to == first.id
