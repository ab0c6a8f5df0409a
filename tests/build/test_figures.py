"""Figures from the file to the release report: no leak, the same bytes, signatures, and what is told of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import variant
from briefgen.build.check import check_target
from briefgen.build.plan import Request
from briefgen.build.release import schema
from briefgen.build.run import Result, build
from briefgen.build.signing import sign
from briefgen.checks.leaks import secrets_of
from briefgen.checks.wording import statements
from briefgen.cli.app import run
from briefgen.config.load import load_brief
from briefgen.document.nodes import AUTHOR, Document, Paragraph, Text
from briefgen.sections.compose import compose
from tests.build.folders import contents
from tests.figures import make_figures

SECRET = "Nobody looked at the quays after the storm of the long winter"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_figures(tmp_path / "ports", kind="table", charts=False)


def built(folder: Path, out: str = "out") -> Result:
    (result,) = build(Request((folder,), folder.parent / out))
    return result


def changed(folder: Path, old: str, new: str, name: str = "brief.yaml") -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def signed_off(folder: Path) -> None:
    """Make the brief final, with all that needs a signature signed."""
    changed(folder, "draft: true", "draft: false")
    brief = load_brief(folder)
    sign(brief, [s for s in statements(brief) if s.is_held_back], "Q. Example", datetime(2026, 11, 24, tzinfo=UTC))


def test_equal_briefs_give_equal_bytes(folder: Path) -> None:
    assert built(folder).exit_code == 0
    assert built(folder, "again").exit_code == 0
    assert contents(folder.parent / "out") == contents(folder.parent / "again")


@pytest.mark.parametrize("words", [SECRET, "Diary of the night watch", "Winter 4,712", "4 712 warehouses"])
def test_a_planted_word_of_a_withheld_figure_stops_the_audience(
    folder: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(folder, "name: donor,", "name: donor, ceiling: CLEAR, never: [registers.1],")
    compose_as_it_is = compose

    def planting(selection: Any, brief: Any) -> Document:
        made = compose_as_it_is(selection, brief)
        first, *others = made.sections
        planted = Paragraph((Text(words, AUTHOR),))
        return replace(made, sections=(replace(first, blocks=(*first.blocks, planted)), *others))

    monkeypatch.setattr(variant, "compose", planting)
    monkeypatch.setattr(variant, "require_sound_tree", lambda *_: None)
    result = built(folder)
    assert result.exit_code == 5
    assert any("`figures.visits`" in d.message for d in result.diagnostics if "donor" in d.message), result.diagnostics
    assert not list((folder.parent / "out" / "ports").glob("donor*"))


def test_a_table_of_the_report_is_a_secret_even_where_no_figure_draws_it(folder: Path) -> None:
    changed(folder, "name: donor,", "name: donor, ceiling: CLEAR,")
    brief = load_brief(folder)
    profile = brief.audiences[0]
    selection = variant.select(replace(brief, figures=()), profile)
    found = secrets_of(selection, compose(selection, brief), replace(brief, figures=()))
    assert "owners" in {secret.source for secret in found.secrets}
    assert found.marks["l17"] == "owners"


def test_data_that_a_shown_figure_has_too_are_no_secret(folder: Path) -> None:
    more = (
        "  fees-again:\n    kind: table\n    data: data/fees.csv\n    caption: Quays collect what they can\n"
        "    source: Ministry of Ports, annual return\n    tlp: AMBER\n"
    )
    file = folder / "brief.yaml"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert built(folder).exit_code == 0


def test_an_older_file_that_shows_what_is_now_withheld_does_not_stay(folder: Path) -> None:
    assert built(folder).exit_code == 0
    changed(folder, "name: donor,", "name: donor, never: [visits], formats: [docx],")
    changed(folder, "formats: [html]\n", "")
    built(folder)
    assert "donor.html" not in {path.name for path in (folder.parent / "out" / "ports").iterdir()}


def test_a_figure_that_says_more_is_signed_like_a_headline_and_its_data_with_it(folder: Path) -> None:
    changed(folder, "draft: true", "draft: false")
    assert built(folder).exit_code == 5
    changed(folder, "draft: false", "draft: true")
    signed_off(folder)
    assert built(folder).exit_code == 0
    changed(folder, "1.90", "1.91", "data/fees.csv")
    result = built(folder)
    assert [d.message.split(" (")[0] for d in result.diagnostics if d.severity == "error"] == [
        "not signed: `figures.fees`"
    ]


def test_a_table_of_the_report_needs_no_signature_and_data_of_a_file_always_do(folder: Path) -> None:
    found = {s.id: s for s in statements(load_brief(folder))}
    assert not found["figures.owners"].needs_signature  # it says nothing of its own
    assert found["figures.visits"].needs_signature
    changed(folder, "    measure: Million crowns collected in the ports\n", "")
    assert {s.id: s for s in statements(load_brief(folder))}["figures.fees"].needs_signature


def test_cites_follow_the_report(folder: Path) -> None:
    signed_off(folder)
    built(folder)
    changed(folder, "      - Fees fell by", "      - Nobody counts at night.\n      - Fees fell by", "report.yaml")
    assert load_brief(folder).figures[0].text.cites == ("fees-income.2",)


def test_the_release_report_tells_what_became_of_figures(folder: Path) -> None:
    built(folder)
    data = json.loads((folder.parent / "out" / "_internal" / "ports" / "release.json").read_text(encoding="utf-8"))
    donor = next(entry for entry in data["variants"] if entry["audience"] == "donor")
    assert {"id": "figures.fees", "decision": "shown", "rule": "section figures"} in donor["texts"]
    assert "figures.fees" in {statement["id"] for statement in donor["wording"]}
    import jsonschema

    jsonschema.validate(data, schema())


def test_explain_matrix_and_diff_know_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*arguments: str) -> Any:
        assert run([*arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    explained = said("explain", str(folder), "-a", "donor")
    assert explained["donor"]["figures"]["figures.visits"]["decision"] == "shown"
    matrix = said("matrix", str(folder))
    assert matrix["figures.visits"]["minister"]["decision"] == "cut"
    diff = said("diff", str(folder), "donor", "minister")
    assert diff["other_passages"]["figures.visits"]["shown_to"] == "donor"


def test_check_tells_of_figures_that_are_left_out(folder: Path) -> None:
    changed(folder, "name: donor,", "name: donor, ceiling: CLEAR,")
    messages = [remark.diagnostic.message for remark in check_target(folder).remarks]
    assert any(m.startswith("`figures.visits` is left out for donor: cites registers.1") for m in messages)
