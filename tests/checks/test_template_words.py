"""An own template may not accuse anybody in words of its own; all is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.variant import compose_variant
from briefgen.config.load import load_brief
from briefgen.errors import GateError
from tests.build.folders import make_brief

BRIEF = (
    "report: report.txt\naudiences: [{name: a, extends: law-enforcement, sections: [title, findings, note, ours]}]\n"
)
ACCUSING = "The harbour master has reportedly taken payments."


def with_template(folder: Path, source: str, brief: str = BRIEF) -> Path:
    make_brief(folder / "ports", brief=brief)
    (folder / "ports" / "sections").mkdir()
    (folder / "ports" / "sections" / "ours.md.j2").write_text(source, encoding="utf-8")
    return folder / "ports"


@pytest.mark.parametrize(
    "source",
    [
        f"## Ours\n\n{ACCUSING}\n",
        f"- {ACCUSING}\n",
        f"::: callout Ours\n{ACCUSING}\n:::\n",
        f"## {ACCUSING}\n\nMore.\n",
    ],
)
def test_an_accusation_in_the_words_of_a_template_stops_the_brief(tmp_path: Path, source: str) -> None:
    brief = load_brief(with_template(tmp_path, source))
    with pytest.raises(
        GateError, match=r"the template itself says “The harbour master.*counts as an allegation"
    ) as told:
        compose_variant(brief, brief.audiences[0])
    assert told.value.diagnostics[0].location is not None
    assert told.value.diagnostics[0].location.file.endswith("ours.md.j2")


def test_plain_words_of_a_template_and_texts_of_the_brief_pass(tmp_path: Path) -> None:
    note = f"text: {{a: {{note: {{text: '{ACCUSING}', cites: [report-findings.3]}}}}}}\n"
    brief = load_brief(with_template(tmp_path, "## Ours\n\nAsk Zedlander traders at the harbour.\n", BRIEF + note))
    compose_variant(brief, brief.audiences[0])
