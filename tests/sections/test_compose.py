"""What the shipped templates make of a selection, and what the document says of itself."""

from __future__ import annotations

from typing import TypeVar

import pytest

from briefgen.audience.profile import Allegations, GroupBy, SectionPlan
from briefgen.brief import Marking
from briefgen.document import walk
from briefgen.document.check import check
from briefgen.document.nodes import (
    AUTHOR,
    Area,
    Box,
    BoxKind,
    Document,
    Heading,
    List,
    Paragraph,
    Provenance,
    Reference,
    Strip,
    Table,
    Text,
    TextRole,
    Voice,
)
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.assemble import ReportOverrides
from briefgen.sections.compose import without_empty_headings
from briefgen.sections.views import NEUTRAL_TITLE
from tests.making import (
    ALLEGATION,
    FEES,
    GROUP,
    SUBTITLE,
    TITLE,
    annotated,
    composed,
    make_profile,
    make_report,
    with_passage,
)

ASKS = ["Publish the register.", "Number all receipts by machine."]
METADATA = {
    "author": "R. Example",
    "publisher": "Quay Institute",
    "date": "May 2026",
    "url": "https://example.org/quays",
}


Found = TypeVar("Found")


def plain(document: Document, section: str) -> list[str]:
    (found,) = [s for s in document.sections if s.name == section]
    return [walk.plain(walk.own_inlines(block)) for block in walk.inner_blocks(found.blocks) if walk.own_inlines(block)]


def everything(document: Document) -> str:
    return "\n".join(line for s in document.sections for line in plain(document, s.name))


def only(document: Document, kind: type[Found]) -> list[Found]:
    return [block for block in walk.blocks(document) if isinstance(block, kind)]


def names(document: Document) -> list[str]:
    return [section.name for section in document.sections]


# -------------------------------------------------------------------------------------------------------- headings


def test_a_section_with_nothing_under_its_heading_is_dropped() -> None:
    report = make_report(lead=(), conclusion=())
    _, document = composed(report, make_profile("title", "summary", "key-messages", "findings", "contact"))
    assert names(document) == ["title", "key-messages", "findings"]


def test_a_heading_of_the_report_is_printed_only_over_a_finding() -> None:
    _, document = composed(make_report(), make_profile("title", "findings", never=("owners.1", "owners.2")))
    assert [walk.plain(h.content) for h in only(document, Heading)] == [TITLE, "Findings", "Fees and income"]


def test_headings_and_boxes_that_hold_nothing_are_dropped_from_the_inside_out() -> None:
    def heading(level: int, name: str) -> Heading:
        return Heading(level, (Text(name),), name)

    words = Paragraph((Text("words"),))
    title, kept = heading(1, "title"), heading(2, "kept")
    hollow = Box(BoxKind.PANEL, (heading(2, "alone"),))
    blocks = (title, heading(2, "a"), heading(3, "b"), kept, words, heading(2, "c"), hollow, heading(3, "d"))
    assert without_empty_headings(blocks) == (title, kept, words)


def test_where_a_heading_may_not_be_shown_its_findings_stand_under_other_findings_once() -> None:
    report = make_report({"Fees and income": FEES[:1], ALLEGATION: FEES[1:2], GROUP: FEES[2:]})
    _, document = composed(report, make_profile("title", "findings"))
    headings = [walk.plain(h.content) for h in only(document, Heading)]
    assert headings == [TITLE, "Findings", "Fees and income", "Other findings"]
    assert check(document) == ()


# ----------------------------------------------------------------------------------------------- titles and metadata


def test_the_title_is_the_report_s_with_its_place() -> None:
    _, document = composed(make_report(title="Harbours: a year"), make_profile())
    title = only(document, Heading)[0]
    assert title.content == (Text("Harbours: a year", Provenance(Voice.REPORT, ("00c0ffee_L1",))),)
    assert (document.metadata.title, document.metadata.short_title) == ("Harbours: a year", "Harbours")


@pytest.mark.parametrize(
    ("title", "settings"),
    [
        (ALLEGATION, {}),
        (GROUP, {}),
        (ALLEGATION, {"allegations": Allegations.OMIT}),
        (TITLE, {"never": ("title",)}),
    ],
)
def test_a_title_that_may_not_be_shown_is_neutral_in_the_text_and_in_all_metadata(
    title: str, settings: dict[str, object]
) -> None:
    report = make_report(title=title, metadata={**METADATA, "url": "https://example.org/officers-took-payments"})
    _, document = composed(report, make_profile(**settings))
    assert document.metadata.title == document.metadata.short_title == NEUTRAL_TITLE
    assert plain(document, "title")[1] == NEUTRAL_TITLE
    said = everything(document) + str(document.metadata)
    assert title not in said
    assert "officers-took-payments" not in said
    assert "The report, by R. Example, published by Quay Institute, May 2026." in said


def test_who_wrote_the_report_carries_the_report_s_label() -> None:
    report = annotated(make_report(label=Label.AMBER, metadata=METADATA), {"owners.1": Annotation(label=Label.CLEAR)})
    _, document = composed(report, make_profile(ceiling=Label.GREEN))
    said = everything(document) + str(document.metadata)
    assert "212 vessels" in said
    for secret in (TITLE, SUBTITLE, *METADATA.values()):
        assert secret not in said
    assert "undated" not in said
    assert document.metadata.label is Label.CLEAR


def test_a_title_that_the_brief_gives_is_the_author_s() -> None:
    _, document = composed(make_report(overrides=ReportOverrides(title="On quays")), make_profile())
    assert only(document, Heading)[0].content == (Text("On quays", AUTHOR),)
    assert document.metadata.title == "On quays"


def test_metadata_say_what_the_brief_says() -> None:
    marking = Marking(draft=True, embargo="Embargoed until noon", date="2026-11-24")
    _, document = composed(make_report(), make_profile(), publisher="Quay Institute", marking=marking)
    meta = document.metadata
    assert (meta.language, meta.audience, meta.publisher, meta.author) == (
        "en",
        "Our partners",
        "Quay Institute",
        "Quay Institute",
    )
    assert (meta.date, meta.iso_date, meta.draft, meta.embargo) == (
        "24 November 2026",
        "2026-11-24",
        True,
        "Embargoed until noon",
    )


def test_a_report_without_a_date_is_said_to_be_undated() -> None:
    undated = "The report is undated; offices and titles are as the report gives them."
    assert undated in plain(composed(make_report(), make_profile())[1], "source")
    assert undated not in plain(composed(make_report(metadata=METADATA), make_profile())[1], "source")


# ---------------------------------------------------------------------------------------------------------- counts


def test_the_strip_counts_what_is_shown_of_all_findings() -> None:
    profile = make_profile("title", SectionPlan("key-messages", max=2), "findings", never=("owners.2",))
    (strip,) = only(composed(make_report(), profile)[1], Strip)
    assert (strip.shown, strip.total) == (4, 5)
    assert walk.plain(strip.content) == "4 of 5 findings shown: 2 as key messages, 2 here."


@pytest.mark.parametrize("plan", [SectionPlan("findings"), SectionPlan("findings", numbered=True)])
def test_without_show_count_no_count_and_no_finding_number_is_anywhere(plan: SectionPlan) -> None:
    profile = make_profile(
        "title", "summary", "key-messages", plan, "asks", "evidence", never=("owners.1",), show_count=False
    )
    _, document = composed(make_report(), profile)
    assert only(document, Strip) == []
    inlines = [i for b in walk.blocks(document) for i in walk.inner_inlines(walk.own_inlines(b))]
    assert {i.finding for i in inlines if isinstance(i, Reference)} == {""}
    assert "findings shown" not in everything(document)


def test_the_strip_s_words_hold_the_count_that_its_squares_show() -> None:
    (strip,) = only(composed(make_report(), make_profile("title", "findings"))[1], Strip)
    assert walk.plain(strip.content).startswith(f"{strip.shown} of {strip.total} ")


# ---------------------------------------------------------------------------------------------------- the sections


def test_a_finding_is_its_words_with_provenance_and_its_reference() -> None:
    _, document = composed(make_report(), make_profile("title", "findings"))
    provenance = Provenance(Voice.REPORT, ("00c0ffee_L5",))
    first = next(b for b in walk.blocks(document) if isinstance(b, Paragraph) and b.provenance == provenance)
    assert first.content == (Text(FEES[0], provenance), Reference("F1", "line 5"))


def test_sources_stand_as_notes_where_the_profile_asks_for_them() -> None:
    report = with_passage(make_report(), "owners.1", source="Harbour register")
    _, without = composed(report, make_profile("title", "findings"))
    _, document = composed(report, make_profile("title", SectionPlan("findings", sources=True)))
    assert walk.notes(without) == ()
    assert [walk.plain(note.content) for note in walk.notes(document)] == ["Harbour register"]


def test_the_evidence_table_has_a_row_a_finding_and_a_column_of_sources_only_where_there_are_any() -> None:
    _, document = composed(make_report(), make_profile("title", "findings", "evidence", never=("owners.1",)))
    (table,) = only(document, Table)
    rows = [[walk.plain(cell.content) for cell in row] for row in (table.header, *table.rows)]
    assert rows == [
        ["Finding", "Heading in the report", "Line"],
        ["F1", "Fees and income", "5"],
        ["F2", "Fees and income", "6"],
        ["F3", "Fees and income", "7"],
        ["F5", "Owners", "10"],
    ]
    named = with_passage(make_report(), "owners.1", source="Harbour register")
    (table,) = only(composed(named, make_profile("title", "findings", "evidence"))[1], Table)
    assert [walk.plain(row[2].content) for row in table.rows] == ["–", "–", "–", "Harbour register", "–"]


def test_the_evidence_table_names_no_heading_that_may_not_be_one() -> None:
    report = make_report({ALLEGATION: FEES})
    (table,) = only(composed(report, make_profile("title", "findings", "evidence"))[1], Table)
    assert {walk.plain(row[1].content) for row in table.rows} == {"–"}


def test_the_conclusion_is_quoted_where_the_report_asks_for_nothing() -> None:
    said = plain(composed(make_report(), make_profile("title", "asks"))[1], "asks")
    assert said[1] == "The report makes no recommendations. Its conclusion says:"


def test_recommendations_are_a_list() -> None:
    _, document = composed(make_report(recommendations=ASKS), make_profile("title", "asks"))
    assert plain(document, "asks") == ["What the report asks for", *ASKS]
    assert len(only(document, List)) == 1


def test_recommendations_that_are_withheld_are_not_denied() -> None:
    _, document = composed(make_report(recommendations=ASKS), make_profile("title", "asks", never=("recommendations",)))
    assert plain(document, "asks")[1:] == ["The report’s recommendations are not part of this brief."]


def test_a_report_that_asks_for_nothing_is_said_to() -> None:
    _, document = composed(make_report(conclusion=()), make_profile("title", "asks"))
    assert plain(document, "asks")[1:] == ["The report makes no recommendations."]


@pytest.mark.parametrize("section", ["summary", "asks"])
@pytest.mark.parametrize("text", [ALLEGATION, GROUP])
def test_a_panel_is_given_up_where_its_words_may_not_stand_out(section: str, text: str) -> None:
    plain_report, report = make_report(), make_report(lead=[text], conclusion=[text])
    profile = make_profile("title", SectionPlan(section, panel=True))

    def panels(found: Document) -> int:
        return sum(box.kind is BoxKind.PANEL for box in only(found, Box))

    assert panels(composed(plain_report, profile)[1]) == 1
    _, document = composed(report, profile)
    assert panels(document) == 0
    assert text in everything(document)


def test_an_allegation_in_the_lead_is_flagged_and_of_body_size() -> None:
    _, document = composed(make_report(lead=[ALLEGATION]), make_profile("title", "summary"))
    (box,) = only(document, Box)
    assert box.kind is BoxKind.ALLEGATION
    assert isinstance(box.blocks[0], Paragraph)
    assert box.blocks[0].role is TextRole.BODY


def test_by_theme_findings_stand_under_the_theme_s_name() -> None:
    report = annotated(make_report(), {"owners.2": Annotation(themes=("missing-owners",))})
    _, document = composed(report, make_profile("title", SectionPlan("findings", by=GroupBy.THEME)))
    assert [walk.plain(h.content) for h in only(document, Heading)] == [
        TITLE,
        "Findings",
        "Missing owners",
        "Other findings",
    ]


def test_a_side_section_is_marked_as_one() -> None:
    _, document = composed(make_report(), make_profile("title", SectionPlan("source", side=True)))
    assert [section.area for section in document.sections] == [Area.MAIN, Area.SIDE]


def test_every_shipped_section_makes_a_document_that_passes_its_checks() -> None:
    sections = ("title", "summary", "key-messages", "findings", "asks", "evidence", "source", "contact")
    for report in (
        make_report(metadata=METADATA),
        make_report(recommendations=ASKS, lead=[ALLEGATION]),
        make_report(title=GROUP),
    ):
        assert check(composed(report, make_profile(*sections))[1]) == ()
