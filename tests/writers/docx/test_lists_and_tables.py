"""Lists number themselves and start where they should; tables have a header row, an exact grid and whole rows."""

from __future__ import annotations

import pytest
from lxml import etree

from briefgen.document.nodes import Align, Box, BoxKind, Cell, List, ListItem, Table, Text
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.docx import write
from tests.samples import sample
from tests.writers.docx.reading import NS, THEMES, W, brief, paragraph, part, written


def item(*texts: str) -> ListItem:
    """Return a list item of paragraphs."""
    return ListItem(tuple(paragraph(text) for text in texts))


def instances(data: bytes) -> list[tuple[str, str]]:
    """Return the list instance and level of each paragraph that has its own."""
    found = []
    for number in part(data).iter(f"{W}numPr"):
        level, instance = number.find("w:ilvl", NS), number.find("w:numId", NS)
        found.append((instance.get(f"{W}val"), level.get(f"{W}val")))
    return found


def starts(data: bytes) -> dict[str, str]:
    """Return the number with which each restarted list starts."""
    root = part(data, "word/numbering.xml")
    return {
        number.get(f"{W}numId"): number.find(".//w:startOverride", NS).get(f"{W}val")
        for number in root.iter(f"{W}num")
        if number.find(".//w:startOverride", NS) is not None
    }


def test_each_ordered_list_starts_anew_and_where_it_says() -> None:
    data = written(brief(List((item("a"), item("b")), True), paragraph("-"), List((item("c"),), True, start=7)))
    numbered = instances(data)
    assert numbered[0] == numbered[1] != numbered[2]
    assert starts(data) == {numbered[0][0]: "1", numbered[2][0]: "7"}


def test_bullets_need_no_instance_of_their_own() -> None:
    data = written(brief(List((item("a"), item("b")))))
    assert starts(data) == {}
    assert [style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")] == ["ListBullet", "ListBullet"]


def test_lists_inside_lists_go_a_level_deeper_and_later_paragraphs_continue() -> None:
    nested = ListItem((paragraph("a"), List((item("b", "b2"),), True), paragraph("a2")))
    data = written(brief(List((nested, item("c")), True)))
    styles = [style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")]
    assert styles == ["ListNumber", "ListNumber2", "ListNumberContinue2", "ListNumberContinue", "ListNumber"]
    levels = [level for _, level in instances(data) if level]
    assert levels == ["0", "1", "0"]


def test_an_item_that_is_a_box_shows_its_number_at_the_label_of_the_box() -> None:
    boxed = ListItem((Box(BoxKind.ALLEGATION, (paragraph("b"),), (Text("label"),)),))
    data = written(brief(List((item("a"), boxed, item("c")), True)))
    numbered = instances(data)
    assert [starts(data)[instance] for instance, _ in numbered] == ["1", "2", "3"]
    label = next(p for p in part(data).iter(f"{W}p") if "".join(p.itertext()) == "label")
    assert label.find(".//w:pStyle", NS).get(f"{W}val") == "AllegationLabel"
    assert label.find(".//w:numPr", NS) is not None


def test_every_number_that_is_named_is_defined() -> None:
    for theme in THEMES:
        data = written(sample(), theme)
        defined = {number.get(f"{W}numId") for number in part(data, "word/numbering.xml").iter(f"{W}num")}
        for name in ("word/document.xml", "word/styles.xml"):
            assert {number.get(f"{W}val") for number in part(data, name).iter(f"{W}numId")} <= defined


def cells(*texts: str) -> tuple[Cell, ...]:
    """Return cells of these texts."""
    return tuple(Cell((Text(text),)) for text in texts)


def grid(table: etree._Element) -> list[int]:
    """Return the widths of a table's columns."""
    return [int(column.get(f"{W}w")) for column in table.findall("w:tblGrid/w:gridCol", NS)]


@pytest.mark.parametrize("theme", THEMES)
def test_a_table_has_one_header_row_whole_rows_and_an_exact_grid(theme: str) -> None:
    table = part(written(sample(), theme)).find(".//w:tbl", NS)
    rows = table.findall("w:tr", NS)
    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows] == [True] + [False] * 5
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)
    for row in rows:
        assert [int(width.get(f"{W}w")) for width in row.findall("w:tc/w:tcPr/w:tcW", NS)] == grid(table)
    assert int(table.find("w:tblPr/w:tblW", NS).get(f"{W}w")) == sum(grid(table))
    assert table.find("w:tblPr/w:tblCaption", NS).get(f"{W}val") == "Where each finding stands in the report"
    assert table.find("w:tblPr/w:tblDescription", NS).get(f"{W}val") == "Finding; Words of the report; Line"


def test_rows_that_are_too_short_or_too_long_are_made_to_fit() -> None:
    table = Table(cells("a", "b"), (cells("1"), cells("1", "2", "3")), (Align.START,), ())
    root = part(written(brief(table)))
    assert [len(row.findall("w:tc", NS)) for row in root.iter(f"{W}tr")] == [2, 2, 2]


def test_numbers_stand_at_the_end_of_their_column_with_their_header() -> None:
    table = Table(cells("a", "b", "c"), (cells("1", "2", "3"),), (Align.START, Align.CENTRE, Align.END), (Text("c"),))
    styles = [style.get(f"{W}val") for style in part(written(brief(table))).find(".//w:tbl", NS).iter(f"{W}pStyle")]
    assert styles == ["TableHead", "TableHeadCentre", "TableHeadNumber", "TableRow", "TableTextCentre", "TableNumber"]


def test_a_table_without_columns_is_reported() -> None:
    result = write(brief(Table((), (), (), ())), load_theme("press"), WriteOptions())
    assert "without columns" in result.diagnostics[0].message


def test_many_columns_still_fill_the_measure_exactly() -> None:
    table = Table(cells(*("column" * 3,) * 15), (cells(*"abcdefghijklmno"),), (), ())
    for theme in THEMES:
        widths = grid(part(written(brief(table), theme)).find(".//w:tbl", NS))
        assert len(widths) == 15
        assert min(widths) > 0


def test_two_tables_in_a_row_are_kept_apart_though_they_have_no_captions() -> None:
    table = Table(cells("a"), (cells("1"),), (Align.START,), ())
    body = part(written(brief(table, table)))[0]
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "sectPr"]
