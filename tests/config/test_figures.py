"""Figures of brief.yaml: their data are read as they stand, and all that is wrong with them is told at its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.brief import BriefFigure
from briefgen.config.csv_file import read_csv
from briefgen.config.load import load_brief
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document.nodes import ChartKind
from briefgen.errors import BriefError, ReportError
from briefgen.report.numbers import number_of
from tests.config.folders import Make

FIGURE = """\
figures:
  fees:
    kind: {kind}
    data: fees.csv
    caption: Quell collects most
    {alt}
    source: Ministry of Ports
{more}
"""
CSV = "Port,2025,2026\nMarrow,0.8,0.7\nQuell,2.1,1.90\n"


def brief(kind: str = "bar", *more: str) -> str:
    alt = "" if kind == "table" else "alt: Bars by port"
    lines = "".join(f"    {line}\n" for line in more)
    return "report: report.txt\naudiences: [public]\n" + FIGURE.format(kind=kind, alt=alt, more=lines)


def figure(make: Make, kind: str = "bar", *more: str, csv: str = CSV) -> BriefFigure:
    (found,) = load_brief(make(brief(kind, *more), fees_DOT_csv=csv)).figures
    return found


def told(folder: Path) -> list[Diagnostic]:
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    return [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]


def faults(make: Make, csv: str, kind: str = "bar", *more: str) -> list[tuple[str, int, int, str]]:
    """Return file, line, column and message of each error."""
    found = told(make(brief(kind, *more), fees_DOT_csv=csv))
    return [(Path(d.location.file).name, d.location.line, d.location.column, d.message) for d in found if d.location]


# ----------------------------------------------------------------------------------------------------------- reading


def test_bars_stand_by_value_and_numbers_as_they_are_written(make: Make) -> None:
    found = figure(make)
    assert found.chart is ChartKind.BAR
    assert [row.cells for row in found.data.rows] == [("Quell", "2.1", "1.90"), ("Marrow", "0.8", "0.7")]
    assert found.numeric == {1, 2}


@pytest.mark.parametrize(
    ("kind", "more", "first"), [("line", (), "Marrow"), ("bar", ("order: file",), "Marrow"), ("dot", (), "Quell")]
)
def test_order_is_that_of_the_file_where_it_means_something(
    kind: str, more: tuple[str, ...], first: str, make: Make
) -> None:
    assert figure(make, kind, *more).data.rows[0].cells[0] == first


def test_bars_of_years_keep_their_order(make: Make) -> None:
    assert [row.cells[0] for row in figure(make, csv="Year,Fees\n2025,1\n2026,3\n").data.rows] == ["2025", "2026"]


def test_columns_are_chosen_by_name(make: Make) -> None:
    found = figure(make, "line", "columns: [2026]")
    assert found.data.header == ("Port", "2026")
    assert [row.cells for row in found.data.rows] == [("Marrow", "0.7"), ("Quell", "1.90")]


@pytest.mark.parametrize(
    ("csv", "sign"), [("Port;2026\nQuell;1.9\n", "semicolon"), ("Port\t2026\nQuell\t1.9\n", "tab")]
)
def test_another_separator_is_seen_and_told(csv: str, sign: str, make: Make) -> None:
    loaded = load_brief(make(brief(), fees_DOT_csv=csv))
    assert loaded.figures[0].data.rows[0].cells == ("Quell", "1.9")
    assert any(sign in d.message for d in loaded.diagnostics if d.severity is Severity.NOTE)


def test_quoted_cells_marks_and_empty_lines_are_read_as_spreadsheets_write_them(make: Make) -> None:
    csv = '\ufeffPort,"Fees, all"\r\n\r\n"Quell ""north""",  "1,250" \r\n"Old\nquay",\r\n'
    found = figure(make, "table", csv=csv)
    assert found.data.header == ("Port", "Fees, all")
    assert [row.cells for row in found.data.rows] == [('Quell "north"', "1,250"), ("Old quay", "")]


def test_formulas_and_markup_are_text(make: Make) -> None:
    csv = "Port,What\n=HYPERLINK(A1),*bold* <b>\n{{ report }},::: panel\n"
    rows = figure(make, "table", csv=csv).data.rows
    assert [row.cells for row in rows] == [("=HYPERLINK(A1)", "*bold* <b>"), ("{{ report }}", "::: panel")]


def test_the_options_of_a_chart_are_numbers_as_written(make: Make) -> None:
    found = figure(make, "dot", "start: 0.5", "reference: {value: 2, label: all filed}", "highlight: [Quell]")
    assert (found.start, found.reference) == (Decimal("0.5"), (Decimal(2), "all filed"))


# ------------------------------------------------------------------------------------------------------------ faults


@pytest.mark.parametrize(
    ("csv", "line", "column", "message"),
    [
        (
            "Port,2025,2026\nQuell,2.1,many\nMarrow,1,2\nTidewell,1,3\n",
            2,
            11,
            "`many` in the column `2026` is no number",
        ),
        ('Port,2026\nQuell,"1,9"\nMarrow,2\nTidewell,3\n', 2, 7, "is no number"),
        ("Port,2026\nQuell,1,2\n", 2, 9, "the row has 3 cells, and the header 2"),
        ("Port,2026\nQuell\n", 2, 1, "the row has 1 cell, and the header 2"),
        ("", 1, 1, "the file is empty"),
        ("Port,2026\n", 1, 1, "the file has a header and no rows"),
        ("Port,2026,2026\nQuell,1,2\n", 1, 11, "two columns are called `2026`"),
        ("Port,\nQuell,1\n", 1, 6, "a column has no name"),
        ("Port 2026\nQuell 1\n", 1, 1, "the file has one column only"),
        ("Port,2026\n,1\n", 2, 1, "does not say what it is about"),
        ("Port,2026\nQuell,1\nQuell,2\n", 3, 1, "two rows are called `Quell`"),
        ('Port,2026\n"Quell,1\n', 2, 1, "a quotation mark opens here"),
        ('Port,2026\n"Quell" x,1\n', 2, 8, "words stand behind a closed quotation mark"),
        ("Port,2026\nQuell\ufdd0,1\n", 2, 6, "characters that are no text"),
        ("Port,What\nQuell,good\n", 1, 1, "no column of numbers"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_at_its_cell(
    csv: str, line: int, column: int, message: str, make: Make
) -> None:
    found = faults(make, csv)
    assert any(f[:3] == ("fees.csv", line, column) and message in f[3] for f in found), found


def test_all_that_is_wrong_with_a_file_is_told_in_one_run(make: Make) -> None:
    found = faults(
        make, "Port,2025,2026\nQuell,2.1,x\n,y,2\nMarrow,1,2\nTidewell,1,3\n", "bar", "columns: [2025, 2026]"
    )
    assert [f[1:3] for f in found] == [(3, 2), (2, 11), (3, 1)]


@pytest.mark.parametrize(
    ("kind", "rows", "columns", "most"),
    [
        ("bar", 30, 2, ""),
        ("dot", 31, 1, "30 rows"),
        ("bar", 21, 3, "60 numbers"),
        ("line", 60, 4, ""),
        ("line", 61, 1, "60 rows"),
    ],
)
def test_a_chart_has_room_for_so_much(kind: str, rows: int, columns: int, most: str, make: Make) -> None:
    csv = "Quay" + "".join(f",{n}" for n in range(columns)) + "\n"
    csv += "".join(f"Quay {n}{',1' * columns}\n" for n in range(rows))
    if not most:
        assert figure(make, kind, csv=csv).data.rows
        return
    ((file, line, _, message),) = faults(make, csv, kind)
    assert (file, line) == ("brief.yaml", 4)
    assert f"a {kind} chart shows at most {most}, and" in message


def test_a_chart_of_too_many_columns_is_told(make: Make) -> None:
    wide = "Port,1,2,3,4,5\nQuell,1,2,3,4,5\n"
    assert "at most 4 columns" in faults(make, wide)[0][3]


@pytest.mark.parametrize(
    ("cells", "line", "message"),
    [
        (("5%", "0.05", "50"), 2, "`5%` has a %, and most cells of the column `2026` have none"),
        (("5%", "7", "9%"), 3, "`7` has no %, and most cells of the column `2026` have one"),
        (("99999999999999999999", "7", "9"), 2, "that a chart can keep: it has more than 15 digits"),
        (("12.3456789012345678", "7", "9"), 2, "that a chart can keep: it has more than 15 digits"),
        (("7", "€5", "9"), 3, "`€5` in the column `2026` is no number"),
    ],
)
def test_the_numbers_of_a_chart_are_of_one_unit_and_a_fair_length(
    cells: tuple[str, ...], line: int, message: str, make: Make
) -> None:
    csv = "Port,2026\n" + "".join(f"Quay {n},{cell}\n" for n, cell in enumerate(cells))
    ((file, found, column, said),) = faults(make, csv)
    assert (file, found, column) == ("fees.csv", line, 8)
    assert message in said


def test_a_sign_of_money_is_told_with_the_unit_of_the_other_cells(make: Make) -> None:
    (found,) = told(make(brief(), fees_DOT_csv="Port,2026\nQuell,7\nMarrow,€5\nTidewell,9\n"))
    assert found.hint.startswith("most cells of the column have no unit: write `5`")


@pytest.mark.parametrize(
    "option",
    [
        "start: -1.0e+308",
        "start: 1.0e-300",
        "reference: {value: 1.0e+300}",
        "reference: {value: 1.0e-300}",
        "start: -22",
    ],
)
def test_what_data_are_compared_with_is_of_their_size(option: str, make: Make) -> None:
    ((file, line, _, message),) = faults(make, CSV, "dot", option)
    assert (file, line) == ("brief.yaml", 10)
    assert "10 times the largest number drawn, 2.1" in message or "more than 15 digits" in message


def test_no_file_has_more_problems_than_can_be_read(make: Make) -> None:
    assert [f[1:] for f in faults(make, "," * 900_000)] == [
        (1, 201, "the file has 900,001 columns, and at most 200 are read")
    ]
    for csv in (f"Port{',' * 150}\n", "Port,2026\n" + "Quell\n" * 90, f'Port,2026\n{"""Quell"" x,1""" * 3}\n' * 90):
        found = faults(make, csv)
        assert len(found) == 51
        assert found[-1][3].endswith(" more problems")
    many = faults(make, "Port,2026\n" + ",many\n" * 150 + "Quell,1\n" * 160)
    assert len(many) == 51


def test_names_that_look_the_same_are_the_same(make: Make) -> None:
    found = faults(make, "Port,2026\nCafé quay,1\nCafe\u0301\u00a0 quay,2\n")
    assert found[0][:3] == ("fees.csv", 3, 1)
    assert "only stored differently" in found[0][3]
    found = faults(make, "Port,Café,Cafe\u0301\nQuell,1,2\n")
    assert found[0][:3] == ("fees.csv", 1, 11)
    shown = figure(make, "bar", "highlight: [Café]", "columns: [Café]", csv="Port,Cafe\u0301\nCafe\u0301,1\nQuell,2\n")
    assert shown.highlight == ("Cafe\u0301",)


def test_a_figure_is_not_called_as_the_data_of_another(make: Make) -> None:
    text = brief() + FIGURE.format(kind="bar", alt="alt: Bars", more="").replace("figures:\n  fees:", "  fees-data:")
    (found,) = told(make(text, fees_DOT_csv=CSV))
    assert found.message == "`fees-data` is the name of the table with the data of `fees`"


@pytest.mark.parametrize("name", ['"fees.csv\\0"', "circle.csv"])
def test_a_path_that_leads_nowhere_is_told_in_the_brief(name: str, make: Make) -> None:
    folder = make(brief().replace("fees.csv", name), fees_DOT_csv=CSV)
    (folder / "circle.csv").symlink_to("circle.csv")
    (found,) = told(folder)
    assert found.location
    assert (Path(found.location.file).name, found.location.line) == ("brief.yaml", 6)
    assert "\0" not in str(found)


@pytest.mark.parametrize("name", ['"a\\0b"', "circle.txt"])
def test_a_report_that_leads_nowhere_is_told_in_the_brief(name: str, make: Make) -> None:
    folder = make(f"report: {name}\naudiences: [public]\n")
    (folder / "circle.txt").symlink_to("circle.txt")
    with pytest.raises(ReportError) as caught:
        load_brief(folder)
    (found,) = caught.value.diagnostics
    assert found.location
    assert (Path(found.location.file).name, found.location.line) == ("brief.yaml", 1)


def test_a_file_too_large_is_no_data(make: Make) -> None:
    folder = make(brief(), fees_DOT_csv="Port,2026\n" + "Quell,1\n" * 130_000)
    assert [d.message for d in told(folder)] == ["the file is larger than 1 MB"]


def test_a_file_that_is_no_text_is_told_at_its_line(make: Make) -> None:
    folder = make(brief())
    (folder / "fees.csv").write_bytes(b"Port,2026\nM\xe9,1\n")
    (found,) = told(folder)
    assert (found.message, found.location and found.location.line) == ("the file is not UTF-8 text", 2)


def test_a_vanished_file_is_told_in_the_brief(make: Make) -> None:
    folder = make(brief(), fees_DOT_csv=CSV)
    (folder / "fees.csv").unlink()
    (found,) = told(folder)
    assert found.location
    assert (Path(found.location.file).name, found.location.line, found.location.column) == ("brief.yaml", 6, 11)


@pytest.mark.parametrize(
    ("caption", "message"),
    [
        ("Bribes were reportedly paid in Quell", "`caption` counts as an allegation"),
        ("Zedlanders own most of the boats", "`caption` counts as a statement about a group"),
        ("Quell collects 62% of all fees", "`caption` says 62"),
    ],
)
def test_a_caption_says_nothing_that_needs_a_flag_and_no_number_of_its_own(
    caption: str, message: str, make: Make
) -> None:
    folder = make(brief().replace("Quell collects most", caption), fees_DOT_csv=CSV)
    assert [d.message for d in told(folder) if d.message.startswith(message)]


def test_data_accuse_nobody_unless_the_author_says_that_they_do_not(make: Make) -> None:
    csv = "What,2026\nAccused of bribery,4\nOthers,3\n"
    assert "what it shows counts as an allegation" in faults(make, csv)[0][3]
    assert figure(make, "bar", "allegation: false", csv=csv).data.rows
    assert "no figure may hold an allegation" in faults(make, CSV, "bar", "allegation: true")[0][3]


def test_no_figure_rests_on_an_allegation(make: Make) -> None:
    report = (
        "Harbours\nA year\nIt began.\nFindings on fees\n- Fees fell by a tenth.\n"
        "- Officers have reportedly taken payments.\nConclusion\nAll is well.\n"
    )
    folder = make(brief("bar", "cites: [findings-fees.1, findings-fees.2]"), report, fees_DOT_csv=CSV)
    (found,) = told(folder)
    assert found.location
    assert (found.location.line, found.location.column) == (10, 30)
    assert "no figure may rest on `findings-fees.2`" in found.message


def test_a_cited_finding_lends_its_numbers(make: Make) -> None:
    text = brief("bar", "cites: [registers.1]").replace("Quell collects most", "The register lists 212 vessels")
    assert load_brief(make(text, fees_DOT_csv=CSV)).figures


@pytest.mark.parametrize("name", ["fees", "figures.fees"])
def test_a_profile_may_name_a_figure_in_never(name: str, make: Make) -> None:
    text = brief().replace("[public]", f"[{{name: public, never: [{name}]}}]")
    assert not [d for d in load_brief(make(text, fees_DOT_csv=CSV)).diagnostics if name in d.message]


# ----------------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,250", "en", "1250"),
        ("1 250,5", "fr", "1250.5"),
        ("1.250", "de", "1250"),
        ("1.9", "fr", "1.9"),
        ("−4.0%", "en", "-4.0"),
        ("+6", "en", "6"),
        ("12 %", "en", "12"),
        ("1,9", "en", None),
        ("1,25,000", "en", None),
        ("12 ships", "en", None),
        ("1e5", "en", None),
        ("٣", "en", None),
        ("", "en", None),
        ("9" * 50, "en", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, language: str, value: str | None) -> None:
    assert number_of(text, language) == (None if value is None else Decimal(value))


def test_no_text_makes_the_reader_of_files_stumble(tmp_path: Path) -> None:
    for text in ('"', '""', ',,,\n""', "a,b\r\rc,d", '"a""', "\n\n", "a;b,c\n1;2,3", '"a,b\n"c'):
        (tmp_path / "x.csv").write_text(text, encoding="utf-8")
        read_csv(tmp_path / "x.csv")
