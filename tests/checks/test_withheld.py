"""The gate: what an audience must not have is in no text, title, address or description of its document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.profile import Allegations
from briefgen.checks.withheld import check_withheld, document_text, normalised
from briefgen.document.nodes import (
    Block,
    CrossReference,
    Document,
    Figure,
    Heading,
    Link,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from briefgen.tailoring.selection import Selection
from tests.making import ALLEGATION, CONCLUSION, FEES, LEAD, annotated, composed, make_profile, make_report
from tests.samples import png

SECRET = "No owner is on file for 37 vessels."
PROFILE = make_profile("title", "summary", "findings", "asks", "source", never=("owners.2",))


def leaking(*blocks: Block, report: Report | None = None) -> list[str]:
    selection, document = composed(report or make_report(), PROFILE)
    return messages(selection, replace(document, sections=(*document.sections, Section("more", blocks))))


def messages(selection: Selection, document: Document) -> list[str]:
    return [d.message for d in check_withheld(selection, document)]


FOUND = ["withheld from `partners`, but in the brief: `owners.2`"]


def test_what_compose_makes_holds_nothing_withheld() -> None:
    assert leaking() == []


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Text(f"As said: {SECRET}"),)),
        Heading(2, (Text(SECRET),), "more"),
        Paragraph((Strong((Text("No owner is on file"),)), Text(" for 37 vessels."))),
        Paragraph((Text("x"), Note((Text(SECRET),)))),
        Paragraph((Link((Text("here"),), "https://example.org/no-owner-is-on-file-for-37-vessels"),)),
        Figure(png(), SECRET),
        Figure(png(), "", (Text(SECRET),), decorative=True),
        Figure(png(), "A quay.", (Text("x"),), identifier="no-owner-is-on-file-for-37-vessels", label="Figure 1"),
        Table((), (), (), (Text("x"),), "fees", SECRET),
        Paragraph((CrossReference(SECRET, "fees"),)),
        Paragraph((Text("NO OWNER is “on file”, for\u00a037 vessels!"),)),
        Paragraph((Text("No owner is on ﬁle for 37 vessels"),)),
    ],
)
def test_withheld_words_are_found_in_whatever_form_and_place(block: Block) -> None:
    assert leaking(block) == FOUND


@pytest.mark.parametrize(
    "text", ["No owner is on file.", "Owners of 37 vessels are on file.", "No owner is on file for 37"]
)
def test_other_words_are_no_leak(text: str) -> None:
    assert leaking(Paragraph((Text(text),))) == []


def test_one_sentence_of_a_withheld_passage_is_enough() -> None:
    report = make_report({"Owners": ["The register is kept.", f"The list is long indeed. {SECRET}"]})
    assert leaking(Paragraph((Text(SECRET),)), report=report) == FOUND


@pytest.mark.parametrize("field", ["title", "short_title", "audience", "publisher", "author", "embargo", "date"])
def test_metadata_are_looked_through_too(field: str) -> None:
    selection, document = composed(make_report(), PROFILE)
    spoilt = replace(document, metadata=replace(document.metadata, **{field: f"On {SECRET}"}))  # type: ignore[arg-type]
    assert messages(selection, spoilt) == FOUND


def test_a_leak_names_the_audience_and_the_id_and_never_the_words() -> None:
    selection, document = composed(make_report(), PROFILE)
    spoilt = replace(document, sections=(Section("more", (Paragraph((Text(SECRET),)),)),))
    (found,) = check_withheld(selection, spoilt)
    assert "brief.yaml" in found.hint
    assert SECRET not in str(found)


@pytest.mark.parametrize("character", ["\u202e", "\x07", "\u202d"])
def test_characters_that_are_printed_as_their_code_hide_no_leak(character: str) -> None:
    secret = f"No owner is {character} on file for 37 vessels."
    report = make_report({"Owners": ["The register is kept.", secret]}, lead=[LEAD, secret])
    assert leaking(report=report) == FOUND


# ------------------------------------------------------------------------------------------ repeated in the report


@pytest.mark.parametrize("place", ["lead", "conclusion"])
def test_a_withheld_finding_that_is_repeated_elsewhere_is_a_leak_that_names_the_other(place: str) -> None:
    report = make_report(**{place: [f"{SECRET} That is a pity indeed."]})  # type: ignore[arg-type]
    selection, document = composed(report, PROFILE)
    (found,) = check_withheld(selection, document)
    assert found.message == FOUND[0]
    assert found.hint == f"`{place}.1` says the same and is shown: give both the same entry in annotations.yaml"


def test_withholding_the_other_too_mends_it() -> None:
    report = annotated(make_report(lead=[SECRET]), {"lead.1": Annotation(label=Label.RED)})
    assert messages(*composed(report, PROFILE)) == []


def test_an_allegation_that_is_omitted_in_one_place_and_cleared_in_another_is_a_leak() -> None:
    report = annotated(
        make_report({"Customs": [ALLEGATION, *FEES]}, lead=[ALLEGATION]), {"lead.1": Annotation(allegation=False)}
    )
    profile = make_profile("title", "summary", "findings", allegations=Allegations.OMIT)
    assert messages(*composed(report, profile)) == ["withheld from `partners`, but in the brief: `customs.1`"]


def test_what_is_only_left_out_may_be_repeated() -> None:
    report = make_report(title="No owner is on file", lead=[LEAD, FEES[0]], ignored=[CONCLUSION, f"{FEES[1]} {SECRET}"])
    profile = make_profile("title", "summary", "findings", "asks", "source", only=("owners.2",))
    assert messages(*composed(report, profile)) == []
    title = annotated(make_report(title=ALLEGATION, lead=[ALLEGATION]), {})
    assert messages(*composed(title, make_profile())) == []


def test_what_is_only_left_out_is_still_looked_for_in_what_the_report_does_not_say() -> None:
    selection, document = composed(make_report(), make_profile("title", "findings", only=("owners.1",)))
    spoilt = replace(document, sections=(*document.sections, Section("more", (Paragraph((Text(SECRET),)),))))
    assert messages(selection, spoilt) == ["withheld from `partners`, but in the brief: `owners.2`"]


def test_a_script_without_spaces_hides_no_leak() -> None:
    secret = "港口登记册没有列出船主"
    report = make_report({"Owners": ["The register is kept.", secret]}, language="zh")
    assert leaking(Paragraph((Text(f"据报告港口登记册没有列出船主的情况 {CONCLUSION}"),)), report=report) == FOUND
    assert leaking(Paragraph((Text("港口登记册"),)), report=report) == []


@pytest.mark.parametrize("text", ["Owners", "On quays"])
def test_words_too_few_to_be_a_secret_are_not_looked_for(text: str) -> None:
    report = make_report({"Fees and income": [text], "Owners": [FEES[0]]}, lead=[f"{text} it is said."])
    selection, document = composed(report, make_profile("title", "summary", "findings", never=("fees-income.1",)))
    assert messages(selection, document) == []


@given(never=st.lists(st.sampled_from(["owners.1", "fees-income.2", "lead.1", "title", "conclusion.1"]), unique=True))
def test_nothing_withheld_is_in_the_text_of_the_document(never: list[str]) -> None:
    report = make_report(title="Harbours in the country of Zedland")
    selection, document = composed(report, replace(make_profile(), never=tuple(never)))
    text = normalised(document_text(document))
    assert check_withheld(selection, document) == ()
    assert not any(normalised(passage.text) in text for passage in selection.withheld)
