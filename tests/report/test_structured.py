"""Reports written as YAML."""

from __future__ import annotations

from briefgen.labels import Label
from briefgen.report.model import Kind, Role
from tests.report.reading import kinds, read, refused, roles_of

GOOD = """\
title: Ports of Zedland
subtitle: Fees and permits
language: en
date: 2026-11-24
publisher: Zedland Policy Institute
tlp: GREEN
lead:
  - The ports earn a fifth of the income of the state.
parts:
  - heading: Fees
    role: findings
    findings:
      - Fees fell by 15%
        in a year.
      - {text: "Small traders wait: nine days.", id: traders.1, source: "Register, p. 5", themes: [fees], tlp: AMBER,
         allegation: false}
  - heading: What to do
    role: recommendations
    text:
      - {text: Publish the register., to: [minister, port]}
  - heading: Conclusion
    text: It can be done.
"""


def lines(content: str) -> list[str]:
    return refused(content, "report.yaml")


def test_every_key_arrives_where_it_belongs() -> None:
    report = read(GOOD, "report.yaml")
    assert (report.language, report.date, report.publisher, report.label) == (
        "en",
        "2026-11-24",
        "Zedland Policy Institute",
        Label.GREEN,
    )
    first, second = report.findings
    assert (first.text, first.kind, first.label, first.number) == (
        "Fees fell by 15% in a year.",
        Kind.BULLET,
        Label.GREEN,
        1,
    )
    assert (second.id, second.source, second.themes) == ("traders.1", "Register, p. 5", ("fees",))
    assert (second.label, second.allegation, second.number) == (Label.AMBER, False, 2)
    (ask,) = report.passages_of(Role.RECOMMENDATIONS)
    assert ask.recommends_to == ("minister", "port")
    assert roles_of(report) == {"fees": "findings", "what-to": "recommendations", "conclusion": "conclusion"}


def test_a_passage_stands_on_the_line_where_its_text_starts() -> None:
    assert kinds(read(GOOD, "report.yml")) == [
        ("title", "title", 1),
        ("subtitle", "subtitle", 2),
        ("lead.1", "lead", 8),
        ("fees", "heading", 10),
        ("fees.1", "bullet", 13),
        ("traders.1", "bullet", 15),
        ("what-to", "heading", 17),
        ("what-to.1", "paragraph", 20),
        ("conclusion", "heading", 21),
        ("conclusion.1", "paragraph", 22),
    ]


def test_all_mistakes_of_a_file_are_told_at_once_each_at_its_place() -> None:
    found = lines(
        "title: 2024\ntitel: x\ndate: 12:30\ntlp: PURPLE\nlead: no\nparts:\n  - heading: Fees\n    role: finding\n"
        "    findings:\n      - Fees fell: by 15%\n      - 010\n      - ''\n    text: a\n  - hi\n  - text:\n"
        "    - {id: a, text: b}\n    - {id: a, text: b, allegation: maybe}\n    - {id: title, text: b}\n"
    )
    assert [p.partition(" ")[0] for p in found] == [
        *("1:8:", "2:1:", "3:7:", "4:6:", "5:7:", "8:11:", "10:9:"),
        *("11:9:", "12:9:", "13:5:", "14:5:", "17:12:", "17:36:", "18:12:"),
    ]
    assert "did you mean `title`?" in found[1]
    assert "YAML reads `12:30` as 750" in found[2]
    assert "YAML reads `no` as false" in found[4]
    assert "did you mean `findings`?" in found[5]
    assert "YAML reads `010` as 8" in found[7]


def test_text_that_became_keys_by_its_colon_is_told_to_be_quoted() -> None:
    said = lines("title: T\nlead:\n  - Fees fell: by 15%\n")[0]
    assert said.startswith("3:5:")
    assert "put quotes around text that holds a colon" in said


def test_duplicate_keys_name_both_lines() -> None:
    (said,) = lines("title: T\nlead: A b.\ntitle: U\n")
    assert said.startswith("3:1: duplicate key `title` (line 1 and line 3)")


def test_anchors_aliases_and_syntax_errors_are_refused_with_their_place() -> None:
    found = lines("title: &a T\nlead: *a\n")
    assert [p[:4] for p in found] == ["1:8:", "2:7:"]
    assert lines("title: T\nlead: a: b\n")[0].startswith("2:8: this is not valid YAML")


def test_a_file_nested_too_deeply_is_refused_without_recursion() -> None:
    assert "nested too deeply" in lines("title: " + "[" * 100_000)[0]


def test_token_characters_written_as_escapes_are_refused_too() -> None:
    assert "U+FDD0" in lines('title: "a\\ufdd0"\n')[0]


def test_a_date_may_be_a_year_alone_but_a_title_may_not() -> None:
    assert read("title: T\ndate: 2026\nparts: []\n", "r.yaml").date == "2026"
    assert lines("title: 2026\n")[0].endswith('put quotes around it: "2026"')


def test_a_file_that_holds_no_mapping_is_refused() -> None:
    for content in ("- a\n", "text\n", "# nothing\n", "--- \n...\n"):
        assert "a report is" in lines(content)[0] or "is empty" in lines(content)[0]


def test_findings_need_no_role_and_paragraphs_are_guessed_by_their_heading() -> None:
    report = read("title: T\nparts:\n- {heading: Conclusion, text: Done.}\n- findings: [Fees fell.]\n", "r.yaml")
    assert [(p.id, str(p.role)) for p in report.parts] == [("conclusion", "conclusion"), ("text", "findings")]


def test_ids_given_in_the_file_are_never_given_twice() -> None:
    report = read(
        "title: T\nparts:\n- heading: Fees\n  findings: [{text: A., id: fees.2}, B c., {text: D., id: fees}]\n",
        "r.yaml",
    )
    ids = [p.id for p in report.passages()]
    assert len(set(ids)) == len(ids)
    assert {"fees.2", "fees"} <= set(ids)
