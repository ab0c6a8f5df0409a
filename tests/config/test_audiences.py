"""Audiences: shipped ones, files of one's own, and those that extend others."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import Allegations, GroupBy, SectionPlan, builtin_names
from briefgen.config.load import load_brief
from briefgen.labels import Label
from tests.config.folders import Make, names


@pytest.mark.parametrize("name", builtin_names())
def test_every_shipped_audience_loads_and_outsiders_see_no_allegation(make: Make, name: str) -> None:
    (profile,) = load_brief(make(), (name,)).audiences
    assert profile.name == name
    assert profile.sections[0].name in ("title", "headline")
    if profile.outside:
        assert profile.allegations is Allegations.OMIT
        assert profile.ceiling.strictness <= Label.GREEN.strictness


def test_a_file_in_audiences_extends_a_shipped_one_key_by_key(make: Make) -> None:
    partners = """\
extends: public
label: Our partners
sections: [title, {findings: {by: theme, max: 6, numbered: true, heading: Found}}, source]
themes_first: [registers]
only: [registers.1]
never: [registers.2]
ceiling: GREEN
show_count: false
"""
    brief = load_brief(make("report: report.txt\naudiences: [partners]\n", audiences__partners_DOT_yaml=partners))
    (profile,) = brief.audiences
    (public,) = load_brief(make(), ("public",)).audiences
    assert (profile.label, profile.ceiling, profile.show_count) == ("Our partners", Label.GREEN, False)
    assert (profile.only, profile.never, profile.themes_first) == (("registers.1",), ("registers.2",), ("registers",))
    assert profile.sections == (
        SectionPlan("title"),
        SectionPlan("findings", heading="Found", by=GroupBy.THEME, max=6, numbered=True),
        SectionPlan("source"),
    )
    assert (profile.product, profile.allegations, profile.outside) == (public.product, public.allegations, True)


def test_a_file_may_take_the_place_of_a_shipped_audience_and_extend_it(make: Make) -> None:
    files = {"audiences__press_DOT_yaml": "extends: press\nnever: [registers.1]\n"}
    (profile,) = load_brief(make("report: report.txt\naudiences: [press]\n", **files)).audiences
    assert profile.never == ("registers.1",)
    assert profile.label == "For the press"
    inline = "report: report.txt\naudiences: [{name: press, pages: 2}]\n"
    (profile,) = load_brief(make(inline, **files)).audiences
    assert (profile.never, profile.pages) == (("registers.1",), 2)


def test_an_audience_may_extend_one_that_extends_another(make: Make) -> None:
    brief = load_brief(make(
        "report: report.txt\naudiences: [{name: north, extends: nordic, pages: 1}]\n",
        audiences__nordic_DOT_yaml="extends: donors\nwords: 300\n",
        audiences__donors_DOT_yaml="extends: public\nlabel: Donors\npages: 3\n",
    ))  # fmt: skip
    (profile,) = brief.audiences
    assert (profile.name, profile.label, profile.pages, profile.words) == ("north", "Donors", 1, 300)


def test_never_adds_up_along_extends_and_everything_else_is_replaced(make: Make) -> None:
    brief = load_brief(make(
        "report: report.txt\naudiences: [{name: north, extends: nordic, never: [registers.2], only: [registers.1]}]\n",
        audiences__nordic_DOT_yaml="extends: public\nnever: [registers.1]\nonly: [registers.2]\n",
    ))  # fmt: skip
    assert brief.audiences[0].never == ("registers.1", "registers.2")
    assert brief.audiences[0].only == ("registers.1",)
    assert list(brief.lock.entries) == ["registers.1", "registers.2"]


def test_what_others_extend_need_not_be_whole(make: Make) -> None:
    brief = load_brief(make(
        "report: report.txt\naudiences: [partners]\n",
        audiences__base_DOT_yaml="never: [registers.1]\n",
        audiences__partners_DOT_yaml="extends: public\n",
        audiences__others_DOT_yaml="extends: base\n" + "".join(
            f"{key}: {value}\n" for key, value in {
                "label": "Others", "product": "Brief", "sections": "[title, findings]", "allegations": "omit",
                "outside": "true", "ceiling": "CLEAR", "theme": "press", "formats": "[pdf]",
            }.items()
        ),
    ))  # fmt: skip
    assert names(brief) == ["partners"]


def test_a_budget_may_be_lifted_with_null(make: Make) -> None:
    brief = load_brief(make("report: report.txt\naudiences: [{name: press, pages: null, words: null}]\n"))
    assert (brief.audiences[0].pages, brief.audiences[0].words) == (None, None)


@pytest.mark.parametrize(
    ("brief", "attached"),
    [
        ("audiences: [press, public]\n", {"press": (), "public": ()}),
        ("audiences: [press, public]\nattach: [ledger]\n", {"press": ("ledger",), "public": ("ledger",)}),
        ("audiences: [press, {name: public, attach: []}]\nattach: [ledger]\n", {"press": ("ledger",), "public": ()}),
        ("audiences: [press, {name: public, attach: [ledger, ledger]}]\n", {"press": (), "public": ("ledger",)}),
        ("audiences: [{name: press, attach: [ledger]}, public]\nattach: []\n", {"press": ("ledger",), "public": ()}),
    ],
)
def test_what_travels_inside_the_pdf_is_the_briefs_choice_unless_the_audience_has_its_own(
    make: Make, brief: str, attached: dict[str, tuple[str, ...]]
) -> None:
    loaded = load_brief(make(f"report: report.txt\n{brief}"))
    assert {profile.name: profile.attach for profile in loaded.audiences} == attached


def test_an_audience_inherits_what_travels_inside_the_pdf(make: Make) -> None:
    file = {"audiences__partners_DOT_yaml": "extends: public\nattach: [ledger]\n"}
    listed = "audiences: [partners, {name: north, extends: partners}, {name: south, extends: partners, attach: []}]\n"
    brief = load_brief(make(f"report: report.txt\n{listed}", **file))
    assert [profile.attach for profile in brief.audiences] == [("ledger",), ("ledger",), ()]
