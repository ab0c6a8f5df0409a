"""Captions and references to them: numbered over the whole brief, named in templates, never left without an end."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.document import walk
from briefgen.document.check import check
from briefgen.document.nodes import CrossReference, Document, Table
from briefgen.errors import BriefError
from tests.making import FEES, composed, make_profile, make_report

CELLS = "| a |\n|---|\n| b |\n"


def table(words: str) -> str:
    return f"::: table {words}\n{CELLS}:::\n"


def brief(*sources: str) -> Document:
    """Compose a brief for the readers of `make_profile` from sections of one's own: `one`, `two` and so on."""
    templates = dict(zip(("one", "two", "three"), sources, strict=False))
    return composed(make_report({"Fees": FEES}), make_profile("title", *templates, "findings"), templates)[1]


def tables(document: Document) -> list[tuple[str, str, str]]:
    found = [block for block in walk.blocks(document) if isinstance(block, Table)]
    return [(block.identifier, block.label, walk.plain(block.caption)) for block in found]


def references(document: Document) -> list[CrossReference]:
    inlines = (i for block in walk.blocks(document) for i in walk.inner_inlines(walk.own_inlines(block)))
    return [inline for inline in inlines if isinstance(inline, CrossReference)]


def refused(*sources: str) -> list[Diagnostic]:
    with pytest.raises(BriefError) as caught:
        brief(*sources)
    assert caught.value.exit_code == 3
    return list(caught.value.diagnostics)


# ------------------------------------------------------------------------------------------------------------ labels


def test_tables_are_counted_over_the_whole_brief_and_only_those_with_a_caption() -> None:
    document = brief(
        table("#fees Fees by port") + "\nThen\n\n" + CELLS,
        f"::::: panel\n{table('Owners')}\n:::::\nThen\n\n" + table(""),
    )
    assert tables(document) == [
        ("fees", "Table 1", "Fees by port"), ("", "", ""), ("table.2", "Table 2", "Owners"), ("", "", ""),
    ]  # fmt: skip
    assert check(document) == ()


def test_a_table_that_a_condition_leaves_out_does_not_count() -> None:
    left_out = "{% if findings | length > 99 %}\n" + table("#many Many") + "{% endif %}\n"
    assert tables(brief(left_out + table("#fees Fees"))) == [("fees", "Table 1", "Fees")]


def test_the_name_is_no_part_of_the_caption_and_a_value_is_never_a_name() -> None:
    assert tables(brief(table('{{ "#fees" }} {{ findings[0].place }}'))) == [("table.1", "Table 1", "#fees 5")]


def test_a_loop_may_number_its_names() -> None:
    source = "{% for f in findings %}\n" + table("#fees-{{ loop.index }} Fees") + "{% endfor %}\nSee [](#fees-2).\n"
    document = brief(source)
    assert [name for name, _, _ in tables(document)] == ["fees-1", "fees-2", "fees-3"]
    assert references(document) == [CrossReference("Table 2", "fees-2")]


@pytest.mark.parametrize("place", ["See {}.", "- {}", "**{}**", "> {}", "## On {}\n\nx", "| a |\n|---|\n| {} |",
                                   "::: callout Look\n{}\n:::", "::: note\n{}\n:::"])  # fmt: skip
def test_a_reference_says_the_label_wherever_it_stands_before_the_table_or_behind_it(place: str) -> None:
    said = place.format("[](#fees)") + "\n\n"
    document = brief(said, table("Owners") + "\n" + table("#fees Fees"), "Then\n\n" + said)
    assert references(document) == [CrossReference("Table 2", "fees")] * 2
    assert check(document) == ()
    assert walk.plain(walk.own_inlines(document.sections[1].blocks[0])) in ("See Table 2.", "Table 2", "On Table 2",
                                                                            "aTable 2", "Look", "")  # fmt: skip


def test_a_reference_may_stand_beside_a_finding_and_leaves_its_words_alone() -> None:
    document = brief("{{ findings[0] }} ([](#fees))\n\n" + table("#fees Fees"))
    assert walk.plain(walk.own_inlines(document.sections[1].blocks[0])) == f"{FEES[0]} (Table 1)"


def test_what_looks_like_a_reference_in_the_report_is_literal() -> None:
    words = "Fees fell, see [](#fees) and #fees."
    report = make_report({"Fees": [words]})
    templates = {"one": "{{ findings[0] }}\n\n" + table("#fees {{ findings[0] }}")}
    document = composed(report, make_profile("title", "one", "findings"), templates)[1]
    assert references(document) == []
    assert walk.plain(walk.own_inlines(document.sections[1].blocks[0])) == words
    assert tables(document) == [("fees", "Table 1", words)]


def test_the_tables_that_ship_have_names() -> None:
    report = make_report({"Fees": ["Fees reportedly fell."]})
    profile = make_profile("title", "one", "findings", "evidence", "certainty")
    document = composed(report, profile, {"one": "See [](#evidence) and [](#certainty).\n"})[1]
    assert [reference.text for reference in references(document)] == ["Table 1", "Table 2"]


# ---------------------------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize("name", ["Fees", "fees_income", "1st", "fées", "", "a-", "-a", "a--b", "a" * 31, "{{ 'x' }}"])
def test_a_name_of_other_characters_is_refused_at_its_line(name: str) -> None:
    for source in (f"x\n\n::: table #{name} Fees\n{CELLS}:::\n", f"x\n\n[](<#{name}>)\n"):
        (problem,) = refused(source)
        assert "is no name for a table" in problem.message or "is no address" in problem.message
        assert str(problem.location) in ("sections/one.md.j2:3", "sections/one.md.j2")
        assert "\ufdd0" not in str(problem)


def test_a_name_that_no_table_has_is_refused_with_the_nearest_one() -> None:
    (problem,) = refused(table("#fees Fees"), "x\n\nSee [](#fess).\n")
    assert problem.message == "section `two`: no table has the name `fess`"
    assert problem.hint.startswith("did you mean `fees`? choose from: certainty, evidence, fees")
    assert str(problem.location) == "sections/two.md.j2:3"
    assert problem.excerpt == "See [](#fess)."


def test_all_bad_references_are_told_at_once() -> None:
    assert len(refused("[](#a) [](#b)\n", "[](#a)\n")) == 3


def test_a_name_given_twice_is_refused_where_it_is_given_again() -> None:
    (problem,) = refused(table("#fees Fees"), table("Owners") + "\n" + table("#fees Fees"))
    assert problem.message == "section `two`: two tables of the brief have the name `fees`"
    assert str(problem.location) == "sections/two.md.j2:7"


def test_a_table_without_caption_cannot_be_referred_to() -> None:
    (problem,) = refused(table("#fees") + "\nSee [](#fees).\n")
    assert problem.message == "section `one`: the table `fees` has no caption, and so no number to refer to"
    assert "::: table #fees What it shows" in problem.hint


def test_a_reference_has_no_words_of_its_own() -> None:
    (problem,) = refused(table("#fees Fees") + "\nSee [the table](#fees).\n")
    assert "has words of its own" in problem.message
    assert "write [](#fees)" in problem.hint
    assert str(problem.location) == "sections/one.md.j2:7"


def test_a_reference_to_a_table_that_this_audience_does_not_get_names_line_and_audience() -> None:
    left_out = "{% if findings | length > 99 %}\n" + table("#many Many, named in confidence") + "{% endif %}\n"
    (problem,) = refused(left_out + "\nSee [](#many).\n")
    audience = make_profile().name
    assert problem.message == (
        f"section `one`: the brief for `{audience}` does not have the table `many`, which [](#many) leads to"
    )
    assert "{% if … %}" in problem.hint
    assert str(problem.location) == "sections/one.md.j2:9"
    assert "confidence" not in str(problem)


def test_a_table_in_a_section_that_this_audience_does_not_get_is_told_as_left_out() -> None:
    (problem,) = refused("See [](#evidence).\n")
    assert "does not have the table `evidence`" in problem.message
