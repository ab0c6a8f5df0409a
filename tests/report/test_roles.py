"""Roles of parts: guessed, carried, set."""

from __future__ import annotations

import pytest

from briefgen.labels import Label
from briefgen.report.model import Place, Role
from briefgen.report.readers import ReportOverrides, outline
from briefgen.report.roles import guess, normalise
from tests.report.reading import read

REPORT = (
    "Ports of Zedland\nFindings\n- Fees fell.\nThe port’s permits\n- They are slow.\nWay forward\n- Publish fees.\n"
    "Conclusion\nIt can be done.\n"
)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("The Report’s Findings", Role.FINDINGS),
        ("3.1 Key findings", Role.FINDINGS),
        ("What GAO Found", Role.FINDINGS),
        ("RESULTS IN BRIEF", Role.FINDINGS),
        ("What did we find?", Role.FINDINGS),
        ("Conclusions", Role.CONCLUSION),
        ("Concluding remarks", Role.CONCLUSION),
        ("Conclusions and recommendations", Role.RECOMMENDATIONS),
        ("Way forward", Role.RECOMMENDATIONS),
        ("Next steps:", Role.RECOMMENDATIONS),
        ("Executive Summary", Role.SUMMARY),
        ("1. Introduction", Role.CONTEXT),
        ("Annex B: Tables", Role.IGNORE),
        ("Principaux constats", Role.FINDINGS),
        ("Recommandations", Role.RECOMMENDATIONS),
        ("Hallazgos principales", Role.FINDINGS),
        ("Reflexiones finales", Role.CONCLUSION),
        ("النتائج", Role.FINDINGS),
        ("អនុសាសន៍", Role.RECOMMENDATIONS),
    ],
)
def test_headings_say_their_role(heading: str, role: Role) -> None:
    said = guess(heading, "")
    assert said is not None
    assert said[0] is role


@pytest.mark.parametrize(
    "heading", ["Criminal Justice and Security", "Summary executions", "Fees", "Conclusion of a treaty"]
)
def test_other_headings_say_none(heading: str) -> None:
    assert guess(heading, "en") is None


def test_a_role_holds_until_a_heading_with_another() -> None:
    report = read(REPORT)
    assert [p.reason for p in report.parts] == [
        'heading says "findings"',
        "carried from line 2",
        'heading says "way forward"',
        'heading says "conclusion"',
    ]


@pytest.mark.parametrize("key", ["The port's permits", "THE PORT’S  PERMITS:", "port-permits", "port-p"])
def test_a_role_is_set_by_heading_or_id_in_any_spelling(key: str) -> None:
    report = read(REPORT, roles={key: Role.CONTEXT})
    part = report.parts[1]
    assert (part.role, part.reason, part.guessed) == (Role.CONTEXT, "set in brief.yaml", False)
    assert [p.id for p in report.findings] == ["findings.1"]


def test_a_role_that_is_set_is_carried_on() -> None:
    report = read(
        "Ports\nFees of ports\n- They fell.\nPermits\n- They are slow.\n", roles={"Fees of ports": Role.FINDINGS}
    )
    assert len(report.findings) == 2


def test_a_passage_can_have_a_role_of_its_own_and_all_ids_stay() -> None:
    text = "Ports\nFindings\n- Fees fell.\n- Publish the register.\n- Traffic grew.\n"
    report = read(text, roles={"findings.2": Role.RECOMMENDATIONS})
    assert [p.id for p in report.findings] == ["findings.1", "findings.3"]
    assert [p.number for p in report.findings] == [1, 2]
    assert [p.id for p in report.passages_of(Role.RECOMMENDATIONS)] == ["findings.2"]
    assert len({part.id for part in report.parts}) == len(report.parts)


def test_the_lead_can_be_made_findings() -> None:
    report = read("Ports\nFees fell by 15%.\n\nTraffic grew.\n", roles={"lead": Role.FINDINGS})
    assert [p.id for p in report.findings] == ["lead.1", "lead.2"]
    assert report.lead == ()


def test_a_key_that_names_nothing_is_an_error_with_the_nearest_heading() -> None:
    (said,) = read(REPORT, roles={"Conclusoin": Role.CONCLUSION}).diagnostics
    assert said.severity == "error"
    assert "Conclusoin" in said.message
    assert said.hint == "did you mean `Conclusion`?"


def test_numbers_quotes_and_case_do_not_count_when_headings_are_compared() -> None:
    assert normalise("3. The  Port’s FEES:") == normalise("the port's fees")
    assert normalise("(iv) Fees") == "fees"
    assert normalise("Civil: society") == "civil: society"
    assert normalise("2.1 Fees") == normalise("## Fees") == "fees"


def test_what_brief_yaml_says_comes_before_what_the_report_says() -> None:
    said = ReportOverrides(title="Ports", author="R. Example", date="2026", label=Label.AMBER, language="fr")
    report = read(REPORT, overrides=said)
    assert (report.title.text, report.title.place) == ("Ports", Place())
    assert (report.author, report.date, report.label, report.language) == ("R. Example", "2026", Label.AMBER, "fr")
    assert {p.label for p in report.passages()} == {Label.AMBER}


def test_a_title_set_in_the_same_words_keeps_its_place() -> None:
    assert read(REPORT, overrides=ReportOverrides(title="PORTS OF ZEDLAND")).title.place.line == 1


def test_the_outline_shows_ids_roles_reasons_and_first_words() -> None:
    said = outline(read(REPORT))
    assert "carried from line 2" in said
    assert "port-permits.1" in said
    assert "They are slow." in said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Les ports sont lents et les taxes ne sont pas payées par les navires qui sont dans la rade de la ville.",
            "fr",
        ),
        ("Los puertos son lentos y las tasas no se pagan por los barcos que están en la rada de la ciudad.", "es"),
        (
            "Bandari zina mwendo wa polepole, na hakuna anayejua wamiliki wa meli nyingi katika bandari hiyo kubwa.",
            "und",
        ),
    ],
)
def test_another_language_is_not_taken_for_english(text: str, language: str) -> None:
    report = read(f"Quell 2026\nFindings\n- {text}\n- {text}\n- {text}\n")
    assert report.language == language
    assert any("language" in d.message for d in report.diagnostics)
