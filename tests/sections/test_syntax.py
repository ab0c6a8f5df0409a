"""Mistakes in the grammar of a template: told in our words, at the tag that causes them, with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.errors import BriefError
from tests.making import composed, make_profile, make_report

REPORT = make_report({"Fees": ["Fees fell by a tenth within a year."]})


def refused(source: str, file: Path = Path("brief.yaml"), section: str = "mine", **others: str) -> Diagnostic:
    profile = make_profile("title", section)
    with pytest.raises(BriefError) as caught:
        composed(REPORT, profile, {"mine": source, **others}, file=file)
    return caught.value.diagnostics[0]


GRAMMAR = {
    "x\n{% if count %}\ny\n": "2: `{% if %}` is not closed by `{% endif %}`",
    "{% for f in findings %}\n{% if f %}\n\n{% endfor %}": "4: `{% endfor %}` stands where `{% if %}` of line 2",
    "{% if count %}\n{% for f in findings %}\n{% endfor %}\n": "1: `{% if %}` is not closed by",
    "{% if count %}\n{% endfor %}{% endif %}": "2: `{% endfor %}` stands where `{% if %}` of line 1 is not closed yet",
    "\n{% endif %}": "2: `{% endif %}` closes nothing: no `{% if %}` is open",
    "{% else %}": "1: `{% else %}` stands in no `{% if %}`",
    "{% set x %}\n": "1: `{% set %}` is not closed by `{% endset %}`",
    "{% fro f in findings %}": "1: there is no tag `{% fro %}`",
    "{{ 1 + }}": "1: unexpected `}}`",
    "{{ (1 }}": "1: unexpected `}`, expected `)`",
    "\n{{ 'a }}": "2: a quotation mark is not closed",
    "{{ count": "1: unexpected end of template, expected `}}`",
    "{% if count = 1 %}{% endif %}": "1: expected `%}`, got `=`",
    "{% macro %}{% endmacro %}": "1: expected a name, got `%}`",
    "{{ count ! 1 }}": "1: unexpected `!`",
    "{% for 1 in findings %}{% endfor %}": "1: only a name can be given a value",
    "\n{## remark": "2: `{##` is not closed by `##}`",
    "{% raw %}x": "1: `{% raw %}` is not closed by `{% endraw %}`",
    "{% block a-b %}{% endblock %}": "1: block names",
}


@pytest.mark.parametrize("source", GRAMMAR)
def test_a_mistake_of_grammar_is_told_in_our_words_at_its_line(source: str) -> None:
    told = refused(source)
    line, _, message = GRAMMAR[source].partition(": ")
    assert message in told.message
    assert str(told.location) == f"sections/mine.md.j2:{line}"
    said = told.message.removeprefix("section template: ")
    assert "Jinja" not in said
    assert said[:1] == said[:1].lower()
    assert not said.endswith(".")


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("{% fro f in findings %}", "did you mean `for`?"),
        ("{% if count %}{% endfi %}", "did you mean `endif`?"),
        ("{% if count = 1 %}{% endif %}", "`==` compares two values"),
        ("{% if count %}{% endfor %}", "close it before with `{% endif %}`"),
    ],
)
def test_what_to_do_about_it_is_told(source: str, hint: str) -> None:
    assert refused(source).hint == hint


@pytest.mark.parametrize(
    ("source", "line"), [("one\n  {{ nosuch }}\n", 2), ("one\n{% if %}\n", 2), ("one\n![two](three)\n", 0)]
)
def test_the_place_is_the_file_in_the_brief_s_folder_with_its_line(source: str, line: int, tmp_path: Path) -> None:
    told = refused(source, tmp_path / "quays" / "brief.yaml")
    assert told.location is not None
    assert told.location.file == str(tmp_path / "quays" / "sections" / "mine.md.j2")
    assert told.location.line == line
    assert told.excerpt == (source.splitlines()[line - 1] if line else "")


def test_the_place_in_an_included_template_is_that_of_the_included_one(tmp_path: Path) -> None:
    told = refused('{% include "piece" %}\n', tmp_path / "brief.yaml", piece="\n\n{{ nosuch }}\n")
    assert str(told.location) == f"{tmp_path / 'sections' / 'piece.md.j2'}:3"
    assert told.excerpt == "{{ nosuch }}"


def test_a_long_line_is_cut() -> None:
    assert len(refused("{{ nosuch }}" + "x" * 1_000).excerpt) == 160
