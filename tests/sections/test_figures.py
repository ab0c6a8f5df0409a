"""Figures in the tree: placed whole, with source and data, labelled; and templates that place them themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.audience.profile import SectionPlan
from briefgen.brief import Brief
from briefgen.build.gates import require_sound_tree
from briefgen.config.load import load_brief
from briefgen.document.dump import dump
from briefgen.document.nodes import Chart, Document, Figure, Section, Table
from briefgen.errors import BriefError, GateError
from briefgen.labels import Label
from briefgen.sections.compose import compose
from briefgen.tailoring.tailor import tailor
from tests.figures import make_figures

CAPTION = "Figure 1. Fees fell by 15% within a year. Million crowns collected in the ports"
TREE = """\
section figures main
  h2 #figures Figures @tool
  figure bar chart “Bars of the fees in each port” #fees CAPTION
    categories Quell | Marrow @author
    series 2025: 2.26 (2.26) | 0.84 (0.84)
    series 2026: 1.90 (1.90) | 0.71 (0.71)
  small Source: Ministry of Ports, annual return (F1). Data in [Table 1](#fees-data). @author
  table start end end #fees-data Table 1. “Data of [Figure 1](#fees)”
    row Port @author | 2025 @author | 2026 @author
    row Quell @author | 2.26 @author | 1.90 @author
    row Marrow @author | 0.84 @author | 0.71 @author
  table start end end #owners Table 2. “Vessels by the year of their entry”
    row Entered @report KEY_L18 | Vessels @report KEY_L18 | Without an owner @report KEY_L18
    row Before 2019 @report KEY_L20 | 121 @report KEY_L20 | 29 @report KEY_L20
    row Since 2019 @report KEY_L21 | 91 @report KEY_L21 | – @tool
  small Source: Harbour register of September. ‹line 17› @report KEY_L17
"""


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    return load_brief(make_figures(tmp_path_factory.mktemp("figures") / "ports"))


def made(brief: Brief, *plans: SectionPlan | str, **changes: object) -> Document:
    """Compose what donors get in these sections, through the gates on the tree."""
    (profile,) = (profile for profile in brief.audiences if profile.name == "donor")
    sections = tuple(SectionPlan(plan) if isinstance(plan, str) else plan for plan in ("title", "findings", *plans))
    profile = replace(profile, sections=sections, **changes)  # type: ignore[arg-type]
    selection = tailor(brief.report, profile, texts=brief.texts, figures=brief.figures)
    document = compose(selection, brief)
    require_sound_tree(brief, selection, document)
    return document


def section(document: Document, name: str) -> Section | None:
    return next((found for found in document.sections if found.name == name), None)


def with_template(tmp_path: Path, source: str, name: str = "figures") -> Brief:
    folder = make_figures(tmp_path / "ports")
    (folder / "sections").mkdir()
    (folder / "sections" / f"{name}.md.j2").write_text(source, encoding="utf-8")
    return load_brief(folder)


def test_a_figure_is_set_with_its_caption_its_source_and_its_data(brief: Brief) -> None:
    said = dump(made(brief, SectionPlan("figures", max=2)))
    expected = TREE.replace("KEY", brief.report.sha256[:8]).replace("CAPTION", CAPTION)
    assert expected in said


def test_the_data_of_all_charts_may_stand_in_a_section_of_their_own(brief: Brief) -> None:
    document = made(brief, "figures", "data")
    figures, data = section(document, "figures"), section(document, "data")
    assert figures
    assert data
    assert [block.identifier for block in data.blocks if isinstance(block, Table)] == ["fees-data", "owners-chart-data"]
    assert not [b for b in figures.blocks if isinstance(b, Table) and b.identifier.endswith("-data")]


def test_a_chart_of_a_table_of_the_report_is_in_the_reports_voice(brief: Brief) -> None:
    figures = section(made(brief, "figures"), "figures")
    assert figures
    charts = [b.picture for b in figures.blocks if isinstance(b, Figure) and isinstance(b.picture, Chart)]
    assert charts[1].provenance.keys == tuple(f"{brief.report.sha256[:8]}_L{line}" for line in (18, 20, 21))


def test_where_nothing_is_shown_the_section_is_dropped(brief: Brief) -> None:
    document = made(brief, SectionPlan("figures", max=0), "data")
    assert section(document, "figures") is None
    assert section(document, "data") is None


def test_what_is_withheld_is_in_no_word_of_the_tree(brief: Brief) -> None:
    said = dump(made(brief, "figures", "data", ceiling=Label.CLEAR))
    for words in ("owner", "Before 2019", "storm", "night watch", "4,712"):
        assert words not in said


def test_without_counts_no_finding_is_named(brief: Brief) -> None:
    assert "(F1)" not in dump(made(brief, "figures", show_count=False))


def test_markup_in_data_is_text(tmp_path: Path) -> None:
    folder = make_figures(tmp_path / "ports")
    (folder / "data" / "visits.csv").write_text(
        'Port,What\n**Quell**,"=1+1 <b> [x](y) {{ report }}"\n', encoding="utf-8"
    )
    assert "row **Quell** @author | =1+1 <b> [x](y) {{ report }} @author" in dump(made(load_brief(folder), "figures"))


# --------------------------------------------------------------------------------------------------- own templates


def test_a_template_places_a_figure_by_its_name_and_refers_to_it(tmp_path: Path) -> None:
    source = "## Our figures\n\n" + "".join(
        '{{ figure("' + name + '") }}\n\n' for name in ("fees", "owners", "owners-chart", "visits")
    )
    brief = with_template(tmp_path, source + "As [](#fees) shows.\n")
    said = dump(made(brief, "figures"))
    assert "As [Figure 1](#fees) shows." in said
    assert "In the words of this brief’s author" in said or "this brief’s author" in said


def test_a_figure_that_an_audience_does_not_get_prints_nothing(tmp_path: Path) -> None:
    visits = '{% if figure("visits") %}\n## Visits\n\n{{ figure("visits") }}\n{% endif %}\n'
    source = f'## Ours\n\n{{{{ figure("fees") }}}}\n\n{visits}'
    brief = with_template(tmp_path, source)
    said = dump(made(brief, "figures", ceiling=Label.CLEAR))
    assert "#fees Figure 1" in said
    assert "Visits" not in said


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{{ figure("fee") }}', "brief.yaml has no figure `fee`"),
        ('See {{ figure("fees") }} here', "a figure stands in a text"),
        ('- {{ figure("fees") }}', "a figure stands in a text"),
        ('::: panel\n{{ figure("fees") }}\n:::', "a figure stands in a text"),
        ('## {{ figure("fees") }}', "a figure stands in a text"),
        ("| a |\n|--|\n| {{ figures[0] }} |", "a figure stands in a text"),
        ("{{ figures[0] ~ figures[1] }}", "is printed alone"),
        ("{{ figures[0]._token }}", "names that begin with `_`"),
        ('{{ figure("fees") }}\n\n{{ figure("fees") }}', "have the name `fees`"),
    ],
)
def test_a_figure_is_placed_whole_and_on_a_line_of_its_own(tmp_path: Path, source: str, message: str) -> None:
    with pytest.raises(BriefError) as caught:
        made(with_template(tmp_path, f"## Ours\n\n{source}\n"), "figures")
    assert any(message in d.message for d in caught.value.diagnostics), caught.value.diagnostics


def test_a_section_prints_every_figure_it_is_given(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="does not print what it was given: figures"):
        made(with_template(tmp_path, '## Ours\n\n{{ figure("fees") }}\n'), "figures")


def test_a_template_may_not_say_the_words_of_a_withheld_figure(tmp_path: Path) -> None:
    said = "Nobody looked at the quays after the storm of the long winter.\n"
    source = "{% for f in figures %}\n{{ f }}\n\n{% endfor %}\n" + said
    with pytest.raises(GateError, match=r"figures\.visits"):
        made(with_template(tmp_path, source), "figures", ceiling=Label.CLEAR)


def test_a_figure_goes_to_the_section_that_it_names(tmp_path: Path) -> None:
    folder = make_figures(tmp_path / "ports")
    (folder / "sections").mkdir()
    (folder / "sections" / "catch.md.j2").write_text(
        "## Catch\n\n{% for f in figures %}{{ f }}\n\n{% endfor %}", "utf-8"
    )
    file = folder / "brief.yaml"
    file.write_text(file.read_text("utf-8").replace("    to: [donor]\n", "    section: catch\n"), "utf-8")
    document = made(load_brief(folder), "figures", "catch")
    catch = section(document, "catch")
    assert catch
    assert [block.identifier for block in catch.blocks if isinstance(block, Table)] == ["visits"]


def test_shown_to_an_audience_are_the_same_trees_every_time(brief: Brief) -> None:
    assert dump(made(brief, "figures", "data")) == dump(made(brief, "figures", "data"))
