"""Plain text in the shapes that people write it in."""

from __future__ import annotations

import pytest

from briefgen.errors import ReportError
from briefgen.report.model import Kind, Role
from briefgen.report.readers import require_findings
from tests.report.reading import kinds, read, roles_of

WRAPPED = """\
PORTS OF ZEDLAND
================

A study of fees and permits

The ports of Zedland earn a fifth of the income of the state, and nobody can
say who owns the ships that use them. This text is wrapped at a width of
Seventy-six columns or so.

Key findings
------------

* Inspectors visited 14 of the 61 warehouses in the port of Quell during the
  year, and found nothing.
* The harbour register lists 212 vessels, but 37 of them have no owner on
file. These vessels pay no fees.

Conclusion
----------

A register that names owners is within reach; it needs one clerk and a cross-
border law that is already drafted.
"""


def bulleted(*bullets: str) -> str:
    return "Ports of Zedland\nFindings\n" + "\n".join(bullets) + "\nConclusion\nIt can be done.\n"


def texts(content: str) -> list[str]:
    return [p.text for p in read(content).findings]


def test_wrapped_lines_are_joined_and_keep_the_number_of_their_first_line() -> None:
    report = read(WRAPPED)
    assert kinds(report) == [
        ("title", "title", 1),
        ("subtitle", "subtitle", 4),
        ("lead.1", "lead", 6),
        ("key-findings", "heading", 10),
        ("key-findings.1", "bullet", 13),
        ("key-findings.2", "bullet", 15),
        ("conclusion", "heading", 18),
        ("conclusion.1", "paragraph", 21),
    ]
    assert report.lead[0].text.endswith("wrapped at a width of Seventy-six columns or so.")
    assert report.findings[1].text.endswith("no owner on file. These vessels pay no fees.")
    assert report.passages_of(Role.CONCLUSION)[0].text.endswith("a cross-border law that is already drafted.")


def test_a_word_divided_at_the_end_of_a_line_is_made_whole_where_it_is_used_elsewhere() -> None:
    first = "- Permits for international trade take nine days, and the inter-\nnational rules want two."
    assert texts(bulleted(first)) == [
        "Permits for international trade take nine days, and the international rules want two."
    ]


@pytest.mark.parametrize(
    "mark",
    [
        *("- ", "* ", "+ ", "• ", "•", "● ", "– ", "— ", "\uf0b7 ", "\uf0b7\t", "▪ ", "o\t"),
        *("1. ", "1) ", "(1) ", "a. ", "a) ", "(i) "),
    ],
)
def test_every_kind_of_bullet_is_a_bullet(mark: str) -> None:
    report = read(bulleted(f"{mark}Fees fell by 15% in a year.", f"  {mark}Traffic grew."))
    assert [(p.kind, p.text) for p in report.findings] == [
        (Kind.BULLET, "Fees fell by 15% in a year."),
        (Kind.BULLET, "Traffic grew."),
    ]


def test_a_dateline_or_a_minus_within_a_line_is_no_bullet() -> None:
    report = read("Ports of Zedland\nQUELL - The port of Quell is slow.\nFindings\n- It is -5 degrees there.\n")
    assert report.lead[0].text == "QUELL - The port of Quell is slow."


def test_a_mark_with_nothing_after_it_is_kept_as_it_stands() -> None:
    assert "-" in [p.text for p in read("Ports of Zedland\nFindings\n- Fees fell.\n-\n- Traffic grew.\n").passages()]


def test_numbered_sections_are_headings_and_numbered_lists_are_not() -> None:
    report = read(
        "Zedland’s Ports: Fees\nWhat a year of inspections found\n1. Introduction\nThe ports are old.\n2. Findings\n"
        "1. Fees fell by 15% in a year.\n2. Traffic grew.\n3. Recommendations\n(a) Publish the register.\n"
        "4. Conclusion\nIt can be done.\n"
    )
    assert report.subtitle is not None
    assert roles_of(report) == {
        "introduction": "context",
        "findings": "findings",
        "recommendations": "recommendations",
        "conclusion": "conclusion",
    }
    assert [p.text for p in report.findings] == ["Fees fell by 15% in a year.", "Traffic grew."]


def test_headings_in_capitals_stand_above_the_others() -> None:
    report = read(
        "ZEDLAND PORTS\n\nFINDINGS\n\nFees\n• They fell.\n\nPermits\n• They are slow.\n\nANNEX B\n• A table.\n"
    )
    assert roles_of(report) == {"findings": "findings", "fees": "findings", "permits": "findings", "annex-b": "ignore"}
    assert [part.level for part in report.parts] == [1, 2, 2, 1]


def test_a_list_of_short_lines_is_no_list_of_headings() -> None:
    report = read("Zedland ports\nFindings\nPorts closed\nFees up\nStaff cut\nConclusion\nIt can be done.\n")
    assert [p.text for p in report.findings] == ["Ports closed", "Fees up", "Staff cut"]


def test_a_table_of_contents_is_left_out() -> None:
    report = read("Zedland ports\nContents\nFindings ........ 4\nConclusion . . . . . 5\nFindings\nFees fell by 15%.\n")
    assert [p.text for p in report.findings] == ["Fees fell by 15%."]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert texts("Ports\n\nFindings\n\nFees fell by 15%.\n\nTraffic grew by a tenth.\n") == [
        "Fees fell by 15%.",
        "Traffic grew by a tenth.",
    ]


def test_a_form_feed_parts_lines_but_does_not_count() -> None:
    report = read("Ports of Zedland\fFindings\r\n- Fees fell.\v\r\n- Traffic grew.\fConclusion\r\nIt can be done.\r\n")
    assert kinds(report)[-2:] == [("conclusion", "heading", 3), ("conclusion.1", "paragraph", 4)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(newline: str) -> None:
    report = read(newline.join(["Ports of Zedland", "", "Findings", "", "- Fees fell.", "", "- Traffic grew."]))
    assert [p.place.line for p in report.findings] == [5, 7]


def test_author_and_date_lines_below_the_title_are_not_taken_for_the_subtitle() -> None:
    report = read("Ports of Zedland\nAuthor: R. Example\nDate: 24 November 2026\nFindings\n- Fees fell.\n")
    assert (report.author, report.date, report.subtitle) == ("R. Example", "24 November 2026", None)


def test_a_report_without_a_title_is_not_called_after_its_file() -> None:
    report = read("Findings\n- Fees fell.\n", "ports.txt")
    assert (report.title.text, report.title.place.line) == ("Untitled report", 0)
    assert "no title" in report.diagnostics[0].message


def test_bullets_without_a_heading_are_not_taken_for_findings() -> None:
    report = read("Ports of Zedland\n- Fees fell.\n- Traffic grew.\n")
    assert (report.findings, roles_of(report)) == ((), {"text": "context"})
    with pytest.raises(ReportError) as caught:
        require_findings(report)
    said = str(caught.value)
    assert "text.2" in said
    assert "Traffic grew." in said
    assert "roles: {text: findings}" in said
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("Word\n", ""),
        ("A Title\n\nSome words.\n\nMore words.\n", "lead.1"),
        ("A Title\n\nSome words.\n\nHistory\n\nThe port is old.\n", '"History"'),
        (
            "A Title\n\nWords.\n\nHistory\n\nIt is very old.\n\nHISTORY\n\nThe port is old.\n\nPrices\n\nBread.\n",
            '"Prices"',
        ),
        ('A Title\n\nSome words.\n\nOld "ports"\n\nThe port is old.\n', "old-ports"),
    ],
)
@pytest.mark.parametrize("bare", [True, False])
def test_a_report_without_findings_is_told_with_a_part_that_it_has(text: str, example: str, bare: bool) -> None:
    with pytest.raises(ReportError) as caught:
        require_findings(read(text), bare=bare)
    hint = caught.value.diagnostics[0].hint.splitlines()[0]
    if not example:
        assert hint == "it has nothing but a title: choose the file that has the report"
        return
    assert hint.endswith(f": `roles: {{{example}: findings}}`")
    assert ("say in a brief.yaml which part holds them (`briefgen init FOLDER --report " in hint) is bare
    assert ("say in brief.yaml" in hint) is not bare
    assert read(text, roles={example.strip('"'): Role.FINDINGS}).findings


def test_they_are_findings_where_the_role_is_set() -> None:
    report = read("Ports of Zedland\n- Fees fell.\n- Traffic grew.\n", roles={"text": Role.FINDINGS})
    assert [p.id for p in report.findings] == ["text.1", "text.2"]
    require_findings(report)


def test_a_finding_that_only_opens_a_list_is_warned_of() -> None:
    report = read("Ports of Zedland\nFindings\n- These ports closed:\n  - Quell\n- Fees fell.\n")
    assert [(d.severity, d.location.line) for d in report.diagnostics if d.location] == [("warning", 3)]


def test_markdown_headings_that_were_saved_as_text_are_headings() -> None:
    report = read(
        "# Ports\n## Findings\n### Fees\n- Fees fell.\n### Permits\n- Slow.\n## Annex\n- T.\n## Conclusion\nDone.\n"
    )
    assert roles_of(report)["permits"] == "findings"
    assert roles_of(report)["annex"] == "ignore"


def test_khmer_and_arabic_are_read_too() -> None:
    report = read("ច្រកសមុទ្រ\nសន្និដ្ឋាន\nនេះជាប្រយោគ។ នេះជាប្រយោគទីពីរ។\n")
    assert (report.language, list(roles_of(report).items())) == ("km", [("s1", "conclusion")])
    assert len(report.passages_of(Role.CONCLUSION)[0].sentences) == 2


def test_a_bullet_that_begins_with_a_hash_is_a_bullet_and_keeps_it() -> None:
    report = read("Ports of Zedland\n\nFindings\n- # fees fell in Quell.\n- Traffic grew.\n")
    assert [p.text for p in report.findings] == ["# fees fell in Quell.", "Traffic grew."]


def test_a_sentence_that_ends_with_the_mark_of_a_note_is_no_heading() -> None:
    report = read("Ports\n\nFindings\n- Fees fell.\n\nConclusion\nRepair the ports.[2]\nPay the clerks.³\n")
    assert [p.text for p in report.passages_of(Role.CONCLUSION)] == ["Repair the ports.[2]", "Pay the clerks.³"]
