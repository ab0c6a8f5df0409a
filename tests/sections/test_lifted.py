"""Key figures, pull quotes and words explained as blocks: whose words they are, and what no template makes of them."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import Profile, SectionPlan
from briefgen.brief import AuthorText
from briefgen.checks.complete import check_complete
from briefgen.checks.faithful import check_faithful
from briefgen.checks.template_words import check_template_words
from briefgen.diagnostics import Diagnostic
from briefgen.document import walk
from briefgen.document.check import check
from briefgen.document.nodes import (
    AUTHOR,
    Block,
    Box,
    Definitions,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Provenance,
    Quote,
    Reference,
    Strong,
    Text,
    TextRole,
    Voice,
)
from briefgen.errors import BriefError
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from briefgen.sections.compose import compose
from briefgen.tailoring.selection import Selection
from briefgen.tailoring.tailor import tailor
from tests.making import ALLEGATION, CONCLUSION, FEES, annotated, make_brief, make_profile
from tests.tailoring.drafts import own_text, whole_report

REPORT = whole_report()
ALL_FIGURES = "{% for figure in key_figures %}\n- {{ figure }}\n{% endfor %}\n"
TILES = f"::: key-figures\n{ALL_FIGURES}:::\n"
MARK = "In the words of this brief’s author, not of the report."
SPLIT = "The numbers are the report’s; the words beside them are those of this brief’s author."
TAKE = SectionPlan("pull-quote", take_first=True)


def figure(words: str = "vessels in the register", *cites: str, number: str = "212", **more: object) -> AuthorText:
    return own_text(words, "key-figures", cites=cites or ("owners.1",), number=number, **more)  # type: ignore[arg-type]


def quote(words: str, *cites: str) -> AuthorText:
    return own_text(words, "pull-quote", cites=cites)


def made(
    *texts: AuthorText,
    section: str | SectionPlan,
    templates: dict[str, str] | None = None,
    report: Report = REPORT,
    **settings: object,
) -> tuple[Selection, Document]:
    """Return selection and document of a brief with one section after its findings; every gate on trees is passed."""
    profile: Profile = make_profile("title", "findings", section, **settings)
    selection = tailor(report, profile, texts=texts)
    brief = make_brief(report, profile, templates, texts=texts)
    document = compose(selection, brief)
    found: tuple[Diagnostic, ...] = (
        *check(document),
        *check_faithful(selection, document),
        *check_template_words(document, brief),
        *check_complete(selection, document, brief),
    )
    assert found == ()
    return selection, document


def blocks(*texts: AuthorText, section: str | SectionPlan, **options: object) -> tuple[Block, ...]:
    found = made(*texts, section=section, **options)[1].sections[-1]  # type: ignore[arg-type]
    return found.blocks if found.name not in ("title", "findings") else ()


def refused(template: str, *texts: AuthorText, name: str = "key-figures", report: Report = REPORT) -> Diagnostic:
    with pytest.raises(BriefError) as caught:
        made(*texts, section=name, templates={name: template}, report=report)
    return caught.value.diagnostics[0]


# ------------------------------------------------------------------------------------------------------ key figures


def test_a_key_figure_is_a_tile_of_the_authors_words_with_its_evidence() -> None:
    heading, tiles, note = blocks(figure(), figure("vessels", "owners.1", "fees-income.2"), section="key-figures")
    assert isinstance(heading, Heading)
    assert walk.plain(heading.content) == "In figures"
    words = (Text("vessels in the register", AUTHOR), Reference("F4", ""))
    assert isinstance(tiles, KeyFigures)
    assert tiles.items[0] == KeyFigure((Text("212", AUTHOR),), words, AUTHOR)
    assert tiles.items[1].content[-1] == Reference("F2, F4", "")
    assert isinstance(note, Paragraph)
    assert (walk.plain(note.content), note.role) == (SPLIT, TextRole.SMALL)


def test_without_figures_there_is_no_section_and_the_heading_is_the_profiles() -> None:
    assert blocks(section="key-figures") == ()
    found = blocks(figure(), section=SectionPlan("key-figures", heading="The register"))
    assert walk.plain(walk.own_inlines(found[0])) == "The register"


def test_a_tile_names_its_finding_even_where_the_brief_has_no_room_for_it() -> None:
    profile = make_profile("title", SectionPlan("findings", max=1), "key-figures")
    document = compose(tailor(REPORT, profile, texts=(figure(),)), make_brief(REPORT, profile))
    assert Reference("F4", "") in walk.own_inlines(document.sections[-1].blocks[1])
    quiet = blocks(figure(), section="key-figures", show_count=False)
    assert not any(isinstance(i, Reference) for b in quiet for i in walk.own_inlines(b))


def test_of_a_heading_cited_the_tile_names_the_findings_that_have_the_number() -> None:
    found = blocks(figure("vessels", "owners"), section="key-figures")
    assert Reference("F4", "") in walk.own_inlines(found[1])


def test_in_running_text_the_number_is_bold_and_the_words_stay_behind_it() -> None:
    (found, mark) = blocks(figure(), section="key-figures", templates={"key-figures": "{{ key_figures[0] }}\n"})
    assert walk.own_inlines(found) == (
        Strong((Text("212", AUTHOR),)),
        Text(" vessels in the register", AUTHOR),
        Reference("F4", ""),
    )
    assert walk.plain(walk.own_inlines(mark)) == MARK


@pytest.mark.parametrize(
    "template",
    [
        "::: key-figures\n- **212** vessels\n:::\n",
        "::: key-figures\n- {{ findings[0] }}\n:::\n",
        "::: key-figures\n- **9** {{ key_figures[0] }}\n:::\n",
        "::: key-figures\n- {{ key_figures[0] }} and more\n:::\n",
        "::: key-figures\n{{ key_figures[0] }}\n:::\n",
        f"::: key-figures\n{ALL_FIGURES}\nAnd this.\n:::\n",
        "::: key-figures\n-\n:::\n",
    ],
)
def test_a_template_makes_tiles_of_key_figures_alone(template: str) -> None:
    found = refused(f"{{## mine ##}}\n{template}", figure())
    assert "key figures are a list of `key_figures`, and of nothing else" in found.message
    assert found.location is not None
    assert (found.location.file, found.location.line) == ("sections/key-figures.md.j2", 2)


def test_a_template_keeps_no_figure_for_itself() -> None:
    with pytest.raises(AssertionError, match="does not print what it was given"):
        made(figure(), section="key-figures", templates={"key-figures": "## None\n\nNothing.\n"})


# ------------------------------------------------------------------------------------------------------ pull quotes


def test_a_quote_word_for_word_is_set_in_the_reports_voice_with_its_place() -> None:
    selection, document = made(quote(FEES[0], "fees-income.1"), section="pull-quote")
    heading, pulled = document.sections[-1].blocks
    assert walk.plain(walk.own_inlines(heading)) == "In the report’s words"
    finding = REPORT.findings[0]
    origin = Provenance(Voice.REPORT, (REPORT.key(finding),))
    words = (Text(FEES[0], origin), Reference("F1", str(finding.place)))
    assert pulled == Quote((Paragraph(words, TextRole.BODY, origin),), pull=True)
    assert len(selection.findings_shown) == len(REPORT.findings)


def test_a_conclusion_that_no_section_shows_may_be_quoted_and_passes_the_gates() -> None:
    found = blocks(quote(CONCLUSION, "conclusion.1"), section="pull-quote")
    assert isinstance(found[1], Quote)
    assert [i.text for i in walk.inner_inlines(walk.own_inlines(found[1].blocks[0])) if isinstance(i, Reference)] == [
        str(REPORT.passages_of(REPORT.parts[-2].role)[0].place)
    ]


def test_a_quote_in_other_words_is_the_authors_and_says_so() -> None:
    pulled, mark = blocks(quote("Fees go down.", "fees-income.1"), section="pull-quote")
    words = (Text("Fees go down.", AUTHOR), Reference("F1", ""))
    assert pulled == Quote((Paragraph(words, TextRole.NOTE, AUTHOR),), pull=True)
    assert walk.plain(walk.own_inlines(mark)) == MARK


def test_the_weightiest_plain_finding_is_lifted_out_where_the_profile_asks_for_it() -> None:
    assert blocks(section="pull-quote") == ()
    found = blocks(section=TAKE, report=annotated(REPORT, {"customs.1": Annotation(priority=1)}))
    assert isinstance(found[1], Quote)
    assert walk.plain(walk.own_inlines(found[1].blocks[0])) == FEES[0]


@pytest.mark.parametrize(
    "inner", ["Words of mine.", "{{ findings[0] }}\n\n{{ findings[1] }}", "- {{ findings[0] }}", ""]
)
def test_a_template_pulls_one_passage_and_nothing_else(inner: str) -> None:
    found = refused(f"::: pull-quote\n{inner}\n:::\n", name="mine")
    assert "a pull quote is one passage or text, and nothing else" in found.message


@pytest.mark.parametrize("number", [5, 6], ids=["allegation", "group"])
def test_no_template_pulls_an_allegation_not_even_one_that_may_stand_out(number: int) -> None:
    report = annotated(REPORT, {"customs.1": Annotation(key_message=True)})
    found = refused(f"::: pull-quote\n{{{{ findings[{number}] }}}}\n:::\n", name="mine", report=report)
    assert "may not stand in a pull quote" in found.message


def test_a_brief_has_one_pull_quote_whatever_its_templates_do() -> None:
    template = "::: pull-quote\n{{ findings[0] }}\n:::\n\n::: pull-quote\n{{ findings[1] }}\n:::\n"
    with pytest.raises(AssertionError, match="a brief has one pull quote"):
        made(section="mine", templates={"mine": template})


# -------------------------------------------------------------------------------------------------- words explained


def test_words_explained_are_definitions_in_their_callout() -> None:
    texts = (own_text("places to land.", "glossary", term="quays"), own_text("lists.", "glossary", term="register"))
    (box,) = blocks(*texts, section="glossary")
    assert isinstance(box, Box)
    (found,) = box.blocks
    assert isinstance(found, Definitions)
    assert [(walk.plain(e.term), walk.plain(e.meaning), e.provenance) for e in found.items] == [
        ("quays", "places to land.", AUTHOR),
        ("register", "lists.", AUTHOR),
    ]


def test_a_meaning_that_accuses_is_flagged_below_the_others() -> None:
    texts = (own_text(ALLEGATION, "glossary", term="quays"), own_text("lists.", "glossary", term="register"))
    heading, found, box = blocks(*texts, section="glossary")
    assert isinstance(heading, Heading)
    assert isinstance(found, Definitions)
    assert [walk.plain(e.term) for e in found.items] == ["register"]
    assert isinstance(box, Box)
    assert walk.plain(walk.own_inlines(box.blocks[0])) == f"quays: {ALLEGATION}"


def test_a_template_may_explain_words_of_its_own() -> None:
    template = "quay\n: a place to land\n\n{{ findings[0].heading }}\n: {{ findings[0] }}\n"
    found, _ = blocks(section="mine", templates={"mine": template})
    assert isinstance(found, Definitions)
    assert [e.provenance.voice for e in found.items] == [Voice.AUTHOR, Voice.REPORT]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("quay\n: one\n: two\n", "one meaning, of one paragraph"),
        ("quay\n: one\n\n  two\n", "one meaning, of one paragraph"),
        ("quay\n: - one\n", "one meaning, of one paragraph"),
        ("the officers of the customs\n: {{ findings[5] }}\n", "nobody could tell whose is whose"),
        ("quay\n: {{ findings[5] }}\n", "may not stand among words explained"),
    ],
)
def test_what_no_definition_can_be_is_refused(template: str, message: str) -> None:
    assert message in refused(template, name="mine").message
