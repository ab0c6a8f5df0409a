"""Marked content is flat and well nested on every page, and the words of a source carry it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pytest

from briefgen.document.nodes import AUTHOR, Cell, Paragraph, Provenance, Text, Voice
from briefgen.writers.pdf.marking import Marking
from tests.samples import report, sample
from tests.writers.pdf.reading import document_of, opened, written

THEMES = ("briefing", "institutional", "press")


def operators(data: bytes) -> Iterator[list[tuple[str, str]]]:
    """Yield for each page its operators, each with its first operand."""
    with opened(data) as pdf:
        for page in pdf.pages:
            found = pikepdf.parse_content_stream(page)
            yield [(str(i.operator), str(i.operands[0]) if len(i.operands) else "") for i in found]


@pytest.mark.parametrize("theme", THEMES)
def test_marked_content_ends_on_its_page_and_never_crosses_a_text_object(theme: str) -> None:
    begun = 0
    for page in operators(written(sample(), theme).data):
        open_: list[str] = []
        for operator, operand in page:
            if operator in ("BDC", "BMC"):
                assert operand == "/Span" or not [mark for mark in open_ if mark != "BT"], "one in another"
                open_.append(operand)
                begun += 1
            elif operator == "EMC":
                assert open_.pop() != "BT"
            elif operator == "BT":
                open_.append("BT")
            elif operator == "ET":
                assert open_.pop() == "BT"
        assert open_ == []
    assert begun > 40


@pytest.mark.parametrize("theme", THEMES)
def test_rules_fills_and_pictures_stand_in_no_text(theme: str) -> None:
    for page in operators(written(sample(), theme).data):
        open_: list[str] = []
        for operator, operand in page:
            if operator in ("BDC", "BMC"):
                open_.append(operand)
            elif operator == "EMC":
                open_.pop()
            assert not (operator in ("re", "Do", "f", "S") and "/P" in open_), "a shape among the words"


def test_furniture_is_an_artifact_on_every_page() -> None:
    for page in operators(written(sample()).data):
        assert page.count(("BDC", "/Artifact")) >= 2


def test_a_key_with_brackets_cannot_leave_its_string() -> None:
    odd = Text("Quays.", Provenance(Voice.REPORT, ("a)>>BDC(\\",)))
    with opened(written(document_of(Paragraph((odd,)))).data) as pdf:
        found = pikepdf.parse_content_stream(pdf.pages[0])
        said = [i.operands[1] for i in found if str(i.operator) == "BDC" and "/BFSource" in i.operands[1]]
    assert [str(entry.BFSource) for entry in said] == ["a)>>BDC(\\"]


def test_lines_of_one_paragraph_share_one_sequence_and_equal_blocks_do_not() -> None:
    first, second = (Paragraph((report("Quays of Marrow. " * 20, 3),)) for _ in range(2))
    (page, *_) = operators(written(document_of(first, second)).data)
    keyed = [operand for operator, operand in page if operator == "BDC" and operand == "/P"]
    assert 2 <= len(keyed) <= 6


def test_the_marking_turns_only_where_owner_or_source_change() -> None:
    marking, one, two = Marking(), Cell(()), Cell(())
    assert marking.turn_to(one, "k_L1") == ("/P<</BFBlock 1/BFSource(k_L1)>>BDC",)
    assert marking.turn_to(one, "k_L1") == ()
    assert marking.turn_to(one, "") == ("EMC", "/P<</BFBlock 1>>BDC")
    assert marking.turn_to(two, "author") == ("EMC", "/P<</BFBlock 2/BFSource(author)>>BDC")
    assert marking.turn_to(None, "") == ("EMC",)
    assert marking.pause() == ()
    assert marking.open_artifact("") == ("/Artifact BMC",)
    assert marking.turn_to(one, "k_L1") == ()
    assert marking.end() == ("EMC",)
    assert marking.turn_to(one, "k_L1") == ("/P<</BFBlock 1/BFSource(k_L1)>>BDC",)


def test_the_source_of_words_is_their_keys_or_whose_they_are() -> None:
    assert Provenance(Voice.REPORT, ("k_L1", "k_L2")).source == "k_L1 k_L2"
    assert Provenance(Voice.REPORT).source == "report"
    assert AUTHOR.source == "author"
    assert Provenance(Voice.TOOL).source == ""
