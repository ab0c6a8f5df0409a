"""What a template may reach and use, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.sections.allowed import FILTER_NAMES, TEST_NAMES
from briefgen.sections.sandbox import SectionEnvironment
from tests.sections.own_templates import built, folder, refused

REACHES = {
    '{% include "/etc/passwd" %}': ("there is no section template `/etc/passwd`", ""),
    '{% include "../brief.yaml" %}': ("there is no section template", ""),
    '{% include "sorce" %}': ("there is no section template `sorce`", "did you mean `source`?"),
    "{% include 5 %}": ("`include` takes the name of a template, and this is a number", ""),
    "{% include findings %}": ("this is a list", ""),
    "{% include loop %}": ("no name `loop`", ""),
    '{% import "source" as s %}': ("`{% import %}` is not for sections", "{% include"),
    '{% from "source" import x %}': ("`{% from %}` is not for sections", "{% include"),
    '{% extends "source" %}': ("`{% extends %}` is not for sections", "{% include"),
    "{% block a %}{% endblock %}": ("`{% block %}` is not for sections", "{% include"),
    "{% filter reverse %}{{ 12 }}99{{ 13 }}{% endfilter %}": ("`{% filter %}` is not for sections", "| upper"),
    "{% autoescape true %}{% endautoescape %}": ("is not for sections", ""),
    "{{ ''.__class__.__mro__ }}": ("`__class__` is unsafe", ""),
    "{{ self }}": ("no name `self`", ""),
    "{{ cycler }}": ("no name `cycler`", ""),
    "{{ lipsum }}": ("no name `lipsum`", ""),
    "{{ link.__globals__ }}": ("`__globals__` is unsafe", ""),
    "{{ link }}": ("of the kind function", ""),
    "{{ range }}": ("of the kind function", ""),
    "{{ '{0.__class__}'.format(findings) }}": ("text has no attribute `format`", ""),
    "{{ '%s' % 'a' }}": ("`%` cannot take text and text", ""),
    "{{ '%1000000000d' is odd }}": ("the test `odd` cannot take this text", "numbers"),
    "{{ findings | attr('place') }}": ("no filter `attr`", ""),
    "{{ 'a' | uper }}": ("no filter `uper`", "did you mean `upper`?"),
    "{{ 'a' is strng }}": ("no test `strng`", "did you mean `string`?"),
    "{{ findings | map('uper') | list }}": ("no filter `uper`", "did you mean `upper`?"),
    "{{ findings | map('guard: loop') | list }}": ("no filter `guard: loop`", ""),
    "{{ findings | select('strng') | list }}": ("no test `strng`", "did you mean `string`?"),
    "{{ findings | map(attribute='__class__') | first }}": ("`__class__` is unsafe", ""),
    "{{ findings | groupby('__class__') }}": ("`__class__` is unsafe", ""),
    "{{ findings | groupby('place') }}": ("of the kind list", ""),
    "{{ findings | sort }}": ("a finding or link is printed alone", ""),
    "{{ findngs }}": ("no name `findngs`", "did you mean `findings`?"),
    "{% set mine = 1 %}{{ mien }}": ("no name `mien`", "did you mean `mine`?"),
    "{{ report.titel }}": ("a report has no attribute `titel`", "did you mean `title`?"),
    "{{ audience.lable }}": ("a mapping has no attribute `lable`", "did you mean `label`?"),
    "{{ audience.items() }}": ("a mapping has no attribute `items`", ""),
    "{% for f in findings %}{{ loop.indx }}{% endfor %}": ("a loop has no attribute `indx`", "did you mean `index`?"),
    "{% for f in findings %}{{ loop._iterator }}{% endfor %}": ("unsafe", ""),
    "{{ findings[99] }}": ("a list has no element 99", ""),
    "{{ findings[findings] }}": ("an index is a number or a name", ""),
    "{{ findings[1:2, 3] }}": ("an index is one number or one name", ""),
    "{{ 1 / 0 }}": ("division by zero", ""),
    "{{ 1 % 0 }}": ("division by zero", ""),
    "{{ 0 ** -1 }}": ("division by zero", ""),
    "{{ (0 - 8) ** 0.5 }}": ("has no such power", ""),
    "{{ 'a' + 1 }}": ("`+` cannot take text and a number", "`~`"),
    "{{ 1 < 'a' }}": ("`<` cannot compare number with text", ""),
    "{{ findings[0] < findings[1] }}": ("`<` cannot compare passage with passage", ""),
    "{{ findings() }}": ("a list cannot be called", ""),
    "{{ link([1], 'https://example.org') }}": ("a function takes texts and numbers, and this is a list", ""),
    "{% call link('a', 'b') %}x{% endcall %}": ("`{% call %}` calls a macro", ""),
    "{% for a in report %}{% endfor %}": ("`for` goes through a list, and this is a report", ""),
    "{% for a, b in findings %}{% endfor %}": ("passage", ""),
    "{% set report.x = 1 %}": ("names are set in a `namespace()`, and this is a report", ""),
    "{{ '' ~ None }}": ("`~` joins texts and numbers, and this is nothing", ""),
    "{{ [findings] | string }}": ("the filter `string` cannot take this list", ""),
    "{{ [[1]] | join }}": ("the filter `join` joins texts and numbers, and this is a list", ""),
    "{{ {[1]: 2} }}": ("unhashable", ""),
    "{{ report | length }}": ("the filter `length` cannot take this report", ""),
}


@pytest.mark.parametrize("source", REACHES)
def test_what_a_template_must_not_reach_or_cannot_do_is_told_with_the_nearest_name(source: str, tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"## Mine\n\n{source}\n"))
    message, hint = REACHES[source]
    assert message in told.message
    assert hint in told.hint
    assert str(told.location) == "sections/findings.md.j2:3"


@pytest.mark.parametrize(
    ("source", "others"),
    [('{% include "findings" %}', {}), ('{% include "one" %}', {"one": '{% include "findings" %}'}),
     ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", {}),
     ("{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", {})],
)  # fmt: skip
def test_what_goes_on_without_end_is_told_where_it_begins(source: str, others: dict[str, str], tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"## Mine\n\n{source}\n", others))
    assert "without end" in told.message
    assert str(told.location) == "sections/findings.md.j2:3"


USES = {
    "{% for f in findings | sort(attribute='place') | reverse %}{{ f.place }} {% endfor %}": "6 5",
    "{% for g in findings | groupby('place') %}{{ g.grouper }}: {{ g.list | length }} {% endfor %}": "5: 1 6: 1",
    "{{ findings | map(attribute='place') | map('int') | sum }}": "11",
    "{{ findings | map(attribute='place') | join(', ') }}": "5, 6",
    "{{ findings | selectattr('place', 'eq', '6') | list | count }}": "1",
    "{{ [3, 1, 2] | sort | first }}{{ [3, 1, 3] | unique | list | length }}{{ [1, 2] | max }}": "122",
    "{% for row in range(5) | batch(2) %}{{ row | length }}{% endfor %}": "221",
    "{{ audience.label | upper | trim | replace('E', 'e') | length > 2 and 'yes' or 'no' }}": "yes",
    "{% set n = namespace(c=0) %}{% for f in findings %}{% set n.c = n.c + 1 %}{% endfor %}{{ n.c }}": "2",
    "{% macro m(a, b=2) %}{% set x = a + b %}{% if x > 2 %}more{% endif %}{% endmacro %}{{ m(1) }}": "more",
    "{% for f in findings %}{{ loop.cycle('a', 'b') }}{{ loop.changed(1) and 1 or 0 }}{% endfor %}": "a1b0",
    "{% for a in [[1, []], [2, []]] recursive %}{{ a[0] }}{{ loop(a[1]) }}{% endfor %}": "12",
    "{{ nosuch | default('none') }}{% if nosuch is defined %}!{% endif %}": "none",
    "{{ 7 // 2 + 2 ** 3 - 1 % 2 }} {{ -3 | abs }} {{ 2.345 | round(1) }} {{ 'ab' * 2 + 'c' }}": "10 3 2.3 ababc",
    "{{ {'a': 1}.a }}{{ {'a': [1, 2]}['a'][1] }}{{ 'abc'[1:] }}": "12bc",
    "{% for key, value in {'a': 1} | items %}{{ key }}{{ value }}{% endfor %}": "a1",
    '{% include "source" without context %}': "Source and method",
    '{% include ("nosuch" if false else "source") %}': "Source and method",
}


@pytest.mark.parametrize("source", USES)
def test_what_a_section_needs_works(source: str, tmp_path: Path) -> None:
    from briefgen.document import walk

    blocks = built(folder(tmp_path, f"{source}\n")).sections[-1].blocks
    assert walk.plain(walk.own_inlines(next(walk.inner_blocks(blocks)))).strip() == USES[source]


def test_nothing_of_jinja_s_is_open_to_templates_but_what_is_listed() -> None:
    environment = SectionEnvironment()
    assert {name for name in environment.filters if not name.startswith("guard: ")} == set(FILTER_NAMES)
    assert set(environment.tests) == set(TEST_NAMES)
    assert set(environment.globals) == {"range", "namespace"}
