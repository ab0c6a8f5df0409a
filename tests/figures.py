"""A brief with figures, on an invented country: a CSV file, a table of the report, labels, and a figure for one."""

from __future__ import annotations

from pathlib import Path

REPORT = """\
title: Harbours of Zedland
tlp: CLEAR
lead: The harbours earn a fifth of the income of Zedland.
parts:
  - heading: Fees and income
    role: findings
    findings:
      - Fees fell by 15% within a year.
      - Receipts are numbered by hand in Marrow.
  - heading: Registers
    role: findings
    findings:
      - {text: "The register lists 212 vessels, 37 of them without an owner on file.", tlp: GREEN}
      - Most forms exist only in print.
    tables:
      - id: owners
        title: Vessels by the year of their entry
        header: [Entered, Vessels, Without an owner]
        rows:
          - [Before 2019, 121, 29]
          - [Since 2019, 91, ""]
        source: Harbour register of September
        tlp: GREEN
  - heading: Conclusion
    role: conclusion
    text: A register that names all owners is within reach.
"""
BRIEF = """\
report: report.yaml
audiences:
  - {name: donor, pages: 9, words: 9000}
  - minister
formats: [html]
marking: {draft: true, date: 2026-11-24}
figures:
  fees:
    kind: KIND
    data: data/fees.csv
    caption: Fees fell by 15% within a year.
    ALT
    measure: Million crowns collected in the ports
    source: Ministry of Ports, annual return
    cites: [fees-income.1]
  owners:
    kind: table
    table: owners
  owners-chart:
    kind: dot
    table: owners
    columns: [Vessels]
    caption: Most entered before 2019
    alt: Dots for vessels that entered before and since 2019
  visits:
    kind: table
    data: data/visits.csv
    caption: Nobody looked at the quays after the storm of the long winter
    source: Diary of the night watch
    cites: [registers.1]
    to: [donor]
"""
FEES = "Port,2025,2026\nMarrow,0.84,0.71\nQuell,2.26,1.90\n"
VISITS = 'Quarter,"Warehouses, visited"\nWinter,"4,712"\nSpring,=2+2\n'


def make_figures(folder: Path, *, kind: str = "bar", charts: bool = True, **replaced: str) -> Path:
    """Write the brief; without `charts` all figures are tables, for those who write files. `replaced` are its texts."""
    alt = "alt: Bars of the fees in each port" if kind != "table" else ""
    brief = BRIEF.replace("KIND", kind).replace("ALT", alt)
    if not charts:
        brief = brief.replace("  owners-chart:\n", "  owners-again:\n").replace("kind: dot", "kind: table")
        brief = brief.replace("    alt: Dots for vessels that entered before and since 2019\n", "")
    files = {"report.yaml": REPORT, "brief.yaml": brief, "data/fees.csv": FEES, "data/visits.csv": VISITS}
    for name, text in files.items():
        for old, new in replaced.items():
            text = text.replace(old.replace("_", " "), new)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
