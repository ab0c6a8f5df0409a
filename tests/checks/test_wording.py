"""The author's wording: what passes by itself, what somebody must sign, when a signature lapses. All is invented."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.brief import Brief
from briefgen.build.plan import Request
from briefgen.build.run import build
from briefgen.build.signing import sign, withdraw
from briefgen.build.variant import build_variant, compose_variant
from briefgen.checks.wording import Statement, judge_on, statements
from briefgen.config.load import load_brief
from briefgen.diagnostics import Severity
from briefgen.errors import UnsignedError
from briefgen.fidelity import Mode, Verdict
from briefgen.report.cues import find_cues
from briefgen.report.model import Kind, Passage, Place
from tests.build.folders import REPORT, make_brief

NOW = datetime(2026, 11, 24, 10, 5, tzinfo=UTC)
BRIEF = "report: report.txt\naudiences: [press, minister]\nformats: [html]\n"
OTHER = "A rise of a quarter at every harbour of Zedland"


def headline(words: str, cites: str = "[report-findings.2]", more: str = "") -> str:
    return BRIEF + f"text: {{press: {{headline: {{text: '{words}', cites: {cites}}}}}}}\n{more}"


def loaded(folder: Path, brief: str = BRIEF, annotations: str = "") -> Brief:
    return load_brief(make_brief(folder / "ports", brief=brief, annotations=annotations))


def only(brief: Brief) -> Statement:
    (statement,) = statements(brief)
    return statement


def test_words_that_say_no_more_than_their_source_need_no_signature(tmp_path: Path) -> None:
    statement = only(loaded(tmp_path, headline("Fees fell by 15% in a year while traffic grew by a tenth")))
    assert statement.verdict is Verdict.PASS
    assert not statement.needs_signature


def test_a_headline_that_says_more_is_held_back_until_somebody_signs(tmp_path: Path) -> None:
    brief = loaded(tmp_path, headline(OTHER))
    assert only(brief).verdict is Verdict.FAIL
    with pytest.raises(UnsignedError, match=r"not signed: `text.press.headline` \(fail: ") as refused:
        build_variant(brief, brief.audiences[0], ("html",))
    assert refused.value.diagnostics[0].location is not None
    assert refused.value.diagnostics[0].location.line == 4
    build_variant(brief, brief.audiences[1], ("html",))  # the minister does not get it
    sign(brief, statements(brief), "R. Example", NOW)
    again = load_brief(brief.folder)
    build_variant(again, again.audiences[0], ("html",))
    signature = only(again).signature
    assert signature is not None
    assert (signature.by, signature.on, signature.verdict) == ("R. Example", "2026-11-24T10:05Z", "fail")


def test_a_headline_that_cites_nothing_is_for_somebody_to_judge(tmp_path: Path) -> None:
    statement = only(loaded(tmp_path, headline("Fees fell", cites="[]")))
    assert statement.judgement is None
    assert statement.is_held_back


@pytest.mark.parametrize("changed", ["words", "source", "cites"])
def test_a_signature_lapses_when_the_words_or_what_they_stand_on_change(tmp_path: Path, changed: str) -> None:
    brief = loaded(tmp_path, headline(OTHER))
    sign(brief, statements(brief), "R. Example", NOW)
    text, cites, report = OTHER, "[report-findings.2]", REPORT
    match changed:
        case "words":
            text += " and beyond"
        case "source":
            report = REPORT.replace("15%", "16%")
        case "cites":
            cites = "[report-findings.1]"
    make_brief(brief.folder, brief=headline(text, cites), report=report)
    again = only(load_brief(brief.folder))
    assert again.signature is None
    assert again.is_held_back


def test_a_signature_holds_where_texts_only_change_their_order(tmp_path: Path) -> None:
    texts = [f"{{text: {words}, cites: [report-findings.2]}}" for words in ("Fees doubled", "Traffic halved")]
    points = BRIEF + "text: {minister: {talking-points: [ONE, TWO]}}\n"
    brief = loaded(tmp_path, points.replace("ONE", texts[0]).replace("TWO", texts[1]))
    sign(brief, statements(brief), "R. Example", NOW)
    make_brief(brief.folder, brief=points.replace("ONE", texts[1]).replace("TWO", texts[0]))
    assert all(s.signature for s in statements(load_brief(brief.folder)))


def test_signing_a_changed_text_takes_its_older_signature_away(tmp_path: Path) -> None:
    brief = loaded(tmp_path, headline(OTHER))
    sign(brief, statements(brief), "R. Example", NOW)
    make_brief(brief.folder, brief=headline("Fees doubled"))
    changed = load_brief(brief.folder)
    sign(changed, statements(changed), "Q. Example", NOW)
    assert [s.by for s in load_brief(brief.folder).lock.signatures.values()] == ["Q. Example"]


def test_a_withdrawn_signature_is_gone(tmp_path: Path) -> None:
    brief = loaded(tmp_path, headline(OTHER))
    sign(brief, statements(brief), "R. Example", NOW)
    withdraw(brief, statements(brief))
    assert only(load_brief(brief.folder)).is_held_back


def test_two_who_sign_at_once_lose_no_signature_and_a_build_in_between_keeps_them(tmp_path: Path) -> None:
    more = "text: {minister: {talking-points: [{text: Fees doubled, cites: [report-findings.2]}, Owners rejoice]}}\n"
    notes = "report-findings.1: {priority: 1}\n"
    brief = loaded(tmp_path, BRIEF + more, notes)
    one, other = statements(brief)
    stale = load_brief(brief.folder)  # loaded before anybody signed
    sign(brief, (one,), "R. Example", NOW)
    sign(stale, (other,), "Q. Example", NOW)
    (result,) = build(Request((brief.folder,), tmp_path / "out"))
    assert result.exit_code == 0
    found = load_brief(brief.folder)
    assert {s.by for s in found.lock.signatures.values()} == {"R. Example", "Q. Example"}
    assert "report-findings.1" in found.lock.entries


def test_a_draft_is_built_without_signatures_and_says_what_lacks_one(tmp_path: Path) -> None:
    brief = loaded(tmp_path, headline(OTHER, more="marking: {draft: true}\n"))
    composed = compose_variant(brief, brief.audiences[0])
    (told,) = (d for d in composed.unsigned if "not signed" in d.message)
    assert told.severity is Severity.WARNING


def test_older_files_stay_where_words_only_wait_for_a_signature(tmp_path: Path) -> None:
    brief = loaded(tmp_path)
    build(Request((brief.folder,), tmp_path / "out"))
    make_brief(brief.folder, brief=headline(OTHER))
    (result,) = build(Request((brief.folder,), tmp_path / "out"))
    assert result.exit_code == 5
    assert (tmp_path / "out" / "ports" / "press.html").is_file()


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("parliament: {questions", "When will the harbour office publish its 40 files?"),
        ("minister: {handling", "Expect questions from the harbour office."),
    ],
)
def test_what_asks_or_advises_needs_no_signature(tmp_path: Path, section: str, words: str) -> None:
    more = f"text: {{{section}: {{text: '{words}', cites: [report-findings.2]}}}}}}\n"
    statement = only(loaded(tmp_path, BRIEF.replace("[press,", "[press, parliament,") + more))
    assert not statement.restates
    assert not statement.needs_signature


def test_a_question_that_drops_the_doubt_about_an_allegation_is_held_back(tmp_path: Path) -> None:
    words = "Why have officers at the customs post of Marrow accepted payments?"
    more = f"text: {{parliament: {{questions: {{text: '{words}', cites: [report-findings.3]}}}}}}\n"
    statement = only(loaded(tmp_path, BRIEF.replace("[press,", "[press, parliament,") + more))
    assert statement.needs_signature


def test_a_title_that_the_brief_gives_is_the_authors_and_one_that_only_differs_in_type_is_not(tmp_path: Path) -> None:
    given = "report: {file: report.txt, title: TITLE}\naudiences: [press]\n"
    assert only(loaded(tmp_path, given.replace("TITLE", "Zedland’s harbours were sold"))).id == "report.title"
    assert statements(loaded(tmp_path, given.replace("TITLE", "Zedland's Harbours Under  Strain"))) == ()


def test_short_words_of_a_finding_are_judged_against_it_and_signed(tmp_path: Path) -> None:
    mine = "report: report.txt\naudiences: [{name: press, extends: press, shorten: true}, minister]\nformats: [html]\n"
    brief = loaded(tmp_path, mine, "report-findings.2: {short: Fees doubled.}\n")
    assert only(brief).id == "report-findings.2.short"
    with pytest.raises(UnsignedError, match=r"report-findings.2.short"):
        build_variant(brief, brief.audiences[0], ("html",))
    build_variant(brief, brief.audiences[1], ("html",))  # its profile does not shorten
    sign(brief, statements(brief), "R. Example", NOW)
    (result,) = build(Request((brief.folder,), tmp_path / "out"))
    assert result.exit_code == 0
    page = (tmp_path / "out" / "ports" / "press.html").read_text(encoding="utf-8")
    assert "Fees doubled." in page
    assert "this brief’s author" in page
    assert "Fees fell by 15%" not in page


def test_short_words_of_an_allegation_are_not_used_and_short_words_that_accuse_are_refused(tmp_path: Path) -> None:
    brief = loaded(tmp_path, annotations="report-findings.3: {short: Customs officers take payments.}\n")
    assert any("is not used: it is an allegation" in d.message for d in brief.diagnostics)
    assert statements(brief) == ()
    with pytest.raises(Exception, match="counts as an allegation"):
        loaded(tmp_path, annotations="report-findings.2: {short: Fees were reportedly stolen.}\n")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Officers have reportedly taken payments. They keep no books.", Verdict.PASS),
        ("Officers have reportedly taken payments.", Verdict.REVIEW),
    ],
)
def test_one_sentence_of_an_allegation_is_no_restatement_of_it(text: str, verdict: Verdict) -> None:
    whole = "Officers have reportedly taken payments. They keep no books."
    accusing = Passage("owners.1", Kind.BULLET, whole, Place(1), cues=find_cues(whole, "en"), number=1)
    assert accusing.is_allegation
    assert judge_on((accusing,), text, "en").verdict is verdict


def test_a_question_mark_makes_no_question_of_a_headline_and_a_term_belongs_to_its_explanation(tmp_path: Path) -> None:
    brief = headline("R. Example sold the port?")
    assert only(loaded(tmp_path, brief)).is_held_back
    more = BRIEF + "glossary: {Quay: A wall for ships}\n"
    assert only(loaded(tmp_path, more)).words == "Quay: A wall for ships"


def test_a_title_that_says_more_than_the_report_is_held_back_until_somebody_signs(tmp_path: Path) -> None:
    given = "report: {file: report.txt, title: Zedland’s harbours were sold}\naudiences: [press]\n"
    brief = loaded(tmp_path, given)
    with pytest.raises(UnsignedError, match=r"not signed: `report\.title`"):
        build_variant(brief, brief.audiences[0], ("html",))
    sign(brief, statements(brief), "R. Example", NOW)
    again = load_brief(brief.folder)
    build_variant(again, again.audiences[0], ("html",))


def test_a_signature_stays_where_another_text_still_has_the_words_it_was_for(tmp_path: Path) -> None:
    points = BRIEF + "text: {minister: {talking-points: [ONE, TWO]}}\n"
    doubled, halved, tripled = (
        f"{{text: {words}, cites: [report-findings.2]}}" for words in ("Fees doubled", "Traffic halved", "Fees tripled")
    )
    brief = loaded(tmp_path, points.replace("ONE", doubled).replace("TWO", halved))
    sign(brief, statements(brief), "R. Example", NOW)
    make_brief(brief.folder, brief=points.replace("ONE", tripled).replace("TWO", doubled))
    moved = load_brief(brief.folder)
    sign(moved, statements(moved)[:1], "Q. Example", NOW)
    found = statements(load_brief(brief.folder))
    assert [s.signature.by if s.signature else "" for s in found] == ["Q. Example", "R. Example"]


def test_a_heading_does_not_run_on_into_the_sentence_behind_it() -> None:
    sources = (
        Passage("a", Kind.HEADING, "Quays of Marrow", Place(1)),
        Passage("b", Kind.BULLET, "Fees fell.", Place(2)),
    )
    assert judge_on(sources, "Fees fell.", "en").mode is Mode.VERBATIM
