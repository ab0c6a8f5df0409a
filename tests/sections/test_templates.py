"""Templates of one's own: what they may do, and what they are refused, by file and line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.document import walk
from briefgen.document.nodes import (
    AUTHOR,
    Box,
    BoxKind,
    Document,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
    TextRole,
)
from briefgen.errors import BriefError
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from tests.making import ALLEGATION, FEES, GROUP, annotated, composed, make_profile, make_report

REPORT = make_report({"Fees and income": FEES, "Customs": [ALLEGATION, GROUP]})


def section(source: str, report: Report = REPORT, name: str = "findings", **others: str) -> Document:
    """Compose a document of one section, `findings` unless told otherwise, from a template of one's own."""
    profile = make_profile(*dict.fromkeys(("title", "findings", name)))
    return composed(report, profile, {name: source, **others})[1]


def refused(source: str, report: Report = REPORT, **others: str) -> Diagnostic:
    with pytest.raises(BriefError) as caught:
        section(source, report, **others)
    assert caught.value.exit_code == 3
    return caught.value.diagnostics[0]


def plain(document: Document) -> list[str]:
    own = document.sections[-1]
    return [walk.plain(walk.own_inlines(block)) for block in walk.inner_blocks(own.blocks) if walk.own_inlines(block)]


# ----------------------------------------------------------------------------------------------- what they may do


def test_a_template_beside_the_brief_takes_the_place_of_the_shipped_one() -> None:
    assert plain(section("## Mine\n\n{% for f in findings %}\n{{ f }}\n\n{% endfor %}\n")) == [
        "Mine", *FEES, "Allegation, as the report words it", ALLEGATION, *FLAGS, GROUP,
    ]  # fmt: skip


FLAGS = ["Not verified here, and not evidence. Quote whole or not at all."]


def test_a_template_may_have_a_name_of_its_own_and_include_others() -> None:
    document = section('## Mine\n\n{% include "piece" %}\n', name="mine", piece="{{ findings[0] }}\n")
    assert plain(document) == ["Mine", FEES[0]]
    assert document.sections[-1].name == "mine"


def test_a_template_may_include_a_shipped_one() -> None:
    assert plain(section('{% include "source" %}\n', name="mine"))[0] == "Source and method"


def test_templates_may_set_lists_tables_quotes_callouts_and_line_breaks() -> None:
    document = section(
        "1. {{ findings[0] }}\n2. two\n\n> {{ findings[1] }}\n\n| a | b |\n|--:|:-:|\n| {{ findings[2] }} | *x* |\n\n"
        "::: callout On **fees**\nwords  \nmore\n:::\n"
    )
    kinds = [type(block) for block in document.sections[-1].blocks]
    assert kinds == [List, Quote, Table, Box]


def test_a_link_in_a_template_needs_a_scheme_that_a_brief_may_carry() -> None:
    document = section("[here](https://example.org) and <mailto:desk@example.org>\n")
    (block,) = document.sections[-1].blocks
    assert [i.url for i in walk.own_inlines(block) if isinstance(i, Link)] == [
        "https://example.org", "mailto:desk@example.org",
    ]  # fmt: skip


def test_a_set_block_without_findings_is_text() -> None:
    assert plain(section("{% set x %}plain *words*{% endset %}\n{{ x }}\n")) == ["plain *words*"]


def test_javascript_in_a_template_s_link_is_text() -> None:
    assert plain(section("[here](javascript:alert(1))\n")) == ["[here](javascript:alert(1))"]


# ------------------------------------------------------------------------------------------------- what is refused

NO_TEXT = "a finding or link is printed alone"
REACHES = {
    "{{ findings[0]._token }}": "unsafe",
    "{{ findings[0]['_token'] }}": "unsafe",
    "{{ findings[0] | attr('_token') }}": "no filter `attr`",
    "{{ findings | map(attribute='_token') | first }}": "unsafe",
    "{{ ''.__class__ }}": "unsafe",
    "{{ link.__globals__ }}": "unsafe",
    "{{ findings[0].__class__.__mro__ }}": "unsafe",
    "{{ '{0._token}'.format(findings[0]) }}": "text has no attribute `format`",
    "{{ findings[0] | string }}": NO_TEXT,
    "{{ findings[0] ~ '' }}": NO_TEXT,
    "{{ '%s' | format(findings[0]) }}": "no filter `format`",
    "{{ '%s' % findings[0] }}": NO_TEXT,
    "{{ findings[0] | upper }}": NO_TEXT,
    "{{ findings[0] | replace('a', 'b') }}": NO_TEXT,
    "{{ findings[0] | truncate(20) }}": "no filter `truncate`",
    "{{ findings | join(', ') }}": NO_TEXT,
    "{{ link(findings[0], 'https://example.org') }}": NO_TEXT,
    "{{ '{}'.format(findings[0]) }}": "text has no attribute `format`",
    "{{ findings[0] | list }}": NO_TEXT,
    "{{ findings[0].text }}": "no attribute",
    "{{ findings }}": "of the kind list",
    "{{ groups }}": "of the kind list",
    "{{ contact }}": "of the kind contact",
    "{{ count }}": "of the kind count",
    "{{ link }}": "of the kind function",
    "{{ None }}": "of the kind nothing",
    "{{ nosuch }}": "no name `nosuch`",
    "{{ report.nosuch }}": "no attribute",
    "{{ lipsum() }}": "no name `lipsum`",
    "{{ findings | random }}": "no filter `random`",
    "{{ '<b>' | safe }}": "no filter `safe`",
    "{{ 1 / 0 }}": "division by zero",
    "{{ findings[99] }}": "no element 99",
    "{{ range(10000000) }}": "a list of more than 100,000 items",
    '{% include "/etc/passwd" %}': "there is no section template `/etc/passwd`",
    '{% include "../../brief.yaml" %}': "there is no section template",
    '{% extends "nosuch" %}': "`{% extends %}` is not for sections",
    "{% if %}": "expected an expression, got `%}`",
    "{% for x in findings %}": "`{% for %}` is not closed by `{% endfor %}`",
    "{# remark #}": "a comment is written {## like this ##}",
    "\ufdd00\ufdd1": "no letter of any script",
    "{% macro m(f) %}{{ f }}{% endmacro %}{{ m(findings[0]) }}": "macros and set blocks cannot hold findings",
    "{% set x %}{{ findings[0] }}{% endset %}{{ x }}": "macros and set blocks cannot hold findings",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ findings[0] }}{% endcall %}": "macros and set blocks",
}


@pytest.mark.parametrize("source", REACHES)
def test_what_a_template_must_not_reach_is_refused_with_file_and_line(source: str) -> None:
    problem = refused(f"## Mine\n\n{source}\n")
    assert REACHES[source] in problem.message
    assert not any(text in str(problem) for text in (*FEES, ALLEGATION))
    assert problem.location is not None
    assert problem.location.file == "sections/findings.md.j2"
    assert problem.location.line in (3, 4)  # a block that does not end is told at the end


def test_the_problem_of_an_included_template_is_told_in_that_template() -> None:
    problem = refused('## Mine\n\n{% include "piece" %}\n', piece="\n\n\n\n{{ nosuch }}\n")
    assert str(problem.location) == "sections/piece.md.j2:5"


def test_a_syntax_error_of_an_included_template_is_told_in_that_template() -> None:
    problem = refused('{% include "piece" %}\n', piece="\n{% if %}\n")
    assert str(problem.location) == "sections/piece.md.j2:2"


def test_a_template_that_includes_itself_is_refused() -> None:
    assert "includes itself" in refused('{% include "findings" %}\n').message


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("![picture](https://example.org/p.png)", "a picture"),
        ("`code`", "code"),
        ("```\nfence\n```", "a block of code"),
        ("***", "a line across the page"),
    ],
)
def test_markdown_that_a_brief_has_no_node_for_is_refused(source: str, what: str) -> None:
    told = refused(f"{source}\n")
    assert f": {what} has no place in a section" in told.message
    assert told.hint


@pytest.mark.parametrize("source", ["<b>bold</b>", "<script>x</script>", "<!-- remark -->", "&#60;b&#62;"])
def test_html_in_a_template_is_text(source: str) -> None:
    assert plain(section(f"x {source}\n")) == [f"x {source}".replace("&#60;", "<").replace("&#62;", ">")]


@pytest.mark.parametrize(
    "source",
    ["[x](ftp://example.org)", "[x](page.html)", "[x]({{ report.url }})",
     "[x](https://example.org/{{ report.hash }})"],
)  # fmt: skip
def test_a_link_of_another_kind_is_refused(source: str) -> None:
    report = make_report(metadata={"url": "https://example.org"})
    problem = refused(f"{source}\n", report)
    assert "is no address for a link" in problem.message
    assert "{{ link(text, address) }}" in problem.hint
    assert "\ufdd0" not in str(problem)


# ----------------------------------------------------------------------------- where an allegation may not be put

PLACES = {
    "## {{ f }}": "a heading",
    "{{ f }}\n---": "a heading",
    "### **{{ f }}**": "a heading",
    "## [{{ f }}](https://example.org)": "a heading",
    "::: panel\n{{ f }}\n:::": "a panel",
    "::: panel\n- {{ f }}\n:::": "a panel",
    "::: panel\n> *{{ f }}*\n:::": "a panel",
    "::: panel\n| a |\n|---|\n| {{ f }} |\n:::": "a panel",
    ":::: panel\n::: small\n{{ f }}\n:::\n::::": "a panel",
    ":::: panel\n::: table Caption\n| a |\n|---|\n| {{ f }} |\n:::\n::::": "a panel",
    "::: callout Words\n{{ f }}\n:::": "a callout",
    "::: callout {{ f }}\nwords\n:::": "a heading",
    "::: table {{ f }}\n| a |\n|---|\n| b |\n:::": "a heading",
    "::: strip\n{{ f }}\n:::": "a strip",
    "::: subtitle\n{{ f }}\n:::": "a title or the lines around it",
    "::: title_rest\n{{ f }}\n:::": "a title or the lines around it",
    "::: series\n{{ f }}\n:::": "a title or the lines around it",
}


@pytest.mark.parametrize("source", PLACES)
@pytest.mark.parametrize("number", [3, 4], ids=["allegation", "group"])
def test_no_template_puts_an_allegation_or_a_group_statement_where_it_would_stand_out(source: str, number: int) -> None:
    problem = refused(source.replace("{{ f }}", f"{{{{ findings[{number}] }}}}") + "\n")
    assert f"finding `customs.{number - 2}` " in problem.message
    assert problem.message.endswith(PLACES[source])
    assert problem.location is not None
    assert problem.location.file == "sections/findings.md.j2"


@pytest.mark.parametrize("source", PLACES)
def test_an_ordinary_finding_may_stand_there(source: str) -> None:
    text = source.replace("{{ f }}", "{{ findings[0] }}")
    assert FEES[0] in " ".join(plain(section(f"{text}\n\nwords\n")))


def test_key_message_true_opens_a_panel_to_an_allegation_and_no_heading() -> None:
    report = annotated(REPORT, {"customs.1": Annotation(key_message=True)})
    (box,) = section("::: panel\n- {{ findings[3] }}\n:::\n", report).sections[-1].blocks
    assert isinstance(box, Box)
    flagged = [b.kind for b in walk.inner_blocks(box.blocks) if isinstance(b, Box)]
    assert flagged == [BoxKind.ALLEGATION]
    assert "customs.1" in refused("## {{ findings[3] }}\n", report).message


@pytest.mark.parametrize("around", ["{}", "- {}", "1. {}", "> {}", "::: lead\n{}\n:::", "text before {}", "*{}*"])
def test_an_allegation_in_running_text_becomes_a_flagged_box(around: str) -> None:
    document = section(around.format("{{ findings[3] }}") + "\n")
    (box,) = [b for b in walk.blocks(document) if isinstance(b, Box)]
    assert box.kind is BoxKind.ALLEGATION
    first = box.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.role is TextRole.BODY
    assert ALLEGATION in walk.plain(first.content)


@pytest.mark.parametrize("container", [role.value for role in TextRole if role not in (TextRole.LEAD, TextRole.BODY)])
def test_containers_give_their_role_to_paragraphs(container: str) -> None:
    (block,) = section(f"::: {container}\nwords\n:::\n").sections[-1].blocks
    assert block == Paragraph((Text("words", AUTHOR),), TextRole(container), AUTHOR)


@pytest.mark.parametrize("make", [str, repr, "{}".format, "{!r}".format])
def test_a_view_never_tells_its_words_as_text(make: Callable[[object], str]) -> None:
    from briefgen.sections.views import Views
    from briefgen.tailoring.tailor import tailor

    view = Views(tailor(REPORT, make_profile())).passage(REPORT.findings[0])
    try:
        assert FEES[0] not in make(view)
    except TypeError as problem:
        assert FEES[0] not in str(problem)  # noqa: PT017


def test_headings_have_identifiers_of_their_section() -> None:
    document = section("## A\n\nx\n\n### B\n\nx\n\n## C\n\nx\n")
    assert [b.identifier for b in document.sections[-1].blocks if isinstance(b, Heading)] == [
        "findings", "findings-2", "findings-3",
    ]  # fmt: skip
