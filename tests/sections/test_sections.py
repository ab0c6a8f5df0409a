"""Each shipped section: what it prints, whose words these are, and that it prints nothing where there is nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.audience.profile import GroupBy, Profile, SectionPlan, To
from briefgen.brief import AuthorText, Contact, Marking
from briefgen.document import walk
from briefgen.document.nodes import (
    Block,
    Box,
    BoxKind,
    Definitions,
    Document,
    Heading,
    List,
    Paragraph,
    Reference,
    Section,
    Strip,
    Table,
    Text,
    TextRole,
    Voice,
)
from briefgen.errors import BriefError
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report, Role
from briefgen.sections.compose import compose
from briefgen.sections.context import not_said
from briefgen.sections.environment import builtin_templates, description, takes_texts
from briefgen.tailoring.tailor import tailor
from tests.making import ALLEGATION, FEES, annotated, make_brief, make_profile, make_report, with_passage
from tests.tailoring.drafts import ASKS, METHOD, PARTS, addressed_to, own_text, whole_report

REPORT = whole_report()
SILENT = whole_report(parts=tuple(p for p in PARTS if p[1] is not Role.RECOMMENDATIONS))
MARK = "In the words of this brief’s author, not of the report."
PERSON = "Minister R. Example has asked for the list."


def document(
    *sections: str | SectionPlan,
    texts: tuple[AuthorText, ...] = (),
    report: Report = REPORT,
    brief: dict[str, object] | None = None,
    **settings: object,
) -> Document:
    profile: Profile = make_profile(*sections, **settings)
    return compose(tailor(report, profile, texts=texts), make_brief(report, profile, **(brief or {})))


def section(name: str, found: Document) -> Section | None:
    return next((s for s in found.sections if s.name == name), None)


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """Return each heading, paragraph and row of blocks as text, in their order."""
    found = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found.append(walk.plain(block.content))
            case List():
                found += [line for item in block.items for line in lines(item.blocks)]
            case Box():
                found += [walk.plain(block.title)] if block.title else []
                found += lines(block.blocks)
            case Definitions():
                found += [f"{walk.plain(item.term)}: {walk.plain(item.meaning)}" for item in block.items]
            case Table():
                found += [" | ".join(walk.plain(cell.content) for cell in row) for row in (block.header, *block.rows)]
            case _:
                found += [walk.plain(inline) for inline in [walk.own_inlines(block)] if inline]
                found += lines(getattr(block, "blocks", ()))
    return found


def printed(name: str | SectionPlan, **options: object) -> list[str]:
    """Return the lines of one section beside a title and findings."""
    plan = name if isinstance(name, SectionPlan) else SectionPlan(name)
    found = section(plan.name, document("title", "findings", plan, **options))  # type: ignore[arg-type]
    return lines(found.blocks) if found else []


def voices(blocks: tuple[Block, ...]) -> dict[str, tuple[Voice, tuple[str, ...]]]:
    """Return whose words each text of blocks is, and the keys of its place."""
    return {
        inline.text.strip(): (inline.provenance.voice, inline.provenance.keys)
        for block in walk.inner_blocks(blocks)
        for inline in walk.inner_inlines(walk.own_inlines(block))
        if isinstance(inline, Text)
    }


# ------------------------------------------------------------------------------------------------------- all of them

ALWAYS = {"title", "headline", "source", "summary", "findings", "asks", "safety-note", "who-wrote-it", "not-said"}


@pytest.mark.parametrize("name", sorted(builtin_templates()))
def test_a_section_says_of_itself_what_it_is(name: str) -> None:
    assert description(builtin_templates()[name])


@pytest.mark.parametrize("name", sorted({*builtin_templates()} - ALWAYS))
def test_a_section_prints_nothing_where_there_is_nothing(name: str) -> None:
    bare = make_report({"Owners": ["The register is kept."]}, conclusion=(), lead=())
    found = document("title", name, report=bare, show_count=False, never=("owners",))
    assert section(name, found) is None


@pytest.mark.parametrize("name", sorted({*builtin_templates()} - {"headline", "glossary"}))
def test_a_section_that_takes_no_texts_prints_none(name: str) -> None:
    secret = own_text("Words of the author.", name)
    said = printed(name, texts=(secret,), report=make_report({"Owners": [PERSON]}))
    assert any("Words of the author." in line for line in said) is takes_texts(builtin_templates()[name])


TEXTS = {
    "questions": "Questions to ask",
    "talking-points": "Talking points",
    "handling": "Risks in handling",
    "note": "Note",
}


@pytest.mark.parametrize(("name", "heading"), TEXTS.items())
def test_an_authors_section_prints_its_texts_and_whose_they_are(name: str, heading: str) -> None:
    one = own_text("Why so?", name, cites=("owners.2", "fees-income.1"))
    assert printed(name, texts=(one,)) == [heading, "Why so?", MARK]
    alone = section(name, document("title", name, "findings", texts=(one,)))
    assert alone is not None
    assert Reference("F1, F5", "") in [i for b in walk.inner_blocks(alone.blocks) for i in walk.own_inlines(b)]
    two = (one, own_text("When?", name))
    found = section(name, document("title", "findings", name, texts=two))
    assert found is not None
    assert isinstance(found.blocks[1], List)
    assert lines(found.blocks)[-1] == MARK


@pytest.mark.parametrize("name", [*TEXTS, "recommendations", "safety-note", "not-said", "right-of-reply", "headline"])
def test_what_the_author_says_is_marked_as_the_authors(name: str) -> None:
    text = own_text("Ask again.", name)
    found = section(name, document(name, "findings", texts=(text,), report=make_report({"Owners": [PERSON]})))
    assert found is not None
    assert voices(found.blocks)["Ask again."] == (Voice.AUTHOR, ())
    if name != "headline":
        assert any("author" in line for line in lines(found.blocks))


def test_what_the_report_says_is_marked_as_the_reports_with_its_place() -> None:
    names = ("summary", "findings", "asks", "conclusion", "context", "contrast", "contrary-points")
    found = document("title", *names)
    keys = {p.text: REPORT.key(p) for p in REPORT.passages()}
    for one in found.sections:
        for text, (voice, at) in voices(one.blocks).items():
            if text in keys:
                assert (voice, at) == (Voice.REPORT, (keys[text],)), text


def test_an_authors_hearsay_is_flagged_as_the_authors_and_the_reports_as_the_reports() -> None:
    text = own_text("Clerks reportedly took gifts.", "talking-points")
    found = document("title", "findings", "talking-points", texts=(text,))
    boxes = [b for b in walk.blocks(found) if isinstance(b, Box) and b.kind is BoxKind.ALLEGATION]
    titles = [walk.plain(box.title) for box in boxes]
    assert titles == [
        "Allegation, as the report words it",
        "About an allegation, in the words of this brief’s author",
    ]
    assert "Not the report’s words. Not verified here, and not evidence." in lines((boxes[1],))


# ------------------------------------------------------------------------------------------------------ headline


def test_a_headline_stands_above_the_title_of_the_report_and_names_the_document() -> None:
    found = document("headline", "findings", texts=(own_text("Fees fall", "headline"),))
    said = lines(found.sections[0].blocks)
    assert said.index("Fees fall") < said.index("On the report “Harbours of Zedland”")
    assert found.metadata.title == found.metadata.short_title == "Fees fall"


def test_without_a_headline_the_section_is_the_title() -> None:
    found = document("headline", "findings")
    assert lines(found.sections[0].blocks) == lines(document("title", "findings").sections[0].blocks)
    assert found.metadata.title == "Harbours of Zedland"


def test_a_headline_does_not_name_a_report_whose_title_is_withheld() -> None:
    text = own_text("Fees fall", "headline")
    found = document("headline", "findings", texts=(text,), never=("title",))
    assert not any("Harbours of Zedland" in line for s in found.sections for line in lines(s.blocks))


# --------------------------------------------------------------------------------------------- the report's own prose


def test_the_context_has_its_headings_where_there_are_several() -> None:
    assert printed("context") == ["Context", *METHOD]
    parts = (*PARTS, ("Sources", Role.CONTEXT, PARTS[0][2], ("Two offices were asked.",)))
    several = printed("context", report=whole_report(parts=parts))
    assert [line for line in several if line in ("Context", "Method", "Sources")] == ["Context", "Method", "Sources"]


def test_the_conclusion_may_be_a_panel_unless_it_may_not_stand_out() -> None:
    panel = SectionPlan("conclusion", panel=True)
    found = section("conclusion", document("title", "findings", panel))
    assert found is not None
    assert isinstance(found.blocks[0], Box)
    accused = annotated(REPORT, {"conclusion.1": Annotation(allegation=True)})
    found = section("conclusion", document("title", "findings", panel, report=accused))
    assert found is not None
    assert not any(isinstance(b, Box) and b.kind is BoxKind.PANEL for b in found.blocks)
    assert any(isinstance(b, Box) and b.kind is BoxKind.ALLEGATION for b in found.blocks)


def test_contrasts_stand_in_their_section_and_not_among_the_findings() -> None:
    mixed = "Training has begun in Marrow, but no other port has set a date."
    report = make_report({"Fees": [*FEES, mixed]})
    for name in ("contrast", "contrary-points"):
        found = document("title", "findings", name, report=report)
        there, findings = section(name, found), section("findings", found)
        assert there is not None
        assert findings is not None
        assert any(mixed in line for line in lines(there.blocks))
        assert not any(mixed in line for line in lines(findings.blocks))
    calm = make_report({"Fees": FEES})
    assert printed("contrast", report=calm) == printed("contrary-points", report=calm) == []


def test_the_words_of_certainty_are_a_table_of_what_is_shown() -> None:
    report = make_report({"Fees": [FEES[0], "Clerks may have been paid.", "Fees are about nine crowns."]})
    said = printed("certainty", report=report)
    assert said[0] == "How sure the report is"
    assert [line.split(" | ")[:2] for line in said[2:]] == [["F2", "“may have”"], ["F3", "“about”"]]
    assert "about" not in " ".join(printed("certainty", report=report, never=("fees.3",)))


def test_who_wrote_the_report_is_told_as_far_as_it_is_known() -> None:
    told = {"author": "R. Example", "publisher": "Zedland Institute", "date": "May 2026"}
    said = printed("who-wrote-it", report=make_report(metadata=told))
    assert said[1] == "The report was written by R. Example and published by Zedland Institute, May 2026."
    assert "not known" in printed("who-wrote-it", report=make_report())[1]
    secret = make_report(metadata=told, label=Label.AMBER)
    assert printed("who-wrote-it", report=secret, ceiling=Label.GREEN) == []


def test_where_the_report_itself_is_told_of_its_own_label_is_printed() -> None:
    report = make_report(metadata={"author": "R. Example"}, label=Label.GREEN)
    calm = annotated(report, {p.id: Annotation(label=Label.CLEAR) for p in report.passages()})
    assert document("title", "findings", "source", report=calm).metadata.label is Label.GREEN


# ------------------------------------------------------------------------------------------------ recommendations


def test_the_reports_recommendations_say_how_many_there_are_if_some_are_left_out() -> None:
    assert not any("of the report’s" in line for line in printed("asks"))
    assert printed(SectionPlan("asks", max=2))[-1] == "2 of the report’s 3 recommendations."
    assert printed("asks", never=("recommendations.2",))[-1] == "2 of the report’s 3 recommendations."
    assert not any("of the report’s" in line for line in printed(SectionPlan("asks", max=2), show_count=False))


def test_recommendations_that_are_all_left_out_are_not_denied() -> None:
    for options in ({"never": ("recommendations",)}, {}):
        plan = SectionPlan("asks", max=0) if not options else SectionPlan("asks")
        assert printed(plan, **options)[1:] == ["The report’s recommendations are not part of this brief."]
    assert "The report makes no recommendations." in printed("asks", report=make_report(conclusion=()))


def test_addressees_stand_before_recommendations_where_they_differ() -> None:
    report = addressed_to(REPORT, "recommendations.1", "minister", "law-enforcement")
    said = printed("asks", report=report)
    assert said[1].startswith(f"To minister and law enforcement: {ASKS[0]}")
    assert said[2].startswith(ASKS[1])


def test_a_section_for_its_own_recommendations_leaves_out_those_to_others() -> None:
    report = addressed_to(REPORT, "recommendations.1", "press")
    said = printed(SectionPlan("asks", to=To.OWN), report=report)
    assert not any(ASKS[0] in line for line in said)
    assert said[-1] == "2 of the report’s 3 recommendations."


def test_the_authors_recommendations_are_never_taken_for_the_reports() -> None:
    text = own_text("Ask for a list.", "recommendations", to=("minister", "harbour-office"), cites=("owners.2",))
    said = printed("recommendations", texts=(text,))
    assert said[0] == "What this brief recommends"
    assert said[1].startswith("To minister and harbour office: Ask for a list.")
    assert said[-1] == "These are the recommendations of this brief’s author, not of the report."


# -------------------------------------------------------------------------------------------------------- glossary


def term(name: str, words: str = "what it means.") -> AuthorText:
    return own_text(words, "glossary", term=name, name=f"glossary.{name}")


def test_the_glossary_explains_what_is_shown_in_the_authors_words() -> None:
    found = section("glossary", document("title", "findings", "glossary", texts=(term("quays"), term("lighthouse"))))
    assert found is not None
    assert lines(found.blocks) == ["Words explained by this brief’s author", "quays: what it means."]
    assert {voice for text, (voice, _) in voices(found.blocks).items() if "quays" in text or "means" in text} == {
        Voice.AUTHOR
    }
    assert printed("glossary", texts=(term("lighthouse"),)) == []


def test_an_explanation_that_may_not_stand_out_is_in_no_box_set_apart() -> None:
    found = section("glossary", document("title", "findings", "glossary", texts=(term("quays", ALLEGATION),)))
    assert found is not None
    assert isinstance(found.blocks[0], Heading)
    assert any(isinstance(b, Box) and b.kind is BoxKind.ALLEGATION for b in found.blocks)


# --------------------------------------------------------------------------------- right of reply, safety, not said


def test_a_right_of_reply_stands_only_where_a_person_is_named() -> None:
    named = make_report({"Owners": [PERSON, *FEES]})
    assert printed("right-of-reply") == []
    assert printed("right-of-reply", report=named)[0] == "Right of reply"
    assert printed("right-of-reply", report=named, never=("owners.1",)) == []
    found = document("title", "findings", "note", "right-of-reply", texts=(own_text(PERSON, "note"),))
    assert section("right-of-reply", found) is not None


def test_a_safety_note_says_something_by_itself_and_the_author_may_say_it_better() -> None:
    assert "Name no local partners" in printed("safety-note")[1]
    said = printed("safety-note", texts=(own_text("Keep it off shared devices.", "safety-note"),))
    assert said == ["How to use this brief safely", "Keep it off shared devices.", MARK]
    hearsay = own_text(ALLEGATION, "safety-note")
    assert ALLEGATION in printed("safety-note", texts=(hearsay,))


def test_what_the_report_does_not_say_is_true_of_what_is_shown() -> None:
    def said(report: Report, **settings: object) -> tuple[str, ...]:
        return not_said(tailor(report, make_profile("title", "findings", "not-said", **settings)))

    assert said(REPORT) == ()
    figures = "None of the findings shown here gives a number in figures."
    assert figures in said(REPORT, never=("owners",))
    assert "The report makes no recommendations." in said(SILENT)
    assert "The report makes no recommendations." not in said(REPORT, never=("recommendations",))
    sourced = with_passage(REPORT, "owners.1", source="Register")
    assert "Beside 6 of the 7 findings shown here the report gives no source." in said(sourced)
    assert not any("gives no source" in fact for fact in said(sourced, never=("owners.1",)))
    assert said(REPORT, never=tuple(part.id for part in REPORT.parts if part.role is Role.FINDINGS)) == ()


def test_words_of_the_title_that_a_finding_has_with_a_hyphen_are_not_called_missing() -> None:
    missing = make_report(title="Harbour fraud", lead=["Harbour fraud grows."], conclusion=["Harbour fraud pays."])
    facts = not_said(tailor(missing, make_profile("title", "findings")))
    assert facts[0] == "“Harbour fraud” stands in the report’s title; none of the findings shown here uses the words."
    there = make_report(
        {"Fees": ["It is a case of harbour-fraud."]},
        title="Harbour fraud",
        lead=["Harbour fraud grows."],
        conclusion=["Harbour fraud pays."],
    )
    assert not any(
        "stands in the report’s title" in f for f in not_said(tailor(there, make_profile("title", "findings")))
    )
    hidden = tailor(missing, make_profile("title", "findings", never=("title",)))
    assert not any("stands in" in fact for fact in not_said(hidden))


def test_remarks_of_the_author_come_last_and_are_told_from_facts() -> None:
    remark = own_text("Nobody was asked at night.", "not-said")
    both = printed("not-said", texts=(remark,), report=SILENT)
    assert both[-2:] == ["Nobody was asked at night.", "The last point is in the words of this brief’s author."]
    alone = printed("not-said", texts=(remark,))
    assert alone[-1] == "In the words of this brief’s author."


# ------------------------------------------------------------------------------------------------------- the others


def test_the_contact_is_printed_as_far_as_it_is_given() -> None:
    brief = {"contact": Contact(office="Press office", email="desk@example.org")}
    said = " ".join(printed("contact", brief=brief))
    assert "Press office" in said
    assert "desk@example.org" in said


def test_date_version_and_embargo_stand_above_the_title() -> None:
    marking = Marking(embargo="Not before 1 December", date="2026-11-24", version="2")
    for name in ("title", "headline"):
        said = " ".join(lines(document(name, "findings", brief={"marking": marking}).sections[0].blocks))
        assert "Not before 1 December" in said
        assert "Version 2" in said


def test_the_evidence_lists_each_finding_shown_once_with_its_words_of_certainty() -> None:
    report = make_report({"Fees": [FEES[0], "Fees are about nine crowns."]})
    said = printed("evidence", report=report)
    assert said[1] == "Finding | Heading in the report | Words of certainty | Line"
    assert [row.split(" | ")[0] for row in said[2:]] == ["F1", "F2"]
    assert "Words of certainty" not in printed("evidence", report=make_report({"Fees": FEES[:1]}))[1]


def test_the_number_of_findings_shown_counts_every_section_that_has_some() -> None:
    mixed = "Training has begun in Marrow, but no other port has set a date."
    sections = ("title", SectionPlan("key-messages", max=1), "contrast", SectionPlan("findings", by=GroupBy.WEIGHT))
    found = document(*sections, report=make_report({"Fees": [*FEES, mixed]}))
    (strip,) = [line for s in found.sections for line in lines(s.blocks) if "findings shown" in line]
    assert strip == "4 of 4 findings shown: 1 as key messages, 1 in other sections, 2 here."


def test_where_nobody_could_judge_what_is_an_allegation_the_brief_says_so() -> None:
    parts = (replace(p, passages=tuple(replace(q, judged=False) for q in p.passages)) for p in REPORT.parts)
    unjudged = replace(REPORT, parts=tuple(parts))
    sentence = "Allegations are not flagged here: in the language of the report they are not recognised."
    assert sentence not in printed("source")
    assert sentence in printed("source", report=unjudged)


# ---------------------------------------------------------------------------------------- templates of one's own

MIXED = "words of the report and of the author stand in one paragraph"


@pytest.mark.parametrize(
    "source",
    [
        "{{ findings[0] }} {{ texts[0] }}",
        "- *{{ texts[0] }}* {{ findings[0] }}",
        "# {{ texts[0] }}: {{ report.title }}",
        "::: callout {{ texts[0] }} {{ findings[0] }}\nwords\n:::",
        "| a |\n|:--|\n| {{ findings[0] }} {{ texts[0] }} |",
        "{{ texts[0] }} [{{ findings[0].heading }}](https://example.org)",
    ],
)
def test_no_template_puts_the_author_s_words_and_the_report_s_into_one_paragraph(source: str) -> None:
    with pytest.raises(BriefError, match=MIXED):
        printed("note", texts=(own_text("Ask them."),), brief={"templates": {"note": source + "\n"}})


def test_an_allegation_of_the_report_is_never_flagged_together_with_words_of_the_author() -> None:
    source = "{% for finding in findings %}\n{{ finding }} {{ texts[0] }}\n\n{% endfor %}\n"
    with pytest.raises(BriefError, match=MIXED):
        printed("note", texts=(own_text("It is so."),), brief={"templates": {"note": source}})


def test_words_of_the_author_are_no_quotation() -> None:
    texts, source = (own_text("Ask them."),), "> {{ findings[0] }}\n\n> - {{ texts[0] }}\n"
    with pytest.raises(BriefError, match="words of the author stand in a quotation"):
        printed("note", texts=texts, brief={"templates": {"note": source}})


def test_words_of_the_author_are_not_set_as_the_report_s_body() -> None:
    source = "::: body\n{{ texts[0] }}\n\n{{ findings[0] }}\n:::\n"
    found = section(
        "note",
        document("title", "note", "findings", texts=(own_text("Ask them."),), brief={"templates": {"note": source}}),
    )
    assert found is not None
    assert [b.role for b in found.blocks if isinstance(b, Paragraph)] == [
        TextRole.NOTE,
        TextRole.BODY,
        TextRole.SMALL,  # the mark
    ]


def test_without_show_count_no_template_can_tell_how_many_findings_there_are() -> None:
    source = "{{ count.total }} and {{ count.recommendations }}\n"
    options: dict[str, object] = {"never": ("owners.1",), "brief": {"templates": {"note": source}}}
    shown = section("note", document("title", "findings", "note", **options))  # type: ignore[arg-type]
    hidden = section("note", document("title", "findings", "note", show_count=False, **options))  # type: ignore[arg-type]
    assert shown is not None
    assert hidden is not None
    assert lines(shown.blocks) == [f"{len(REPORT.findings)} and 3"]
    assert lines(hidden.blocks) == [f"{len(REPORT.findings) - 1} and 0"]


def test_without_show_count_a_strip_of_one_s_own_has_no_squares_to_count() -> None:
    source = "::: strip\nSome findings\n:::\n"
    options: dict[str, object] = {"never": ("owners.1",), "brief": {"templates": {"note": source}}}
    shown = section("note", document("title", "findings", "note", **options))  # type: ignore[arg-type]
    hidden = section("note", document("title", "findings", "note", show_count=False, **options))  # type: ignore[arg-type]
    assert shown is not None
    assert [type(b) for b in shown.blocks] == [Strip]
    assert hidden is not None
    assert [type(b) for b in hidden.blocks] == [Paragraph]


def test_a_theme_whose_name_accuses_is_no_heading() -> None:
    report = annotated(REPORT, {"fees-income.1": Annotation(themes=("zek-accused-of-smuggling",))})
    found = section("findings", document("title", SectionPlan("findings", by=GroupBy.THEME), report=report))
    assert found is not None
    assert FEES[0] in lines(found.blocks)
    assert not any("smuggling" in line for line in lines(found.blocks))


def test_where_nobody_could_judge_a_text_of_the_author_the_source_says_so_as_for_a_finding() -> None:
    judged = whole_report(language="km")
    judged = annotated(judged, {p.id: Annotation(allegation=False) for p in judged.passages()})
    remark = "Allegations are not flagged here: in the language of the report they are not recognised."
    assert remark not in printed("source", report=judged)
    text = own_text("R. Example.", "findings", language="km")
    assert remark in printed("source", report=judged, texts=(text,))


@pytest.mark.parametrize(("most", "numbers"), [(None, ["F1, F2"]), (1, ["F1"]), (0, [])])
def test_behind_a_text_stand_the_numbers_of_what_it_cites_and_the_brief_shows(
    most: int | None, numbers: list[str]
) -> None:
    text = own_text("Ask for the list.", cites=tuple(p.id for p in REPORT.findings[:2]))
    found = section("note", document("title", SectionPlan("findings", max=most), "note", texts=(text,)))
    assert found is not None
    inlines = (i for b in walk.inner_blocks(found.blocks) for i in walk.inner_inlines(walk.own_inlines(b)))
    assert [i.finding for i in inlines if isinstance(i, Reference)] == numbers
