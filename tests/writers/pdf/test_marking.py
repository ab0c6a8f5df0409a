"""Marked content is flat and well nested on every page, and the words of a source carry it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pytest

from briefgen.document.nodes import AUTHOR, Paragraph, Provenance, Text, Voice
from briefgen.writers.pdf.lines import Chunk
from briefgen.writers.pdf.marking import Marking
from briefgen.writers.pdf.structure import Content, Element
from tests.samples import report, sample
from tests.writers.pdf.reading import document_of, opened, written

THEMES = ("briefing", "institutional", "press")


def test_what_is_raised_stands_above_the_line_and_what_follows_on_it() -> None:
    code: list[str] = []
    marking = Marking(0, code)
    for rise, x in ((4.0, 3.0), (0.0, 9.5)):
        marking.text(None, Chunk(0, x, rise, "BT/F1 6 Tf 0 0 0 rg", "[<0001>]TJ"), 10.0, 20.0)
    marking.end()
    assert code == [
        "/Artifact BMC", "BT/F1 6 Tf 0 0 0 rg 1 0 0 1 13.00 24.00 Tm[<0001>]TJ", "6.5 -4 Td[<0001>]TJ", "ET", "EMC",
    ]  # fmt: skip


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
def test_all_that_is_drawn_is_marked_and_shapes_stand_in_no_text(theme: str) -> None:
    for page in operators(written(sample(), theme).data):
        open_: list[str] = []
        for operator, operand in page:
            if operator in ("BDC", "BMC"):
                open_.append(operand)
            elif operator == "EMC":
                open_.pop()
            assert not (operator in ("re", "f", "S") and set(open_) - {"/Artifact", "/Lbl"}), "a shape among the words"
            assert not (operator == "Do" and open_ != ["/Figure"])
            assert open_ or operator not in ("TJ", "Tj", "re", "f", "S", "Do"), "drawn, and belongs to nothing"


def test_furniture_is_an_artifact_on_every_page() -> None:
    first, *others = operators(written(sample()).data)
    assert others
    assert first.count(("BDC", "/Artifact")) >= 2
    assert [operand for operator, operand in first if operator == "BDC" and operand != "/Artifact"][:2] == [
        "/Strong",
        "/P",
    ]
    assert all(page[0] == ("BDC", "/Artifact") and page[-1] == ("EMC", "") for page in others)


def test_a_key_with_brackets_cannot_leave_its_string() -> None:
    odd = Text("Quays.", Provenance(Voice.REPORT, ("a)>>BDC(\\",)))
    with opened(written(document_of(Paragraph((odd,)))).data) as pdf:
        kept = [o.A.P[0] for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/A", {}).get("/P")]
    assert [str(entry.V) for entry in kept] == ["a)>>BDC(\\"]


def test_lines_of_one_paragraph_share_one_sequence_and_equal_blocks_do_not() -> None:
    first, second = (Paragraph((report("Quays of Marrow. " * 20, 3),)) for _ in range(2))
    (page, *_) = operators(written(document_of(first, second)).data)
    keyed = [operand for operator, operand in page if operator == "BDC" and operand == "/P"]
    assert len(keyed) == 5  # draft, embargo, series, and the two


def test_the_marking_turns_only_where_the_element_changes() -> None:
    code: list[str] = []
    marking, one, two = Marking(0, code), Element("P", None, []), Element("TD", None, [])
    for element in (one, one, two, None, None, one):
        marking.turn_to(element)
    marking.end()
    assert code == [
        "/P<</MCID 0>>BDC", "EMC", "/TD<</MCID 1>>BDC", "EMC", "/Artifact BMC", "EMC", "/P<</MCID 2>>BDC", "EMC",
    ]  # fmt: skip
    assert marking.elements == [one, two, one]
    assert one.kids == [Content(0, 0), Content(0, 2)]


def test_within_an_artifact_nothing_belongs_to_anything() -> None:
    code: list[str] = []
    marking, one = Marking(0, code), Element("P", None, [])
    marking.open_artifact("Pagination")
    marking.turn_to(one)
    marking.close_artifact()
    assert code == ["/Artifact<</Type/Pagination>>BDC", "EMC"]
    assert one.kids == []


def test_the_source_of_words_is_their_keys_or_whose_they_are() -> None:
    assert Provenance(Voice.REPORT, ("k_L1", "k_L2")).source == "k_L1 k_L2"
    assert Provenance(Voice.REPORT).source == "report"
    assert AUTHOR.source == "author"
    assert Provenance(Voice.TOOL).source == ""
