"""What travels inside the PDF, by the user's path: build, take the file out of the PDF, read it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pikepdf
import pytest

from briefgen.build.attaching import attachments
from briefgen.tracing.trace import trace
from tests.build.folders import make_brief
from tests.conftest import build_into
from tests.reading import text_of, words

REPORT = """\
Zedland’s Harbours Under Strain
What one winter showed

QUELL - Zedland’s harbours are slow, and small ports wait longest.

Report Findings

- Inspectors visited 14 of the 61 warehouses in the port of Quell. Nobody paid.
- =1+1 crowns is what the smallest boats pay; +5 crowns is what they owe.

Ice and Night Boats

- General Kav Dorn keeps 4,712 crates of ice in the official fish store.

Conclusion

- A register that names owners is within reach.
"""
BRIEF = """\
report: report.txt
audiences: [minister, {name: press, attach: []}]
formats: [pdf, docx, html]
attach: [ledger]
marking: {draft: true, date: 2026-11-24}
text: {minister: {talking-points: [{text: Nobody paid in Quell., cites: [report-findings.1]}]}}
"""


def attached(path: Path) -> dict[str, bytes]:
    with pikepdf.open(path) as pdf:
        return {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}


def rows(path: Path) -> list[dict[str, str]]:
    data = attached(path)["ledger.csv"]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = make_brief(tmp_path / "ports", brief=BRIEF, report=REPORT, annotations="ice-night.1: {tlp: AMBER}\n")
    result = build_into(tmp_path / "out", folder)
    assert result.exit_code == 0, result.diagnostics
    return tmp_path / "out" / "ports"


def test_each_row_is_in_the_brief_and_in_the_line_of_the_report_that_it_names(built: Path) -> None:
    lines, shown = REPORT.splitlines(), text_of(built / "minister.pdf")
    found = rows(built / "minister.pdf")
    assert {row["words"] for row in found} == {"report", "author"}
    for row in found:
        said = row["text"].replace("'=", "=").replace("'+", "+")
        assert words(said) in shown
        if row["words"] == "report":
            line = int(row["place"].removeprefix("line "))
            assert row["key"].endswith(f"_L{line}")
            assert said in lines[line - 1]
        else:
            assert (row["key"], row["place"]) == ("", "")


def test_the_table_and_the_traced_file_say_the_same(built: Path) -> None:
    told = sorted(
        (row["key"], row["text"].replace("'=", "=").replace("'+", "+")) for row in rows(built / "minister.pdf")
    )
    assert told == sorted((" ".join(o.key for o in s.places), s.text) for s in trace(built / "minister.pdf").said)


def test_a_spreadsheet_finds_no_formula_and_a_reader_every_sign(built: Path) -> None:
    (said,) = [row["text"] for row in rows(built / "minister.pdf") if "crowns" in row["text"]]
    assert said == "'=1+1 crowns is what the smallest boats pay; '+5 crowns is what they owe."


def test_what_an_audience_may_not_see_is_in_no_cell(tmp_path: Path) -> None:
    brief = BRIEF.replace("{name: press, attach: []}", "press")
    folder = make_brief(tmp_path / "ports", brief=brief, report=REPORT, annotations="ice-night.1: {tlp: AMBER}\n")
    result = build_into(tmp_path / "out", folder)
    assert result.exit_code == 0, result.diagnostics
    minister, press = (
        attached(tmp_path / "out/ports" / f"{name}.pdf")["ledger.csv"].decode() for name in ("minister", "press")
    )
    assert "Kav Dorn" in minister
    assert "_L13," in minister
    for secret in ("Kav Dorn", "4,712", "_L13", "line 13"):
        assert secret not in press
    assert "Inspectors visited" in press


def test_only_the_pdf_of_an_audience_that_asks_carries_it(built: Path) -> None:
    assert list(attached(built / "minister.pdf")) == ["ledger.csv"]
    assert attached(built / "press.pdf") == {}
    for name in ("minister.docx", "minister.html"):
        assert b"_L13,line 13," not in (built / name).read_bytes()
    assert sorted(path.name for path in built.iterdir()) == sorted(
        f"{audience}.{format_}" for audience in ("minister", "press") for format_ in ("pdf", "docx", "html")
    )


def test_a_name_that_nothing_is_made_for_is_a_mistake() -> None:
    from tests.samples import sample

    with pytest.raises(KeyError):
        attachments(sample(), ("leger",))
