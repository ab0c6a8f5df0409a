"""What a selection takes out of its context is warned of, once with all audiences. All is invented."""

from __future__ import annotations

from pathlib import Path

from briefgen.build.check import check_target
from tests.build.folders import make_brief

REPORT = """\
Quays of Zedland

Quays earn money.

Findings

Fees
- Fees fell by a tenth in Quell.
- However, the number of vessels grew.
- The counting office is closed at night.

Registers
- The register lists 212 vessels.
- Clerks may have lost a page.

Crews
- These crews are paid by the day.

Conclusion
- A register is within reach.
"""
BRIEF = "report: report.txt\naudiences: [SETTINGS]\n"


def told(tmp_path: Path, *settings: str) -> list[tuple[str, tuple[str, ...], int]]:
    audiences = ", ".join(
        f"{{name: {name}, extends: law-enforcement, sections: [title, findings], never: [{never}]}}"
        for name, never in zip("abc", settings, strict=False)
    )
    make_brief(tmp_path / "ports", brief=BRIEF.replace("SETTINGS", audiences), report=REPORT)
    remarks = check_target(tmp_path / "ports").remarks
    return [
        (r.diagnostic.message, r.audiences, r.diagnostic.location.line if r.diagnostic.location else 0)
        for r in remarks
        if any(word in r.diagnostic.message for word in ("other side", "hedged", "heading stands"))
    ]


def test_a_contrast_of_which_one_side_is_left_out_is_warned_of(tmp_path: Path) -> None:
    found = told(tmp_path, "fees.2", "fees.1")
    assert ("for a: `fees.1` is shown without `fees.2`, which says the other side of it", ("a",), 8) in found
    assert ("for b: `fees.2` is shown without `fees.1`, which says the other side of it", ("b",), 9) in found


def test_where_both_sides_are_shown_or_left_out_nothing_is_said(tmp_path: Path) -> None:
    assert not any("other side" in message for message, _, _ in told(tmp_path, "", "fees.1, fees.2"))


def test_a_part_that_loses_all_its_hedged_findings_is_warned_of_once_for_all_audiences(tmp_path: Path) -> None:
    found = told(tmp_path, "registers.2", "registers.2", "registers.1")
    message = "for a, b: part `registers` is shown without any of its hedged findings: registers.2"
    assert [(m, names) for m, names, _ in found if "hedged" in m] == [(message, ("a", "b"))]


def test_a_passage_that_points_back_to_a_heading_is_shown_and_warned_of(tmp_path: Path) -> None:
    found = [m for m, _, _ in told(tmp_path, "") if "heading stands" in m]
    assert found == ["for a: `crews.1` opens with “These crews”, and nothing but a heading stands before it"]
