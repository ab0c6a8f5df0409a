"""Templates that would hang, eat memory, look around or break something: each ends in an error at its file and line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.app import run
from briefgen.config.own_templates import MAX_TEMPLATE, MAX_TEMPLATES
from briefgen.sections import work
from briefgen.sections.environment import SectionTemplates, builtin_templates
from briefgen.sections.guarding import METER
from briefgen.sections.guards import MAX_DEPTH, MAX_LOOPS, MAX_NODES
from briefgen.sections.tokens import TokenTable
from briefgen.sections.work import Meter
from tests.making import composed, make_profile, make_report
from tests.sections.own_templates import MORE, built, folder, grow, refused

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
# Peaks are told to the parent (`ru_maxrss` would begin with the parent's own); the limit makes a template that eats
# memory end in a MemoryError, which fails the test.
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
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) // 1024
print(json.dumps({"told": told, "peak": peak}))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc to tell the peak of a process")
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
    assert told.location.file in (
        "sections/findings.md.j2",
        "sections/one.md.j2",
        "sections/two.md.j2",
        "built-in sections/source.md.j2",
    )
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
