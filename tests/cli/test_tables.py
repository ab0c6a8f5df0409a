"""Tables: what is kept whole, wrapped, cut or left out, and how wide letters are."""

from __future__ import annotations

import pytest

from briefgen.cli.tables import Column, Fit, cut, table_lines, width

COLUMNS = (Column("id"), Column("rule", Fit.WRAP), Column("words", Fit.CUT))
ROWS = [("a.1", "a rule of some words that must be read to its very end", "The port of Quell collected all the fees")]


def test_a_table_with_room_holds_all_of_its_cells() -> None:
    head, row = table_lines(ROWS, COLUMNS, 200)
    assert head.split() == ["id", "rule", "words"]
    assert [cell.strip() for cell in row.split("  ") if cell.strip()] == list(ROWS[0])


@pytest.mark.parametrize("room", range(24, 110))
def test_a_rule_is_wrapped_and_never_cut(room: int) -> None:
    lines = table_lines(ROWS, COLUMNS, room)
    assert max(map(len, lines)) <= room
    start = lines[0].index("rule")
    end = lines[0].index("words") if "words" in lines[0] else None
    assert " ".join(line[start:end].strip() for line in lines[1:]) == ROWS[0][1]


def test_words_are_cut_with_an_ellipsis_and_left_out_where_there_is_no_room_for_some() -> None:
    assert table_lines(ROWS, COLUMNS, 80)[1].endswith(" …")
    assert "words" not in table_lines(ROWS, COLUMNS, 40)[0]


def test_a_path_is_not_broken_for_another_column() -> None:
    columns = (Column(), Column(fit=Fit.WRAP), Column(fit=Fit.WRAP))
    lines = table_lines([("key", "some words " * 8, "audiences/partners.yaml:14")], columns, 60)
    assert "audiences/partners.yaml:14" in lines[0]


def test_no_rows_are_no_lines() -> None:
    assert table_lines([], COLUMNS, 80) == []


@pytest.mark.parametrize(("text", "columns"), [("port", 4), ("港口", 4), ("e\u0301", 1), ("", 0)])
def test_the_width_is_that_on_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("The port", 8, "The port"),
        ("The port of Quell", 10, "The port …"),
        ("Thoroughfares", 6, "Thor …"),
        ("港口港口港口", 8, "港口港 …"),
    ],
)
def test_a_text_is_cut_between_words_where_it_has_some(text: str, room: int, shown: str) -> None:
    assert cut(text, room) == shown
    assert width(shown) <= room
