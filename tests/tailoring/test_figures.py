"""Who gets which figure: by label, by what it cites and draws, by name, and by the room of a section."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.audience.profile import SectionPlan
from briefgen.brief import Brief
from briefgen.config.load import load_brief
from briefgen.labels import Label
from briefgen.tailoring.selection import Decision, Fate, Selection
from briefgen.tailoring.tailor import tailor
from tests.figures import make_figures


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    return load_brief(make_figures(tmp_path_factory.mktemp("figures") / "ports"))


def selected(brief: Brief, audience: str = "donor", **changes: object) -> Selection:
    (profile,) = (profile for profile in brief.audiences if profile.name == audience)
    return tailor(brief.report, replace(profile, **changes), texts=brief.texts, figures=brief.figures)  # type: ignore[arg-type]


def decided(brief: Brief, name: str, audience: str = "donor", **changes: object) -> Decision:
    return selected(brief, audience, **changes).figure_decisions[name]


def test_a_figure_is_shown_where_the_audience_may_see_all_that_it_stands_on(brief: Brief) -> None:
    assert decided(brief, "fees") == Decision(Fate.SHOWN, "section figures", "figures")


def test_its_label_is_the_strictest_of_its_own_its_table_and_what_it_cites(brief: Brief) -> None:
    figures = {figure.id: figure.text.passage.label for figure in selected(brief).figures}
    assert figures == {"fees": Label.CLEAR, "owners": Label.GREEN, "owners-chart": Label.GREEN, "visits": Label.GREEN}


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("owners", "drawn from owners, which is withheld (ceiling CLEAR: labelled TLP:GREEN)"),
        ("visits", "cites registers.1, which is withheld (ceiling CLEAR: labelled TLP:GREEN)"),
    ],
)
def test_a_figure_is_withheld_with_its_table_and_with_what_it_cites(brief: Brief, name: str, rule: str) -> None:
    assert decided(brief, name, ceiling=Label.CLEAR) == Decision(Fate.WITHHELD, rule)


@pytest.mark.parametrize("never", ["fees", "figures.fees", "fees-income.1", "fees-income"])
def test_never_withholds_a_figure_by_its_name_and_by_what_it_cites(brief: Brief, never: str) -> None:
    assert decided(brief, "fees", never=(never,)).fate is Fate.WITHHELD


@pytest.mark.parametrize("never", ["owners", "registers"])
def test_never_withholds_a_table_of_the_report_by_its_id_and_its_part(brief: Brief, never: str) -> None:
    assert decided(brief, "owners-chart", never=(never,)).fate is Fate.WITHHELD


def test_a_figure_for_others_is_cut(brief: Brief) -> None:
    assert decided(brief, "visits", "minister") == Decision(Fate.CUT, "this profile has no section figures")
    sections = (SectionPlan("figures"),)
    assert decided(brief, "visits", "minister", sections=sections) == Decision(Fate.CUT, "for donor")


def test_a_section_takes_the_first_figures_that_it_has_room_for(brief: Brief) -> None:
    found = selected(brief, sections=(SectionPlan("figures", max=1),)).figure_decisions
    assert found["fees"].is_shown
    assert found["owners"] == Decision(Fate.CUT, "section figures: max 1")


def test_what_is_withheld_takes_no_room(brief: Brief) -> None:
    found = selected(brief, sections=(SectionPlan("figures", max=1),), never=("fees",)).figure_decisions
    assert found["owners"].is_shown


def test_the_label_to_print_counts_figures(brief: Brief) -> None:
    plans = (SectionPlan("figures"),)
    shown = selected(brief, sections=plans, never=("registers.1",))
    assert shown.label is Label.GREEN  # by the table alone
    assert selected(brief, sections=plans, never=("registers.1", "owners")).label is Label.CLEAR


def test_in_a_language_without_cues_readers_outside_the_house_get_what_is_marked(brief: Brief) -> None:
    report = replace(brief.report, language="km")
    (profile,) = (profile for profile in brief.audiences if profile.name == "donor")
    found = tailor(report, profile, figures=brief.figures).figure_decisions
    assert found["fees"].fate is Fate.WITHHELD


def test_a_figure_of_another_folder_of_tests_is_the_same_twice(tmp_path: Path, brief: Brief) -> None:
    again = load_brief(make_figures(tmp_path / "ports"))
    assert again.figures == brief.figures
