"""What may not be seen does not come in by a chart, a letterhead or a logo, and nobody's data go out unsigned."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.run import Result
from tests.build.folders import signed
from tests.conftest import build_into

REPORT = """\
title: Zedland’s harbours
language: en
tlp: CLEAR
lead: ["QUELL - Zedland has three ports."]
parts:
  - heading: Fees
    role: findings
    findings:
      - text: Port fees fell by 15% in a year in the three ports of the country.
      - text: The port of Quell collected 62% of all fees in the last year.
      - {text: "Inspectors at Marrow found 4,417 crates of undeclared saffron in the summer.", tlp: AMBER}
    tables:
      - {id: vessels, title: Vessels without owners, source: Harbour log, tlp: RED, header: [Vessel, Crowns],
         rows: [[Zanzarel Maru, "51,234"], [Quellstar, "77,889"]]}
  - {heading: Conclusion, role: conclusion, text: ["The ports can be run better with the law that is there."]}
"""
BRIEF = """\
report: report.yaml
audiences:
  - {{name: readers, extends: public, pages: 6, words: 3000, sections: [title, findings, figures, source, contact]}}
formats: [html]
marking: {{draft: {draft}, date: 2026-11-24}}
figures:
  port-fees:
    kind: bar
    data: fees.csv
    caption: The port of Quell collected 62% of all fees in the last year.
    alt: The port of Quell collected 62% of all fees in the last year.
    source: Ministry of Ports
    cites: [fees.2]
"""
FEES = "Port,Share\nQuell,62\nOthers,38\n"
REFERENCE = "    reference: {value: 38, label: the other ports}\n"


def brief(folder: Path, data: str = FEES, draft: str = "true", more: str = "") -> Path:
    (folder / "report.yaml").write_text(REPORT, encoding="utf-8")
    (folder / "brief.yaml").write_text(BRIEF.format(draft=draft) + more, encoding="utf-8")
    (folder / "fees.csv").write_text(data, encoding="utf-8")
    return folder


def built(folder: Path) -> Result:
    return build_into(folder / "out", folder)


def told(result: Result) -> str:
    return "\n".join(f"{d.message} {d.hint}" for d in result.diagnostics)


def test_a_chart_of_what_may_be_seen_is_built(tmp_path: Path) -> None:
    result = built(brief(tmp_path))
    assert result.exit_code == 0, told(result)


@pytest.mark.parametrize(
    "data",
    [
        "Ship,Sum\nZanzarel Maru,51\nOthers,38\n",  # the name of a row of a table that is RED
        'Ship,Sum\nQuell,"51,234"\nOthers,38\n',  # its number
        'What,Crates\nQuell,"4,417"\nOthers,38\n',  # a withheld finding's number, its unit in the header
        "What,Crates\nQuell,4417\nOthers,38\n",
    ],
)
def test_withheld_names_and_numbers_are_refused_in_the_cells_of_a_chart(tmp_path: Path, data: str) -> None:
    result = built(brief(tmp_path, data))
    assert result.exit_code == 5
    assert "withheld from `readers`" in told(result)
    assert not list((tmp_path / "out").glob("*/readers.*"))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("publisher: Inspectors at Marrow found 4,417 crates of undeclared saffron\n", 5),
        ("contact: {office: 'Inspectors at Marrow found 4,417 crates of undeclared saffron'}\n", 5),
        ("publisher: A clerk who has reportedly taken money\n", 3),
        ("contact: {office: A clerk who has reportedly taken money}\n", 3),
    ],
)
def test_a_letterhead_neither_tells_what_is_withheld_nor_accuses(tmp_path: Path, more: str, code: int) -> None:
    result = built(brief(tmp_path, more=more))
    assert result.exit_code == code, told(result)
    assert not list((tmp_path / "out").glob("*/readers.*"))


def test_a_brand_s_name_neither_tells_what_is_withheld_nor_accuses(tmp_path: Path) -> None:
    for name, code in (("Inspectors at Marrow found 4,417 crates of undeclared saffron", 5), ("Reportedly bribed", 3)):
        brief(tmp_path, more="brand: brand.yaml\n")
        (tmp_path / "brand.yaml").write_text(f"organisation: {name}\n", encoding="utf-8")
        assert built(tmp_path).exit_code == code


@pytest.mark.parametrize(
    "changed",
    [
        (FEES.replace("38", "39"), REFERENCE),
        (FEES.replace("Share", "Shares"), REFERENCE),
        (FEES, REFERENCE.replace("38", "40")),
        (FEES, REFERENCE.replace("the other ports", "others")),
        (FEES, REFERENCE + "    highlight: [Quell]\n"),
    ],
)
def test_data_of_a_file_wait_for_a_signature_which_any_change_of_them_voids(
    tmp_path: Path, changed: tuple[str, str]
) -> None:
    brief(tmp_path, draft="false", more=REFERENCE)
    result = built(tmp_path)
    assert result.exit_code == 5
    assert "not signed: `figures.port-fees`" in told(result)
    signed(tmp_path)
    assert built(tmp_path).exit_code == 0
    brief(tmp_path, changed[0], "false", changed[1])
    assert built(tmp_path).exit_code == 5


def test_a_line_of_reference_says_its_value(tmp_path: Path) -> None:
    assert built(brief(tmp_path, more=REFERENCE)).exit_code == 0
    (page,) = (tmp_path / "out").glob("*/readers.html")
    assert "38 = the other ports" in page.read_text(encoding="utf-8")
