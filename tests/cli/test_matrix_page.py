"""`matrix --html`: what the page holds, what it must not hold, and that it can be read by everybody."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from briefgen.audience.profile import Profile
from briefgen.brief import Brief
from briefgen.build.variant import select
from briefgen.cli.app import run
from briefgen.cli.matrix_page import page
from briefgen.cli.matrix_rows import groups
from briefgen.config.load import load_brief
from briefgen.report.model import Passage, Report
from tests.build.folders import REPORT, environment, make_brief
from tests.conftest import BRIEFS, ROOT

ZEDLAND = BRIEFS / "zedland"
HOSTILE = '"><script>alert(1)</script><b onclick=x>&amp;\u202e'
CSS = (ROOT / "briefgen" / "cli" / "pages" / "matrix.css").read_text(encoding="utf-8")


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    annotations = "report-findings.1: {tlp: AMBER, themes: [borders]}\nreport-findings.2: {tlp: GREEN}\n"
    brief = "report: report.txt\naudiences: [minister, press]\nmarking: {date: 2026-11-24}\n"
    return make_brief(tmp_path / "ports", brief=brief, annotations=annotations)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["matrix", *map(str, arguments), "--html"]) == 0
    return capsys.readouterr().out


def rendered(brief: Brief, *, words: bool = False) -> str:
    found = {profile.name: select(brief, profile) for profile in brief.audiences}
    return page(brief, found, groups(brief.report, found), words=words)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def row(tree: html.HtmlElement, identifier: str) -> html.HtmlElement:
    (found,) = [tr for tr in tree.iter("tr") if tr.xpath("string(th//*[@class='id'])") == identifier]
    return found


# What it holds


def test_each_finding_has_a_cell_an_audience_with_its_fate_and_its_section_or_rule(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = html.document_fromstring(printed(capsys, ports))
    cells = [text(td) for td in row(tree, "report-findings.3").findall("td")]
    assert cells == ["shown in findings", "withheld allegations: omit (cue)"]
    cells = [text(td) for td in row(tree, "report-findings.1").findall("td")]
    assert cells == ["shown in key-messages", "withheld ceiling CLEAR: labelled TLP:AMBER"]


def test_each_finding_tells_its_number_place_label_themes_and_whether_it_is_an_allegation(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = html.document_fromstring(printed(capsys, ports))
    heads = {n: text(row(tree, f"report-findings.{n}").find("th")) for n in range(1, 5)}
    assert heads == {
        1: "report-findings.1 F1 line 8 themes: borders TLP:AMBER",
        2: "report-findings.2 F2 line 9 themes: revenue (guess) TLP:GREEN",
        3: "report-findings.3 F3 line 10 themes: borders (guess) allegation",
        4: "report-findings.4 F4 line 11 themes: transport (guess)",
    }
    assert "What carries no label here is TLP:CLEAR." in text(tree.find(".//caption"))


def test_each_audience_tells_its_label_ceiling_allegations_and_budgets(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = html.document_fromstring(printed(capsys, ports))
    assert [text(th) for th in tree.xpath("//thead/tr/th")] == [
        "Finding",
        "For the minister minister up to TLP:AMBER allegations shown, flagged at most 2 pages, 700 words",
        "For the press press up to TLP:CLEAR allegations left out at most 1 page, 400 words",
    ]


def test_the_last_row_counts_and_the_findings_stand_under_their_part(capsys: pytest.CaptureFixture[str]) -> None:
    tree = html.document_fromstring(printed(capsys, ZEDLAND))
    parts = [text(th) for th in tree.xpath("//tbody/tr[1]/th")]
    assert parts == ["fees-income", "registers-owners", "inspections", "permits-small", "figures"]
    for body, part in zip(tree.iter("tbody"), parts, strict=True):
        assert all(th.startswith(f"{part}.") for th in body.xpath("tr[position() > 1]/th//*[@class='id']/text()"))
    for n, td in enumerate(tree.xpath("//tfoot//td"), 1):
        fates = [tr.findall("td")[n - 1].get("class") for tr in tree.xpath("//tbody[position() < 5]/tr[td]")]
        counts = {fate: fates.count(fate) for fate in ("shown", "cut", "withheld")}
        assert text(td) == f"{counts['shown']} cut {counts['cut']}, withheld {counts['withheld']}"


def test_the_page_names_the_brief_and_its_date_and_is_the_same_every_time(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = printed(capsys, ports)
    tree = html.document_fromstring(first)
    assert text(tree.find(".//h1")) == "Who gets which finding: ports"
    assert "brief of 2026-11-24" in text(tree.find(".//header"))
    assert printed(capsys, ports) == first


def test_an_audience_that_cannot_fit_is_named_on_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_brief(tmp_path / "p", brief="report: report.txt\naudiences: [{name: press, words: 50}, minister]\n")
    assert run(["matrix", str(folder), "--html"]) == 3
    assert "no brief can be made for them as they are set: press." in capsys.readouterr().out


# What it must not hold


def test_without_words_the_page_holds_no_word_of_a_finding_and_no_label_of_its_own(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = printed(capsys, ports)
    said = {word for line in REPORT.splitlines() if line.startswith("- ") for word in re.findall(r"[A-Za-z]{5,}", line)}
    body = found.partition("<body>")[2]
    assert "reportedly" in said  # the cue that the rule quotes elsewhere
    assert not {word for word in said if word in body}
    assert "Report Findings" not in found
    assert 'class="tlp"' not in found
    assert "content:" not in found


def test_with_words_findings_and_headings_begin_as_in_the_report_and_the_page_carries_their_strictest_label(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = printed(capsys, ports, "--words")
    tree = html.document_fromstring(found)
    assert "Inspectors visited 14 of the 61" in text(row(tree, "report-findings.1").find("th"))
    assert text(tree.xpath("//tbody/tr[1]/th")[0]) == "report-findings Report Findings"
    marks = tree.xpath("//*[@class='tlp']")
    assert [text(mark) for mark in marks] == ["TLP:AMBER", "TLP:AMBER"]
    assert [mark.getparent().tag for mark in marks] == ["header", "footer"]
    assert found.count('content: "TLP:AMBER"') == 2  # on each printed page
    assert {element.get("lang") for element in tree.xpath("//*[@class='words']")} == {"en"}


def test_the_page_needs_no_script_and_no_network(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, ports, "--words")
    tree = html.document_fromstring(found)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src | //@href")
    assert not re.search(r"url\(|@import|https?:", found)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("words", [False, True])
def test_labels_ids_and_words_are_text_whatever_they_hold(ports: Path, words: bool) -> None:
    brief = hostile(load_brief(ports))
    found = rendered(brief, words=words)
    tree = html.document_fromstring(found)
    assert not tree.xpath("//script | //@onclick")
    assert "\u202e" not in found
    shown = HOSTILE.replace("\u202e", "[U+202E]")
    assert text(tree.find(".//h1")).endswith(shown)
    assert tree.xpath("string(//thead//*[@class='label'])") == shown
    assert tree.xpath("string((//tbody//*[@class='id'])[1])") == f"{shown}.1"
    assert tree.xpath("string((//tbody//td)[1]//*[@class='rule'])") == f"never: {shown}"


def hostile(brief: Brief) -> Brief:
    """Return the brief with markup in every text that the page shows."""

    def passage(found: Passage) -> Passage:
        return replace(found, id=f"{HOSTILE}.{found.number}", text=HOSTILE, themes=(HOSTILE,))

    def profile(found: Profile) -> Profile:
        return replace(found, name=f"{HOSTILE}{found.name}", label=HOSTILE, never=(HOSTILE,))

    parts = tuple(
        replace(part, id=HOSTILE, passages=tuple(map(passage, part.passages))) if part.role == "findings" else part
        for part in brief.report.parts
    )
    report: Report = replace(brief.report, parts=parts, language="en")
    return replace(brief, name=HOSTILE, report=report, audiences=tuple(map(profile, brief.audiences)))


# That it can be read


def test_the_table_says_what_its_heads_are_for(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = html.document_fromstring(printed(capsys, ports))
    assert tree.get("lang") == "en"
    assert text(tree.find(".//caption"))
    assert {th.get("scope") for th in tree.xpath("//thead//th")} == {"col"}
    assert {th.get("scope") for th in tree.xpath("//tr[@class='group']/th")} == {"rowgroup"}
    assert {th.get("scope") for th in tree.xpath("//tr[td]/th")} == {"row"}
    widths = {sum(int(c.get("colspan", 1)) for c in tr.xpath("th | td")) for tr in tree.iter("tr")}
    assert widths == {3}
    assert [e.tag for e in tree.body] == ["header", "main", "footer"]


def test_each_fate_is_a_word_and_no_colour_alone(capsys: pytest.CaptureFixture[str]) -> None:
    tree = html.document_fromstring(printed(capsys, ZEDLAND))
    cells = tree.xpath("//tbody//td")
    assert len(cells) > 40
    assert all(text(td.find("strong")) == td.get("class") for td in cells)
    assert not tree.xpath("//@title")


def palettes() -> list[dict[str, str]]:
    light, dark = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{.*?\}", CSS, re.S)[:2]
    ]
    return [light, {**light, **dark}]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_every_text_has_the_contrast_that_wcag_asks_for(palette: dict[str, str]) -> None:
    pairs = [(f"{fate}-text", fate) for fate in ("shown", "cut", "withheld")]
    pairs += list(itertools.product(("text", "quiet", "flag"), ("page", "head")))
    assert {pair: round(contrast(*(palette[name] for name in pair)), 1) for pair in pairs if
            contrast(*(palette[name] for name in pair)) < 4.5} == {}  # fmt: skip


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_the_page_says_the_same_in_every_encoding(
    ports: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "matrix", "--html", "--words", str(ports)],
        env=environment({"PYTHONIOENCODING": encoding}), capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert text(html.document_fromstring(done.stdout.decode("utf-8"))) == text(
        html.document_fromstring(printed(capsys, ports, "--words"))
    )


# Usage


@pytest.mark.parametrize(
    ("line", "said"),
    [("--json --html", "error: --json and --html exclude each other"), ("--json --words", "error: --words is for")],
)
def test_options_that_exclude_each_other_are_a_usage_error(
    ports: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    assert run(["matrix", str(ports), *line.split()]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_a_guessed_theme_is_told_as_a_guess(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Quays of Zedland\n\nFindings\n- Bribes are common at the border.\n", encoding="utf-8")
    assert run(["matrix", str(report), "--html"]) == 0
    assert "corruption (guess)" in capsys.readouterr().out


def test_without_words_the_page_does_not_quote_what_points_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pointing = REPORT.replace("- Fees fell", "- These warehouses are old.\n- Fees fell")
    audiences = "audiences: [{name: crews, extends: law-enforcement, never: [report-findings.1]}]\n"
    folder = make_brief(tmp_path / "old", brief=f"report: report.txt\nformats: [html]\n{audiences}", report=pointing)
    found = printed(capsys, folder)
    assert "opens with words that point back: what it points to is not shown before it" in found
    assert "These warehouses" not in found
