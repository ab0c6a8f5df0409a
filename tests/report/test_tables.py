"""Tables of a report in YAML: cells as they are written, places, labels; and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import ReportError
from briefgen.labels import Label
from briefgen.report.model import Place, Report, Role
from briefgen.report.readers import ReportOverrides, read_report

HEAD = """\
title: Harbours
parts:
  - heading: Fees
    role: findings
    findings: [Fees fell., Fees rose.]
    tables:
"""
TABLE = """\
      - id: fees
        title: Fees by port
        header: [Port, 2025, 2026]
        rows:
          - [Quell, 2.10, "1,250"]
          - [Marrow, "", -0.50]  # a remark
        source: Ministry of Ports
        tlp: GREEN
"""


def read(tmp_path: Path, tables: str, roles: dict[str, Role] | None = None) -> Report:
    path = tmp_path / "report.yaml"
    path.write_text(HEAD + tables, encoding="utf-8")
    return read_report(path, roles=roles or {}, overrides=ReportOverrides())


def test_a_table_keeps_its_cells_as_they_are_written(tmp_path: Path) -> None:
    (table,) = read(tmp_path, TABLE).tables
    assert (table.id, table.title, table.source, table.label) == (
        "fees",
        "Fees by port",
        "Ministry of Ports",
        Label.GREEN,
    )
    assert table.data.header == ("Port", "2025", "2026")
    assert [row.cells for row in table.data.rows] == [("Quell", "2.10", "1,250"), ("Marrow", "", "-0.50")]
    assert (table.place, table.header_place) == (Place(8), Place(9))
    assert [row.place for row in table.data.rows] == [Place(11), Place(12)]


def test_without_a_label_a_table_has_the_reports(tmp_path: Path) -> None:
    (table,) = read(tmp_path, "      - {id: a, title: T, header: [A, B], rows: [[x, 1]]}\n").tables
    assert table.label is Label.CLEAR


def test_a_table_stays_with_its_part_whatever_role_its_passages_get(tmp_path: Path) -> None:
    report = read(tmp_path, TABLE, {"fees.1": Role.CONTEXT, "fees.2": Role.IGNORE})
    assert [table.id for table in report.tables] == ["fees"]


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("{id: a, title: T, header: [A, B]}", 7, "a table needs `rows`"),
        ("{id: a, title: T, header: [A, B], rows: [[x, 1, 2]]}", 7, "the row has 3 cells, and the header 2"),
        ("{id: a, title: T, header: [A, A], rows: [[x, 1]]}", 7, "two columns are called `A`"),
        ("{id: a, title: T, header: [A, ''], rows: [[x, 1]]}", 7, "a column has no name"),
        ("{id: a, title: T, header: [A], rows: [[x]]}", 7, "a table has two columns at least"),
        ("{id: a, title: T, header: [A, B], rows: []}", 7, "`rows` needs a list of rows"),
        ("{id: a, title: T, header: [A, B], rows: [[x, [1]]]}", 7, "needs text"),
        ("{id: a, titel: T, header: [A, B], rows: [[x, 1]]}", 7, "unknown key `titel`"),
        ("{id: a, title: T, header: [A, B], rows: [[x, true]]}", 7, "needs text"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_its_line(tmp_path: Path, table: str, line: int, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        read(tmp_path, f"      - {table}\n")
    assert any(d.location and d.location.line == line and message in d.message for d in caught.value.diagnostics)


def test_two_tables_do_not_share_an_id(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="the id `fees` is used twice"):
        read(tmp_path, TABLE + TABLE)
