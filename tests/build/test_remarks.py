"""What `check` notes of a brief in which nothing is wrong."""

from __future__ import annotations

from pathlib import Path

from briefgen.build.check import check_target
from briefgen.diagnostics import Severity
from tests.build.folders import make_brief

BRIEF = (
    "report: {file: report.txt, tlp: CLEAR, date: June 2026}\naudiences: [law-enforcement, press]\nformats: [html]\n"
)


def noted(folder: Path, *audiences: str) -> list[str]:
    found = [remark.diagnostic for remark in check_target(folder, audiences).remarks]
    return [str(d).replace(str(folder), "") for d in found if d.severity is Severity.NOTE]


def test_texts_that_cite_nothing_are_named_once(tmp_path: Path) -> None:
    texts = (
        "text:\n  press:\n    questions: [Who pays?, {text: Why?, cites: [report-findings.1]}, When?]\n"
        "recommendations: [Open the register.]\nglossary: {fees: what a ship pays}\n"
    )
    told = [line for line in noted(make_brief(tmp_path / "b", brief=BRIEF + texts)) if "cite nothing" in line]
    assert len(told) == 1
    names = "text.press.questions[1], text.press.questions[3], recommendations[1]"
    assert told[0].startswith(
        f"/brief.yaml: note: nothing that is withheld takes them along, for they cite nothing: {names}"
    )


def test_many_texts_that_cite_nothing_are_counted(tmp_path: Path) -> None:
    texts = f"recommendations: [{', '.join(f'Open gate {n}.' for n in range(9))}]\n"
    (told,) = [line for line in noted(make_brief(tmp_path / "b", brief=BRIEF + texts)) if "cite nothing" in line]
    assert "recommendations[6] and 3 more" in told


def test_words_of_the_glossary_that_stand_in_no_brief_are_named(tmp_path: Path) -> None:
    words = (
        "glossary: {fees: what a ship pays, pilotage: what a pilot costs, customs post: where goods are looked at}\n"
    )
    folder = make_brief(tmp_path / "b", brief=BRIEF + words)
    (told,) = [line for line in noted(folder) if "glossary that" in line]
    assert told.startswith("/brief.yaml: note: words of the glossary that stand in no brief: pilotage\n")
    assert not [line for line in noted(folder, "press") if "glossary that" in line]


def test_an_allegation_that_may_be_a_key_message_is_named_at_the_annotations(tmp_path: Path) -> None:
    entries = "report-findings.2: {key_message: true}\nreport-findings.3: {key_message: true}\n"
    folder = make_brief(tmp_path / "b", brief=BRIEF, annotations=entries)
    (told,) = [line for line in noted(folder) if "key_message" in line]
    assert told.startswith("/annotations.yaml: note: an allegation with `key_message: true` may now stand among key")
    assert told.splitlines()[0].endswith(": report-findings.3")


def test_an_own_audience_in_place_of_a_shipped_one_is_named(tmp_path: Path) -> None:
    folder = make_brief(tmp_path / "b", brief=BRIEF)
    assert not [line for line in noted(folder) if "in place of" in line]
    (folder / "audiences").mkdir()
    (folder / "audiences" / "press.yaml").write_text("extends: press\npages: 2\n", encoding="utf-8")
    (folder / "audiences" / "partners.yaml").write_text("extends: press\n", encoding="utf-8")
    (told,) = [line for line in noted(folder) if "in place of" in line]
    assert told.startswith("/audiences/press.yaml: note: this file stands in place of the shipped audience `press`")


def test_a_file_that_no_pdf_can_carry_is_named(tmp_path: Path) -> None:
    folder = make_brief(tmp_path / "b", brief=BRIEF + "attach: [ledger]\n")
    (told,) = [line for line in noted(folder) if "attach" in line]
    assert told.startswith(
        "/brief.yaml: note: what `attach:` asks for is in no file, as no PDF is made: law-enforcement"
    )
    with_pdf = make_brief(tmp_path / "c", brief=BRIEF.replace("[html]", "[html, pdf]") + "attach: [ledger]\n")
    assert not [line for line in noted(with_pdf) if "attach" in line]


def test_a_pull_quote_that_points_back_is_named_at_its_line(tmp_path: Path) -> None:
    quote = 'text:\n  press:\n    pull-quote: "These ports are slow."\n'
    (told,) = [line for line in noted(make_brief(tmp_path / "b", brief=BRIEF + quote)) if "opens with" in line]
    assert told.startswith("/brief.yaml:6:17: note: `text.press.pull-quote` opens with “These")


def test_key_figures_that_nobody_can_look_for_are_not_named(tmp_path: Path) -> None:
    figure = '{{number: "15%", text: less, cites: [report-findings.2]{}}}'
    listed = ", ".join(figure.format(more) for more in ("", ", to: press", ", to: donor"))
    with_figures = f"key_figures: [{listed}]\n"
    told = [line for line in noted(make_brief(tmp_path / "b", brief=BRIEF + with_figures)) if "left out" in line]
    assert told == [
        "/brief.yaml:4:72: note: `key_figures[2]` is left out for press: this profile has no section key-figures"
    ]
