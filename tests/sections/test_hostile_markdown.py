"""Markdown that is nested too deeply, too wide or too long."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.sections.parsing import MAX_COLUMNS, MAX_NESTING
from tests.sections.own_templates import built, folder, refused

NESTED = {
    "quotations": ">" * 50_000 + " x",
    "one quotation too many": ">" * (MAX_NESTING + 1) + " x",
    "lists": "- " * 40_000 + "x",
    "lists line by line": "".join("  " * n + "- x\n" for n in range(300)),
    "both": "> - " * 20_000 + "x",
    "boxes": "".join(":" * (400 - n) + " small\n" for n in range(390)) + "x",
    "emphasis": "*" * 40_000 + "x" + "*" * 40_000,
    "emphasis of two kinds": "*a _b " * 5_000 + "c" + "b_ a*" * 5_000,
}


@pytest.mark.parametrize("name", NESTED)
def test_markdown_that_is_nested_too_deeply_is_refused_not_cut(name: str, tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"{NESTED[name]}\n"))
    assert "stand in one another more than" in told.message
    assert told.location is not None
    assert told.location.file == "sections/findings.md.j2"


@pytest.mark.parametrize("before", [">" * MAX_NESTING + " ", "- " * (MAX_NESTING // 2)])
def test_what_may_just_be_nested_loses_nothing(before: str, tmp_path: Path) -> None:
    from briefgen.document import walk

    blocks = walk.inner_blocks(built(folder(tmp_path, before + "{{ findings[0] }}\n")).sections[-1].blocks)
    assert any("Fees fell" in walk.plain(walk.own_inlines(block)) for block in blocks)


def test_a_table_wider_than_any_page_is_refused(tmp_path: Path) -> None:
    width = MAX_COLUMNS + 1
    told = refused(folder(tmp_path, "|a" * width + "|\n" + "|-" * width + "|\n"))
    assert f"more than {MAX_COLUMNS} columns" in told.message


@pytest.mark.parametrize(
    "source",
    ["[" * 40_000, "![" * 20_000, "[a](" * 10_000, "<" * 40_000, "&" * 40_000, "\\" * 40_000, "a\n" * 10_000,
     "x" * 90_000, "|a|b|\n|-|-|\n" + "|c|d|\n" * 2_000, "::: small\nx\n:::\n" * 1_000, "\t" * 40_000 + "x"],
)  # fmt: skip
def test_long_markdown_of_any_kind_has_a_result(source: str, tmp_path: Path) -> None:
    assert built(folder(tmp_path, f"x\n\n{source}\n")).sections[-1].blocks
