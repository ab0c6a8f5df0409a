"""Templates that would hang, eat memory, look around or break something: each ends in an error at its file and line."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.cli.app import run
from briefgen.config.load import MAX_TEMPLATE, MAX_TEMPLATES, load_brief
from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Document
from briefgen.errors import BriefError
from briefgen.sections import work
from briefgen.sections.allowed import FILTER_NAMES, TEST_NAMES
from briefgen.sections.compose import compose
from briefgen.sections.environment import SectionTemplates, builtin_templates
from briefgen.sections.guarding import METER
from briefgen.sections.guards import MAX_DEPTH, MAX_LOOPS, MAX_NODES
from briefgen.sections.markdown import MAX_COLUMNS, MAX_NESTING
from briefgen.sections.sandbox import SectionEnvironment
from briefgen.sections.tokens import TokenTable
from briefgen.sections.work import Meter
from briefgen.tailoring.tailor import tailor
from tests.making import FEES, composed, make_profile, make_report

REPORT = """\
Harbours of Zedland
A year at the quays
The harbours earn a fifth of the income of Zedland.
Findings on fees
- Fees fell by a tenth within a year.
- Receipts are numbered by hand in Marrow.
Conclusion
A register that names all owners is within reach.
"""
MORE = "this template does more than a section needs"
GROW = "{% set n = namespace(x=START) %}{% for i in range(60) %}{% set n.x = TURN %}{% endfor %}{{ n.x | length }}"


def grow(start: str, turn: str) -> str:
    return GROW.replace("START", start).replace("TURN", turn)


def folder(path: Path, source: str, others: dict[str, str] | None = None) -> Path:
    """Write a brief whose one audience has a section from a template of one's own."""
    (path / "report.txt").write_text(REPORT, encoding="utf-8")
    (path / "brief.yaml").write_text(
        "report: report.txt\naudiences: [{name: own, extends: public, sections: [title, findings]}]\n", encoding="utf-8"
    )
    (path / "sections").mkdir()
    for name, text in {"findings": source, **(others or {})}.items():
        (path / "sections" / f"{name}.md.j2").write_text(text, encoding="utf-8")
    return path


def built(path: Path) -> Document:
    brief = load_brief(path)
    return compose(tailor(brief.report, brief.audiences[0]), brief)


def refused(path: Path) -> Diagnostic:
    with pytest.raises(BriefError) as caught:
        built(path)
    assert caught.value.exit_code == 3
    told = caught.value.diagnostics[0]
    for inner in ("0x", "object at", "<class", "<function", "View", "Traceback", "'int'", "'str'", *FEES):
        assert inner not in f"{told.message} {told.hint}"
    assert told.hint
    assert told.location is not None
    if told.location.file.startswith("built-in"):
        return told
    file = Path(told.location.file).relative_to(path).as_posix()
    return replace(told, location=replace(told.location, file=file))


# --------------------------------------------------------------------------------------------------- too much work

BOMBS = {
    "loops in loops": "{% for a in range(9000) %}{% for b in range(9000) %}x{% endfor %}{% endfor %}",
    "empty loops": "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
    "loops that keep nothing": "{% for a in range(9000) %}{% for b in range(9000) if false %}{% endfor %}{% endfor %}",
    "text that doubles": grow("'ab'", "n.x + n.x"),
    "text that doubles with ~": grow("'ab'", "n.x ~ n.x"),
    "a list that doubles": grow("[1]", "n.x + n.x"),
    "lists in lists": grow("[1]", "[n.x, n.x]"),
    "mappings in mappings": grow("{}", "{'a': n.x, 'b': n.x}"),
    "repeated text": "{{ 'x' * 1000000000 }}",
    "repeated list": "{{ ([1] * 1000000000) | length }}",
    "a tower of powers": "{{ 9 ** 9 ** 9 }}",
    "a long range": "{{ range(10 ** 12) | length }}",
    "joined": "{% set t = 'x' * 90000 %}{{ ([t] * 90000) | join }}",
    "replaced": "{% set t = 'x' * 90000 %}{{ t | replace('x', t) }}",
    "padded": "{{ [1] | batch(1000000000, 'x') | list | length }}",
    "sliced": "{{ [1] | slice(1000000000) | list | length }}",
    "a long attribute": "{{ ([1] * 9000) | map(attribute='a.' * 40000, default=1) | list | length }}",
    "rounded": "{{ 5 | round(1000000000, 'floor') }}",
    "macros that call twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
    "{{ m(60) }}",
    "printed often": "{% set t = 'x' * 90000 %}{% for a in range(90000) %}{{ t }}{% endfor %}",
    "compared": "{% set t = 'x' * 90000 %}{% for a in range(9000) %}{% if t == t ~ '' %}{% endif %}{% endfor %}",
    "searched": "{% set t = range(90000) | list %}{% for a in range(9000) %}{% if 'u' in t %}{% endif %}{% endfor %}",
    "handed on": "{% set t = range(90000) | list %}{% macro m() %}{{ varargs | length }}{% endmacro %}"
    "{% for a in range(9000) %}{% set y = m(*t) %}{% endfor %}",
    "sorted": "{% for a in range(9000) %}{% set y = range(90000) | sort %}{% endfor %}",
    "parts in parts": '{% for a in range(90) %}{% include "one" %}{% endfor %}',
    "much Markdown": "{% for a in range(2000) %}" + "x" * 90 + "\n{% endfor %}",
}  # fmt: skip
PARTS = {"one": '{% for a in range(90) %}{% include "two" %}{% endfor %}', "two": '{% include "source" %}'}
# Peaks are told to the parent; the limit makes a template that eats memory end in a MemoryError, which fails the test.
CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from tests.making import composed, make_profile, make_report
from briefgen.errors import BriefError
told = {}
for name, source in json.loads(sys.stdin.read()).items():
    try:
        composed(make_report(), make_profile("title", "findings"), {"findings": source, **PARTS})
        told[name] = "no error"
    except BriefError as refused:
        told[name] = str(refused)
status = open("/proc/self/status", encoding="ascii").read()  # getrusage tells the parent's peak, too
peak = int(status.split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps({"told": told, "peak": peak}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured through /proc, which only Linux has")
def test_no_bomb_hangs_or_eats_memory() -> None:
    child = CHILD.replace("PARTS", repr(PARTS))
    done = subprocess.run(
        [sys.executable, "-c", child], input=json.dumps(BOMBS), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert set(said["told"]) == set(BOMBS)
    for name, told in said["told"].items():
        assert MORE in told, (name, told)
        assert ".md.j2" in told
    assert said["peak"] < 300, "megabytes"


@pytest.mark.parametrize("name", BOMBS)
def test_a_template_that_does_too_much_ends_at_its_line(name: str, tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"## Mine\n\n{BOMBS[name]}\n", PARTS))
    assert MORE in told.message
    assert told.location is not None
    assert told.location.file in ("sections/findings.md.j2", "sections/one.md.j2", "built-in sections/source.md.j2")
    assert told.location.line or name == "much Markdown"
    assert "loops inside loops" in told.hint


def test_the_command_line_ends_with_the_code_of_a_brief_at_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = folder(tmp_path, f"## Mine\n\n{BOMBS['loops in loops']}\n")
    assert run(["build", str(brief), "--out", str(tmp_path / "out")]) == 3
    said = capsys.readouterr().err
    assert "sections/findings.md.j2:3: error: section template: this template does more" in said
    assert "Traceback" not in said


def test_work_is_counted_the_same_every_time() -> None:
    def spent() -> int:
        templates = SectionTemplates({"mine": "{% for a in range(50) %}{{ a }} {{ 'x' ~ a }}{% endfor %}"})
        meter = Meter(0)
        templates._environment.get_template("mine").render({"token table": TokenTable(), METER: meter})
        return meter.spent

    assert spent() == spent()
    assert 50 * 2 * 10 < spent() < 5_000


def test_shipped_templates_use_a_small_part_of_what_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "ALLOWANCE", 4_000)
    monkeypatch.setattr(work, "ALLOWANCE_A_PASSAGE", 100)
    monkeypatch.setattr(work, "OUTPUT", 2_000)
    monkeypatch.setattr(work, "OUTPUT_A_PASSAGE", 60)
    for count in (1, 400):
        findings = [f"Quay {n} has a number of its own." for n in range(count)]
        document = composed(make_report({"Quays": findings}), make_profile(*builtin_templates()))[1]
        assert document.sections


def test_a_real_table_of_all_findings_of_a_long_report_is_no_bomb() -> None:
    findings = [f"Quay {n} has a number of its own." for n in range(3_000)]
    table = (
        "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n{% for f in findings %}\n"
        "| {{ loop.index }} | {{ f }} | {{ f.place }} | {{ f.finding or '–' }} | {{ f.heading }} | {{ loop.depth }} |\n"
        "{% endfor %}\n"
    )
    document = composed(make_report({"Quays": findings}), make_profile("title", "findings"), {"findings": table})[1]
    assert len(document.sections[-1].blocks) == 1


# ------------------------------------------------------------------------------------------- too long and too deep

DEEP = {
    "parentheses": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "parentheses that do not close": "{{ " + "(" * 90_000,
    "lists": "{{ " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1) + " }}",
    "sums": "{{ 1" + " + 1" * 40_000 + " }}",
    "ors": "{{ 1" + " or 1" * 30_000 + " }}",
    "attributes": "{{ report" + ".told" * 30_000 + " }}",
    "filters": "{{ 1" + " | abs" * 25_000 + " }}",
    "nots": "{{ " + "not " * 40_000 + "1 }}",
    "signs": "{{ " + "-" * 190_000 + "1 }}",
    "ifs": "{% if 1 %}" * 15_000 + "{% endif %}" * 4_000,
    "ifs that end": "{% if 1 %}" * 60 + "{% endif %}" * 60,
    "fors": "{% for a in [1] %}" * (MAX_LOOPS + 1) + "x" + "{% endfor %}" * (MAX_LOOPS + 1),
    "elifs": "{% if 0 %}" + "{% elif 0 %}" * 3_000 + "{% endif %}",
    "macros": "".join(f"{{% macro m{n}() %}}" for n in range(60)) + "{% endmacro %}" * 60,
}
LONG = {
    "prints": "{{ 1 }}" * MAX_NODES,
    "settings": "".join(f"{{% set a{n} = 1 %}}" for n in range(9_000)),
    "a list": "{{ [" + "1," * 90_000 + "] | length }}",
    "comparisons": "{{ 1" + " < 1" * 40_000 + " }}",
    "joined": "{{ 1" + " ~ 1" * 40_000 + " }}",
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_nested_too_deeply_is_refused_before_it_runs(name: str, tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"## Mine\n\n{DEEP[name]}\n"))
    assert any(words in told.message for words in ("nested too deeply", "is not closed by", "unexpected `}`"))
    assert told.location is not None
    assert told.location.file == "sections/findings.md.j2"
    assert told.location.line


@pytest.mark.parametrize("name", LONG)
def test_what_is_longer_than_a_section_is_refused_before_it_runs(name: str, tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"{LONG[name]}\n"))
    assert "longer than a section needs" in told.message
    assert str(told.location) == "sections/findings.md.j2:1"


@pytest.mark.parametrize(
    ("number", "words"), [("9" * 30, "too large"), ("9" * 5_000, "too many digits"), ("1e999", "too large")]
)
def test_a_number_beyond_all_use_is_refused(number: str, words: str, tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"\n{{{{ {number} }}}}\n"))
    assert words in told.message
    assert str(told.location) == "sections/findings.md.j2:2"


def test_a_template_that_nests_as_a_section_may_is_read(tmp_path: Path) -> None:
    inner = "{% for a in [1] %}" * MAX_LOOPS + "words" + "{% endfor %}" * MAX_LOOPS
    assert len(built(folder(tmp_path, f"{inner}\n")).sections) == 2


def test_a_template_file_that_is_too_large_is_told_by_the_loader(tmp_path: Path) -> None:
    told = refused(folder(tmp_path, "x" * (MAX_TEMPLATE + 1)))
    assert told.message == "the file is larger than 200 kB"
    assert str(told.location) == "sections/findings.md.j2"


def test_a_folder_of_too_many_templates_is_told_by_the_loader(tmp_path: Path) -> None:
    path = folder(tmp_path, "x\n", {f"part{n}": "x\n" for n in range(MAX_TEMPLATES)})
    told = refused(path)
    assert told.message == f"the folder has {MAX_TEMPLATES + 1} section templates, at most {MAX_TEMPLATES} are read"


def test_the_lexer_s_problems_are_told_at_the_file(tmp_path: Path) -> None:
    told = refused(folder(tmp_path, "\n{## without an end\n"))
    assert str(told.location) == "sections/findings.md.j2:2"


# -------------------------------------------------------------------------------------------------------- Markdown

NESTED = {
    "quotations": ">" * 50_000 + " x",
    "one quotation too many": ">" * (MAX_NESTING + 1) + " x",
    "lists": "- " * 40_000 + "x",
    "lists line by line": "".join("  " * n + "- x\n" for n in range(300)),
    "both": "> - " * 20_000 + "x",
    "boxes": "".join(":" * (400 - n) + " small\n" for n in range(390)) + "x",
    "emphasis": "*" * 40_000 + "x" + "*" * 40_000,
    "emphasis of two kinds": "*a _b " * 5_000 + "c" + "b_ a*" * 5_000,
}


@pytest.mark.parametrize("name", NESTED)
def test_markdown_that_is_nested_too_deeply_is_refused_not_cut(name: str, tmp_path: Path) -> None:
    told = refused(folder(tmp_path, f"{NESTED[name]}\n"))
    assert "stand in one another more than" in told.message
    assert told.location is not None
    assert told.location.file == "sections/findings.md.j2"


@pytest.mark.parametrize("source", [">" * MAX_NESTING + " words", "- " * (MAX_NESTING // 2) + "words"])
def test_what_may_just_be_nested_loses_nothing(source: str, tmp_path: Path) -> None:
    from briefgen.document import walk

    blocks = walk.inner_blocks(built(folder(tmp_path, f"{source}\n")).sections[-1].blocks)
    assert "words" in [walk.plain(walk.own_inlines(block)) for block in blocks]


def test_a_table_wider_than_any_page_is_refused(tmp_path: Path) -> None:
    width = MAX_COLUMNS + 1
    told = refused(folder(tmp_path, "|a" * width + "|\n" + "|-" * width + "|\n"))
    assert f"more than {MAX_COLUMNS} columns" in told.message


@pytest.mark.parametrize(
    "source",
    ["[" * 40_000, "![" * 20_000, "[a](" * 10_000, "<" * 40_000, "&" * 40_000, "\\" * 40_000, "a\n" * 10_000,
     "x" * 90_000, "|a|b|\n|-|-|\n" + "|c|d|\n" * 2_000, "::: small\nx\n:::\n" * 1_000, "\t" * 40_000 + "x"],
)  # fmt: skip
def test_long_markdown_of_any_kind_has_a_result(source: str, tmp_path: Path) -> None:
    assert built(folder(tmp_path, f"x\n\n{source}\n")).sections[-1].blocks


# --------------------------------------------------------------------------------------------------- looking around

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
