"""`key_figures` and pull quotes in brief.yaml: how they are written, and what is an error at which line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.brief import Brief
from briefgen.config.load import load_brief
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import BriefError
from briefgen.labels import Label

REPORT = """\
Ports of Zedland

Ports earn a fifth of the income of Zedland.

Fees and income
- Fees fell by 15% in a year, to 3.1 million crowns.
- Inspectors visited 14 of the 61 warehouses.

Customs
- Officers of the customs post have reportedly taken 200 crowns at night.
- Zedlander traders own 62% of the boats.

Conclusion
Owners can be named. It needs one clerk.
"""
FALL = '{number: "15%", text: fall in fees, cites: [fees-income.1]}'
MakeBrief = Callable[..., Path]


def loaded(make_brief: MakeBrief, brief: str, **files: str) -> Brief:
    return load_brief(
        make_brief(
            REPORT, f"report: report.txt\nroles: {{Fees and income: findings, Customs: findings}}\n{brief}", **files
        )
    )


def told(make_brief: MakeBrief, brief: str, **files: str) -> list[Diagnostic]:
    with pytest.raises(BriefError) as failed:
        loaded(make_brief, brief, **files)
    return [d for d in failed.value.diagnostics if d.severity is Severity.ERROR]


def quote(text: str, cites: str = "fees-income.1") -> str:
    return f'text:\n  press:\n    pull-quote:\n      text: "{text}"\n      cites: [{cites}]\n'


# ---------------------------------------------------------------------------------------------------- how to write


def test_a_key_figure_is_a_text_that_begins_with_its_number(make_brief: MakeBrief) -> None:
    brief = loaded(
        make_brief,
        f"key_figures:\n  - {FALL}\n"
        "  - {number: 14 of the  61, text: warehouses, cites: [fees-income.2], to: donor}\n"
        "  -\n  - {number: 61, text: , cites: [fees-income.2]}\n"
        "  - {number: 61, text: warehouses in all, cites: [fees-income.2], to: [donor, press], tlp: GREEN}\n",
    )
    assert [(t.passage.id, t.passage.text, t.number, t.words, t.to) for t in brief.texts] == [
        ("key_figures[1]", "15% fall in fees", "15%", "fall in fees", ()),
        ("key_figures[2]", "14 of the 61 warehouses", "14 of the 61", "warehouses", ("donor",)),
        ("key_figures[5]", "61 warehouses in all", "61", "warehouses in all", ("donor", "press")),
    ]
    assert {t.section for t in brief.texts} == {"key-figures"}
    assert [t.passage.label for t in brief.texts] == [Label.CLEAR, Label.CLEAR, Label.GREEN]


def test_the_lock_knows_what_a_figure_cites(make_brief: MakeBrief) -> None:
    brief = loaded(make_brief, 'key_figures: [{number: "15%", text: fall in fees, cites: [fees-income]}]\n')
    assert brief.texts[0].cites == ("fees-income",)
    assert "fees-income" in brief.lock.entries


# --------------------------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("number", "cites", "message", "hint"),
    [
        ('"14 of 61"', "fees-income.2", "“14 of 61” does not stand in `fees-income.2`",
         "`fees-income.2` has “14 of the 61”: write it as the report does, word for word"),
        ("15", "fees-income.1", "“15” does not stand in `fees-income.1`",
         "`fees-income.1` has “15%”: write it as the report does, word for word"),
        ("3.1", "fees-income.1", "“3.1” does not stand in `fees-income.1`",
         "`fees-income.1` has “15%”, “3.1 million crowns”"),
        ('"16%"', "fees-income.1, fees-income.2", "“16%” does not stand in `fees-income.1`, `fees-income.2`", "“15%”"),
        ('"15%"', "fees-income.2", "“15%” does not stand in `fees-income.2`", "“14”, “61”"),
        ("Fees", "fees-income.1", "“Fees” is no number", "figures or words"),
        ("a fifth", "lead.1", "a key figure cites a finding", "cite the finding"),
        ('""', "fees-income.1", "`number` holds an empty text", ""),
        ("15%", "fees-income.9", "no id begins with `fees-income.9`", ""),
    ],
)  # fmt: skip
def test_a_number_that_its_finding_does_not_have_is_told_with_what_it_has(
    make_brief: MakeBrief, number: str, cites: str, message: str, hint: str
) -> None:
    found = told(make_brief, f"key_figures:\n  - number: {number}\n    text: so many\n    cites: [{cites}]\n")
    assert len(found) == 1, found
    assert message in found[0].message
    assert hint in found[0].hint
    where = found[0].location
    assert where is not None
    on_cites = "cites a finding" in message or "no id" in message
    assert (where.line, where.column) == ((6, 13) if on_cites else (4, 13))


@pytest.mark.parametrize(
    ("entry", "message", "place"),
    [
        ('{number: "200 crowns", text: taken, cites: [customs.1]}',
         "`customs.1` may not stand in a key figure (cue “reportedly”)", (4, 49)),
        ('{number: "62%", text: of the boats, cites: [customs.2]}', "`customs.2` may not stand in", (4, 49)),
        ('{number: "15%", text: fall, cites: [fees-income.1, customs]}', "`customs.1` may not stand in", (4, 56)),
        ('{number: "15%", text: was reportedly stolen, cites: [fees-income.1]}',
         "the words may not stand in a key figure (cue “reportedly”)", (4, 5)),
        ('{number: "15%", text: fall, cites: [fees-income.1], to: pres}', "no audience `pres`", (4, 61)),
        ('{number: "15%", text: fall, cites: [fees-income.1], to: [press, donors]}', "no audience `donors`", (4, 69)),
        ('{number: "15%", txt: fall, cites: [fees-income.1]}', "unknown key `txt`", (4, 21)),
        ('{number: "15%", text: fall}', "`cites` is missing", (4, 5)),
        ("15% fall", "a key figure is a mapping with `number`, `text` and `cites`", (4, 5)),
    ],
)  # fmt: skip
def test_what_no_key_figure_may_be_is_told_at_its_place(
    make_brief: MakeBrief, entry: str, message: str, place: tuple[int, int]
) -> None:
    found = told(make_brief, f"key_figures:\n  - {entry}\n")
    first = next(d for d in found if message in d.message)
    assert first.location is not None
    assert (first.location.line, first.location.column) == place


def test_key_figures_stand_at_the_left_margin(make_brief: MakeBrief) -> None:
    (found,) = told(make_brief, "text:\n  press:\n    key-figures: 15% fall\n")
    assert found.message == "`key-figures` is no section for texts of the author’s"
    assert found.hint == "write `key_figures: [{number: …, text: …, cites: […]}]` at the left margin"


@pytest.mark.parametrize(
    ("text", "cites", "message", "line"),
    [
        (
            "Officers of the customs post have reportedly taken 200 crowns at night.",
            "customs.1",
            "`customs.1` may not",
            7,
        ),
        ("Crowns change hands.", "customs.1", "`customs.1` may not stand in a pull quote (cue “reportedly”)", 7),
        ("Traders own boats.", "customs.2", "`customs.2` may not stand in a pull quote", 7),
        ("Fees are reportedly stolen.", "fees-income.1", "the words may not stand in a pull quote (cue “report", 6),
    ],
)
def test_an_allegation_is_no_pull_quote(make_brief: MakeBrief, text: str, cites: str, message: str, line: int) -> None:
    (found,) = told(make_brief, quote(text, cites))
    assert message in found.message
    assert found.location is not None
    assert found.location.line == line


def test_a_brief_has_one_pull_quote(make_brief: MakeBrief) -> None:
    (found,) = told(make_brief, "text: {press: {pull-quote: [One., Two.]}}\n")
    assert found.message == "a brief has one pull quote"


def test_what_a_profile_may_ask_of_a_pull_quote(make_brief: MakeBrief) -> None:
    sections = "sections: [title, {pull-quote: {take: TAKE}}, findings]"
    own = f"audiences: [{{name: press, {sections}}}]\n"
    (profile,) = loaded(make_brief, own.replace("TAKE", "first")).audiences
    assert profile.sections[1].take_first
    (found,) = told(make_brief, own.replace("TAKE", "last"))
    assert "take" in found.message
