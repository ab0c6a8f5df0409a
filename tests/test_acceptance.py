"""What the product promises, shown on whole files: the example briefs, withheld findings, hostile text."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.variant import select
from briefgen.checks.coverage import check_title_terms
from briefgen.config.load import load_brief
from briefgen.report.model import CueKind, Report
from tests.conftest import AUDIENCES, BRIEFS, FORMATS, build_into
from tests.reading import every_byte_of, headings_of, properties_of, text_of, words

INSIDE = ("minister", "parliament", "law-enforcement")
OUTSIDE = ("donor", "press", "civil-society", "public")


def seed() -> Report:
    """Return the seed report. Its allegations are named by id alone."""
    return load_brief(BRIEFS / "cambodia-cyber-crime").report


# ----------------------------------------------------------------------------------------- seven audiences × 3 formats


@pytest.mark.parametrize("name", ["cambodia-cyber-crime", "zedland"])
def test_an_example_brief_builds_for_seven_audiences_in_three_formats(
    name: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue("seed_out" if name.startswith("cambodia") else "zedland_out")
    expected = {f"{audience}.{extension}" for audience in AUDIENCES for extension in FORMATS}
    assert {path.name for path in folder.iterdir()} == expected


@pytest.mark.parametrize("name", ["cambodia-cyber-crime", "zedland"])
def test_the_seven_audiences_differ_in_sections_order_selection_and_length(name: str) -> None:
    brief = load_brief(BRIEFS / name)
    selections = [select(brief, profile) for profile in brief.audiences]
    sections = {tuple(plan.name for plan in s.profile.sections) for s in selections}
    shown = {frozenset(p.id for p in s.findings_shown) for s in selections}
    orders = {tuple(p.id for found in s.allotted.values() for p in found) for s in selections}
    assert len(sections) == 7
    assert len(orders) >= 6
    assert len(shown) >= 5
    assert len({len(s.findings_shown) for s in selections}) >= 4
    assert all(s.profile.pages and s.profile.words for s in selections)


# ---------------------------------------------------------------------------------------------------- allegations


def allegation_ids(report: Report) -> list[str]:
    return [p.id for p in report.passages() if p.is_allegation]


def test_the_seed_holds_exactly_two_allegations() -> None:
    assert allegation_ids(seed()) == ["state-embedded.2", "state-embedded.3"]


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("audience", INSIDE)
def test_every_mention_of_a_person_stands_with_its_hedge(seed_out: Path, audience: str, extension: str) -> None:
    text = text_of(seed_out / f"{audience}.{extension}")
    for passage in (p for p in seed().findings if p.is_allegation):
        whole = words(passage.text)
        assert whole in text
        subject = " ".join(whole.split()[:4])  # who is meant; stands nowhere but in the whole sentence
        assert text.count(subject) == text.count(whole)
        assert all(cue.text in whole for cue in passage.cues if cue.kind is CueKind.ALLEGATION)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_allegation_reaches_readers_outside_the_house(seed_out: Path, audience: str, extension: str) -> None:
    path = seed_out / f"{audience}.{extension}"
    for passage in (p for p in seed().findings if p.is_allegation):
        assert_absent(path, passage.text)
        assert_absent(path, " ".join(passage.text.split()[:4]))


def test_a_bare_report_is_built_without_allegations_as_a_draft(tmp_path: Path) -> None:
    report = shutil.copy(BRIEFS / "cambodia-cyber-crime" / "report.txt", tmp_path / "report.txt")
    result = build_into(tmp_path / "out", Path(report), formats=FORMATS)
    assert result.exit_code == 0
    for extension in FORMATS:
        path = tmp_path / "out" / "report" / f"public.{extension}"
        assert "DRAFT" in text_of(path)
        for passage in (p for p in seed().findings if p.is_allegation):
            assert_absent(path, passage.text)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_allegation_stands_in_headings_or_properties(seed_out: Path, audience: str, extension: str) -> None:
    path = seed_out / f"{audience}.{extension}"
    headings, properties = " | ".join(headings_of(path)), properties_of(path)
    assert headings_of(path)
    for passage in (p for p in seed().findings if not p.may_stand_out):
        for words_of_it in (words(passage.text), *(c.text for c in passage.cues), " ".join(passage.text.split()[:4])):
            assert words_of_it not in headings
            assert words_of_it not in properties


@pytest.mark.parametrize("name", ["cambodia-cyber-crime", "zedland"])
def test_no_allegation_and_no_statement_about_a_group_is_a_key_message(name: str) -> None:
    brief = load_brief(BRIEFS / name)
    for profile in brief.audiences:
        assert all(p.may_stand_out for p in select(brief, profile).allotted.get("key-messages", ()))


def test_cyber_crime_is_in_title_lead_and_conclusion_of_the_seed_and_in_no_finding() -> None:
    report = seed()
    assert "cyber crime" in report.title.text.casefold()
    assert all("cyber crime" in report.lead[0].text for _ in "x")
    assert not any("cyber" in p.text.casefold() for p in report.findings)
    assert [d.message.split("”")[0] for d in check_title_terms(report)] == ["“Cyber Crime"]


# ------------------------------------------------------------------------------------------------------- withheld


def assert_absent(path: Path, text: str) -> None:
    """Assert that no byte of the file, packed or unpacked, holds the text, in the encodings that formats use."""
    folded = words(text)
    needles = {folded, folded.casefold(), folded.replace(" ", "")}
    encoded = [n.encode(e) for n in needles for e in ("utf-8", "utf-16-be", "utf-16-le")]
    hexed = [folded.encode("utf-16-be").hex().encode(), folded.encode("utf-16-be").hex().upper().encode()]
    for data in every_byte_of(path):
        low = data.lower()
        flat = b"".join(data.split())
        for needle in (*encoded, *hexed):
            assert needle not in data, path.name
            assert needle.lower() not in low, path.name
            assert needle not in flat, path.name


def amber_zedland(tmp_path: Path) -> Path:
    """Return a copy of the brief on Zedland in which one finding is TLP:AMBER."""
    folder = shutil.copytree(BRIEFS / "zedland", tmp_path / "zedland")
    (folder / "annotations.yaml").write_text("inspections.1: {tlp: AMBER}\n", encoding="utf-8")
    return folder


def test_an_amber_finding_is_in_no_byte_for_the_press_and_still_in_the_ministers(tmp_path: Path) -> None:
    folder = amber_zedland(tmp_path)
    secret = next(p.text for p in load_brief(folder).report.findings if p.id == "inspections.1")
    assert build_into(tmp_path / "out", folder).exit_code == 0
    for extension in FORMATS:
        assert words(secret) in text_of(tmp_path / "out" / "zedland" / f"minister.{extension}")
        for audience in OUTSIDE:
            path = tmp_path / "out" / "zedland" / f"{audience}.{extension}"
            assert_absent(path, secret)
            assert_absent(path, "61 warehouses in the port of Quell")


@pytest.mark.parametrize("extension", FORMATS)
def test_the_strictest_label_shown_is_printed(tmp_path: Path, extension: str) -> None:
    build_into(tmp_path / "out", amber_zedland(tmp_path))
    assert "TLP:AMBER" in text_of(tmp_path / "out" / "zedland" / f"minister.{extension}")
    assert "TLP:AMBER" not in text_of(tmp_path / "out" / "zedland" / f"press.{extension}")
    assert "TLP:CLEAR" in text_of(tmp_path / "out" / "zedland" / f"press.{extension}")


def test_absence_is_looked_for_where_it_could_fail(zedland_out: Path) -> None:
    """The search itself finds what is there, in every format."""
    shown = "Night inspections ended on 3 March 2026"
    for extension in FORMATS:
        with pytest.raises(AssertionError):
            assert_absent(zedland_out / f"press.{extension}", shown)


# --------------------------------------------------------------------------------------------------- hostile text

HOSTILE = (
    "{{ 7 * 7 }} {% for x in y %} {# note #} of the port",
    "<b>bold</b> & <script>alert(1)</script> &amp; &lt; of the port",
    '<font color="red">red</font> <para/> <link href="x"/> of the port',
    "**strong** _emphasis_ `code` [text](http://example.org) ![alt](x.png) of the port",
    "# no heading | no | table | and \\* no \\escape of the port",
    "<w:p><w:r><w:t>run</w:t></w:r></w:p> ]]> <!-- comment --> <?xml version='1.0'?> of the port",
    "a bell \x07 and an escape \x1b in the port",
    "turned round \u202edesrever\u202c in the port",
    "%(name)s %s {0} $var ${HOME} \ufeffmark of the port",
    "</style></title></body> \" ' onload=x of the port",
)


def test_hostile_text_comes_out_literally_in_every_format(make_brief: Callable[..., Path], tmp_path: Path) -> None:
    bullets = "".join(f"- {text} number {n} was inspected.\n" for n, text in enumerate(HOSTILE))
    title, conclusion = "Ports of Zedland <i>&amp;</i> {{ title }}", "Ports need <care> & {{ funds }}."
    report = f"{title}\n\nThe ports are **open**.\n\nFindings\n{bullets}\nConclusion\n{conclusion}\n"
    brief = make_brief(report, "report: report.txt\naudiences: [{name: minister, pages: 9, words: 9000}]\n")
    result = build_into(tmp_path / "out", brief, formats=FORMATS)
    assert result.exit_code == 0, result.diagnostics
    for extension in FORMATS:
        text = text_of(tmp_path / "out" / "brief" / f"minister.{extension}")
        for n, hostile in enumerate(HOSTILE):
            shown = hostile.replace("\x07", "[U+0007]").replace("\x1b", "[U+001B]").replace("\u202e", "[U+202E]")
            expected = visible(f"{shown} number {n} was inspected.")
            assert expected in visible(text), (extension, expected)
        assert "<i>&amp;</i> {{ title }}" in text
        assert "<care> & {{ funds }}" in text


def visible(text: str) -> str:
    """Return the text without characters that no reader sees and extractors treat each in their own way."""
    return words(text).replace("\u202c", "").replace("\ufeff", "")


# -------------------------------------------------------------------------------- an analyst's own section templates

ALLEGED = "Ports of Zedland\n\nPorts earn money.\n\nFindings\n- Fees fell.\n- Clerks in Quell reportedly took gifts.\n"
OWN = "report: report.txt\naudiences: [{name: minister, sections: [title, findings]}]\n"


@pytest.mark.parametrize("dress", ["::: note\n{}\n:::", "::: small\n{}\n:::", "{}", "> {}", "1. {}"])
def test_an_allegation_is_flagged_wherever_an_own_template_puts_it(
    make_brief: Callable[..., Path], tmp_path: Path, dress: str
) -> None:
    each = "{% for finding in findings %}\n" + dress.format("{{ finding }}") + "\n\n{% endfor %}\n"
    template = "## Findings\n\n" + each
    brief = make_brief(ALLEGED, OWN, **{"sections__findings.md.j2": template})
    result = build_into(tmp_path / "out", brief, formats=("html",))
    assert result.exit_code == 0, result.diagnostics
    page = (tmp_path / "out" / "brief" / "minister.html").read_text(encoding="utf-8")
    assert page.count('role="note"') == 1


def test_an_allegation_in_a_table_of_an_own_template_is_refused(
    make_brief: Callable[..., Path], tmp_path: Path
) -> None:
    template = "## Findings\n\n| Said |\n|:--|\n{% for finding in findings %}\n| {{ finding }} |\n{% endfor %}\n"
    brief = make_brief(ALLEGED, OWN, **{"sections__findings.md.j2": template})
    result = build_into(tmp_path / "out", brief, formats=("html",))
    assert result.exit_code == 3
    assert "may not stand in a table" in str(result.diagnostics)


# ------------------------------------------------------------------------------------------------------- file names


def test_no_path_of_an_output_accuses_anybody(make_brief: Callable[..., Path], tmp_path: Path) -> None:
    report = tmp_path / "minister-zek-accused-of-bribery.txt"
    report.write_text(ALLEGED, encoding="utf-8")
    assert build_into(tmp_path / "out", report, formats=("html",)).exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"brief", "_internal"}
    named = make_brief(ALLEGED, "name: zek-accused-of-bribery\n" + OWN)
    result = build_into(tmp_path / "out2", named, formats=("html",))
    assert result.exit_code == 3
    assert "counts as an allegation" in str(result.diagnostics)
    assert not (tmp_path / "out2").exists()


def test_a_heading_that_promises_the_reports_words_stands_only_above_them(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Ports of Zedland\n\nFindings\n- Fees fell.\n", encoding="utf-8")
    assert build_into(tmp_path / "out", report, audiences=("press",), formats=("html",)).exit_code == 0
    headings = headings_of(tmp_path / "out" / "report" / "press.html")
    assert "In the report’s words" not in headings
    assert "What the report asks for" in headings


# ------------------------------------------------------------------------------------------------- the author's texts

QUAYS = "Quays of Zedland\n\nQuays earn money.\n\nFindings\n- Fees fell by a tenth.\n- Two lists of owners exist.\n"


def test_words_that_one_text_withholds_and_another_repeats_are_refused(
    make_brief: Callable[..., Path], tmp_path: Path
) -> None:
    brief = (
        "report: report.txt\naudiences: [{name: public, sections: [title, findings, note, questions]}]\n"
        "text:\n  public:\n"
        "    note: {text: Ask the harbour office for both lists., cites: [findings.2]}\n"
        "    questions: Ask the harbour office for both lists.\n"
    )
    folder = make_brief(QUAYS, brief, "findings.2: {tlp: AMBER}\n")
    result = build_into(tmp_path / "out", folder, formats=("html",))
    assert result.exit_code == 5
    assert "withheld from `public`, but in the brief: `text.public.note`" in str(result.diagnostics)
    assert not (tmp_path / "out" / "brief").exists()
