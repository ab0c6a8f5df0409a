"""The author's texts in brief.yaml: how they may be written, what they are called, and that they follow their words."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief import Brief
from briefgen.build.variant import select
from briefgen.config.load import load_brief
from briefgen.config.texts import Draft
from briefgen.diagnostics import Severity
from briefgen.document.text import printable
from briefgen.errors import BriefError
from briefgen.labels import Label
from briefgen.report.model import Kind
from tests.build.folders import signed
from tests.conftest import FORMATS, build_into
from tests.reading import every_byte_of, text_of, words
from tests.test_acceptance import assert_absent, visible

FEES = ("Fees fell by a tenth.", "Receipts are numbered by hand.", "Three quays share one office.")
NEW = "A new statement at the top."
MakeBrief = Callable[..., Path]


def report(*findings: str) -> str:
    bullets = "".join(f"- {text}\n" for text in findings)
    return f"Ports of Zedland\n\nPorts earn money.\n\nFindings\n{bullets}\nConclusion\nOwners can be named.\n"


def loaded(make_brief: MakeBrief, brief: str, found: str = report(*FEES), **files: str) -> Brief:
    return load_brief(make_brief(found, "report: report.txt\n" + brief, **files))


def told(make_brief: MakeBrief, brief: str, found: str = report(*FEES)) -> list[str]:
    with pytest.raises(BriefError) as failed:
        loaded(make_brief, brief, found)
    return [d.message for d in failed.value.diagnostics if d.severity is Severity.ERROR]


def cited(brief: Brief) -> list[list[str]]:
    """Return the words that each text cites."""
    said = {p.id: p.text for p in brief.report.passages()}
    return [[said[name] for name in text.cites] for text in brief.texts]


# ---------------------------------------------------------------------------------------------------- how to write


def test_a_text_is_one_text_one_entry_or_a_list_of_either(make_brief: MakeBrief) -> None:
    brief = loaded(
        make_brief,
        "text:\n  press:\n    headline: Fees fall\n    note: {text: Ask., cites: [findings.1]}\n"
        "    questions: [Why?, {text: When?, tlp: GREEN}]\n",
    )
    assert [(t.section, t.passage.text) for t in brief.texts] == [
        ("headline", "Fees fall"),
        ("note", "Ask."),
        ("questions", "Why?"),
        ("questions", "When?"),
    ]
    assert [t.passage.id for t in brief.texts] == [
        "text.press.headline",
        "text.press.note",
        "text.press.questions[1]",
        "text.press.questions[2]",
    ]
    assert all(t.audience == "press" and t.passage.kind is Kind.AUTHOR for t in brief.texts)
    assert brief.texts[1].cites == ("findings.1",)
    assert brief.texts[3].passage.label is Label.GREEN


def test_what_is_for_all_has_no_audience_and_recommendations_and_terms_are_for_all(make_brief: MakeBrief) -> None:
    brief = loaded(
        make_brief,
        "text: {all: {note: Ask.}}\nglossary: {quay: a place for boats}\n"
        "recommendations: [Go., {text: Do., to: minister, supports: [findings.2]}]\n",
    )
    note, go, do, quay = brief.texts
    assert {t.audience for t in brief.texts} == {""}
    assert (go.to, do.to, do.cites) == ((), ("minister",), ("findings.2",))
    assert (quay.term, quay.section, note.section) == ("quay", "glossary", "note")


def test_a_text_has_the_reports_label_unless_it_has_its_own(make_brief: MakeBrief) -> None:
    brief = "report: {file: report.txt, tlp: GREEN}\ntext: {all: {note: [Ask., {text: Go., tlp: CLEAR}]}}\n"
    found = load_brief(make_brief(report(*FEES), brief))
    assert [t.passage.label for t in found.texts] == [Label.GREEN, Label.CLEAR]


@pytest.mark.parametrize(
    "brief",
    [
        "text:\n",
        "text: {}\n",
        "text: {press: }\n",
        "text: {press: {headline: }}\n",
        'text: {press: {headline: "", note: "  "}}\n',
        "text: {press: {questions: []}}\n",
        'text: {press: {questions: [{text: ""}, "", {text: }]}}\n',
        "recommendations: []\n",
        'recommendations: ["", {text: "", to: [press]}]\n',
        "glossary: {}\n",
        "glossary: {quay: , boat: []}\n",
    ],
)
def test_what_is_empty_is_not_written_yet_and_no_mistake(make_brief: MakeBrief, brief: str) -> None:
    assert loaded(make_brief, brief).texts == ()


def test_a_text_of_5000_characters_is_read_whole_and_one_more_is_a_mistake(make_brief: MakeBrief) -> None:
    long = ("quay " * 1000).strip() + "s"
    assert loaded(make_brief, f'text: {{all: {{note: "{long}"}}}}\n').texts[0].passage.text == long
    assert told(make_brief, f'text: {{all: {{note: "{long * 2}"}}}}\n') == [
        f"`text` holds at most 5000 characters, not {len(long) * 2}"
    ]


def test_an_own_section_that_prints_texts_takes_them_and_one_that_does_not_refuses_them(make_brief: MakeBrief) -> None:
    files = {"sections__lines.md.j2": "## Lines\n\n{% for text in texts %}\n- {{ text }}\n{% endfor %}\n"}
    assert loaded(make_brief, "text: {all: {lines: Ask.}}\n", **files).texts[0].section == "lines"
    (message,) = told(make_brief, "text: {all: {source: Ask.}}\n")
    assert message == "`source` is no section for texts of the author’s"


def test_a_section_that_only_speaks_of_texts_in_a_remark_takes_none(make_brief: MakeBrief) -> None:
    folder = make_brief(report(*FEES), "report: report.txt\ntext: {all: {lines: Ask.}}\n")
    (folder / "sections").mkdir()
    (folder / "sections" / "lines.md.j2").write_text("{## prints no texts ##}\nLines.\n", encoding="utf-8")
    with pytest.raises(BriefError, match="is no section for texts"):
        load_brief(folder)


def test_recommendations_reach_those_who_extend_the_audience_they_are_to(make_brief: MakeBrief) -> None:
    folder = make_brief(
        report(*FEES),
        "report: report.txt\naudiences: [minister, friends, {name: partners, extends: friends}, press]\n"
        "recommendations: [{text: To you., to: [minister]}, {text: To friends., to: [friends]}, To all.]\n",
        **{"audiences__friends.yaml": "extends: minister\n"},
    )
    brief = load_brief(folder)
    said = {p.name: [t.passage.text for t in select(brief, p).texts_shown] for p in brief.audiences}
    assert brief.audiences[2].lineage == ("partners", "friends", "minister")
    assert said == {
        "minister": ["To you.", "To all."],
        "friends": ["To you.", "To friends.", "To all."],
        "partners": ["To you.", "To friends.", "To all."],
        "press": [],
    }


# ------------------------------------------------------------------------------------------------------------- ids


def test_no_two_texts_share_an_id_whatever_their_terms_are(make_brief: MakeBrief) -> None:
    """One decision stands for each id: a term `quay.2` must not decide for the second text of `quay`."""
    brief = loaded(
        make_brief,
        'glossary: {quays: [a., {text: the secret meaning., tlp: RED}], "quays.2": b., "\\"quays\\"": c.}\n'
        "audiences: [{name: public, sections: [title, findings, glossary]}]\n",
    )
    ids = [t.passage.id for t in brief.texts]
    assert len(set(ids)) == len(ids) == 4
    selection = select(brief, brief.audiences[0])
    assert [t.passage.text for t in selection.texts_shown] == ["a."]


@given(st.lists(st.lists(st.one_of(st.integers(0, 3), st.sampled_from(["a", "b", ".", '"', "a.1", "1", '"a"'])),
                         min_size=1, max_size=3), min_size=2, max_size=4, unique_by=tuple))  # fmt: skip
def test_the_id_of_a_text_tells_its_place(paths: list[list[str | int]]) -> None:
    # A number follows names only: `glossary: {1: …}` and the first of a list are never at one place.
    def named(part: str | int) -> str | int:
        return f"{part}x" if isinstance(part, str) and part.isdigit() else part

    keyed = [("glossary", *map(named, path)) for path in paths]
    ids = {Draft(None, path, "glossary").id for path in keyed}  # type: ignore[arg-type]
    assert len(ids) == len(set(keyed))


def test_a_text_and_a_passage_of_the_report_with_one_id_are_kept_apart_in_the_manifest(
    make_brief: MakeBrief, tmp_path: Path
) -> None:
    """The author's `recommendations.1` is withheld, the report's is shown: its file stays."""
    found = report(*FEES) + "\nRecommendations\n- Number receipts by machine.\n"
    brief = (
        "report: report.txt\nformats: [html]\naudiences: [public, minister]\n"
        "recommendations: [{text: Ask the office., tlp: AMBER}]\n"
    )
    folder = make_brief(found, brief)
    assert build_into(tmp_path / "out", folder).exit_code == 0
    again = build_into(tmp_path / "out", folder, audiences=("minister",))
    assert again.published is not None
    assert again.published.removed == ()
    assert (tmp_path / "out" / "brief" / "public.html").exists()


# --------------------------------------------------------------------------------------- cited ids that move or go

CITING = 'text:\n  all:\n    note:\n      - {text: "On fees.", cites: [findings.1]}\n'
CITING_TWO = CITING + '      - {text: "On receipts.", cites: [findings.2]}\n'


def twice(make_brief: MakeBrief, tmp_path: Path, brief: str, now: str) -> Path:
    """Build a brief, so that its lock is written, and give it another report."""
    folder = make_brief(report(*FEES), "report: report.txt\naudiences: [minister]\nformats: [html]\n" + brief)
    assert build_into(tmp_path / "out", folder).exit_code == 0
    assert (folder / "briefgen.lock").exists()
    (folder / "report.txt").write_text(now, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "now", [(NEW, *FEES), (FEES[1], FEES[2], FEES[0]), (NEW, FEES[2], FEES[0], FEES[1]), (FEES[0], NEW, FEES[1])]
)
def test_a_text_follows_the_words_it_cites(make_brief: MakeBrief, tmp_path: Path, now: tuple[str, ...]) -> None:
    brief = load_brief(twice(make_brief, tmp_path, CITING, report(*now)))
    assert cited(brief) == [[FEES[0]]]
    moved = any(d.message.startswith("`findings.1` has moved") for d in brief.diagnostics)
    assert moved is (now[0] != FEES[0])


def test_texts_follow_when_all_ids_shift_and_again_after_renaming(make_brief: MakeBrief, tmp_path: Path) -> None:
    folder = twice(make_brief, tmp_path, CITING_TWO, report(NEW, *FEES))
    assert cited(load_brief(folder)) == [[FEES[0]], [FEES[1]]]
    assert build_into(tmp_path / "out", folder).exit_code == 0
    text = (folder / "brief.yaml").read_text(encoding="utf-8")
    renamed = text.replace("findings.2", "findings.3").replace("findings.1", "findings.2")
    (folder / "brief.yaml").write_text(renamed, encoding="utf-8")
    brief = load_brief(folder)
    assert cited(brief) == [[FEES[0]], [FEES[1]]]
    assert not any("has moved" in d.message for d in brief.diagnostics)


def test_where_two_cited_findings_change_places_nothing_is_built_before_their_author_has_looked(
    make_brief: MakeBrief, tmp_path: Path
) -> None:
    folder = twice(make_brief, tmp_path, CITING_TWO, report(FEES[1], FEES[0], FEES[2]))
    with pytest.raises(BriefError) as failed:
        load_brief(folder)
    assert all("may mean the words that stood there" in d.message for d in failed.value.diagnostics)


@given(st.permutations([*FEES, NEW]))
def test_wherever_words_go_a_text_stands_on_the_same_words_or_nothing_is_built(now: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "brief"
        folder.mkdir()
        head = "report: report.txt\naudiences: [minister]\n"
        (folder / "report.txt").write_text(report(*FEES), encoding="utf-8")
        (folder / "brief.yaml").write_text(head + CITING_TWO, encoding="utf-8")
        (folder / "briefgen.lock").write_text(load_brief(folder).lock.to_text(), encoding="utf-8")
        (folder / "report.txt").write_text(report(*now), encoding="utf-8")
        try:
            brief = load_brief(folder)
        except BriefError:
            assert now[:2] == [FEES[1], FEES[0]]
        else:
            assert cited(brief) == [[FEES[0]], [FEES[1]]]


def test_a_cited_finding_whose_words_and_place_are_gone_stops_the_build(make_brief: MakeBrief, tmp_path: Path) -> None:
    third = CITING.replace("findings.1", "findings.3")
    folder = twice(make_brief, tmp_path, third, report(*FEES[:2]))
    result = build_into(tmp_path / "out", folder)
    assert result.exit_code == 3
    (found,) = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    assert "findings.3" in found.message
    assert found.location is not None
    assert found.location.line == 7


def test_a_cited_finding_whose_words_are_gone_while_others_took_its_place_stops_the_build(
    make_brief: MakeBrief, tmp_path: Path
) -> None:
    folder = twice(make_brief, tmp_path, CITING, report(NEW, "Other words stand here.", *FEES[1:]))
    with pytest.raises(BriefError, match="which finding it means is unclear"):
        load_brief(folder)


def test_a_cited_finding_that_was_reworded_in_its_place_is_told(make_brief: MakeBrief, tmp_path: Path) -> None:
    folder = twice(make_brief, tmp_path, CITING, report("Fees fell by a ninth.", *FEES[1:]))
    said = [d.message for d in load_brief(folder).diagnostics if d.severity is Severity.WARNING]
    assert any(message.startswith("the words of `findings.1` have changed") for message in said)


# ------------------------------------------------------------------------------------ no older file that shows it

SECRET = "Ask the harbour office in the marzipan way."
WITH_NOTE = (
    "report: report.txt\nformats: [pdf, docx, html]\n"
    "audiences:\n  - {{name: public, sections: [title, findings, note]}}\n"
    "  - {{name: minister, sections: [title, findings, note]}}\n"
    "text: {{{audience}: {{note: {{text: {words}{more}}}}}}}\n"
)


@pytest.mark.parametrize("more", [", tlp: AMBER", ", allegation: true", ", cites: [findings.2]"])
def test_a_text_that_is_withheld_now_leaves_no_older_file_that_shows_it(
    make_brief: MakeBrief, tmp_path: Path, more: str
) -> None:
    before = WITH_NOTE.format(audience="all", words=SECRET, more="")
    folder = make_brief(report(*FEES), before)
    assert build_into(tmp_path / "out", folder).exit_code == 0
    public = [tmp_path / "out" / "brief" / f"public.{extension}" for extension in FORMATS]
    assert all(words(SECRET) in text_of(path) for path in public)
    (folder / "brief.yaml").write_text(WITH_NOTE.format(audience="all", words=SECRET, more=more), encoding="utf-8")
    if "cites" in more:
        (folder / "annotations.yaml").write_text("findings.2: {tlp: AMBER}\n", encoding="utf-8")
    result = build_into(tmp_path / "out", folder, audiences=("minister",))
    assert result.exit_code == 0, result.diagnostics
    assert not any(path.exists() for path in public)
    result = build_into(tmp_path / "out", folder)
    assert result.exit_code == 0, result.diagnostics
    for path in public:
        assert_absent(path, SECRET)
    said = [str(d) for d in result.diagnostics]
    assert any("`text.all.note` is left out for public: " in message for message in said)
    assert not any("marzipan" in str(d.message) for d in result.diagnostics)


def test_a_text_that_is_for_another_audience_now_leaves_no_older_file_that_shows_it(
    make_brief: MakeBrief, tmp_path: Path
) -> None:
    folder = make_brief(report(*FEES), WITH_NOTE.format(audience="all", words=SECRET, more=""))
    build_into(tmp_path / "out", folder)
    later = WITH_NOTE.format(audience="minister", words=SECRET, more="")
    (folder / "brief.yaml").write_text(later, encoding="utf-8")
    build_into(tmp_path / "out", folder, audiences=("minister",))
    assert not (tmp_path / "out" / "brief" / "public.html").exists()
    assert words(SECRET) in text_of(tmp_path / "out" / "brief" / "minister.html")


def test_the_same_words_under_a_label_and_without_one_are_refused(make_brief: MakeBrief, tmp_path: Path) -> None:
    brief = (
        "report: report.txt\nformats: [html]\n"
        "audiences: [{name: public, sections: [title, findings, note, questions]}]\n"
        f"text: {{all: {{note: {{text: {SECRET}, tlp: AMBER}}, questions: {SECRET}}}}}\n"
    )
    result = build_into(tmp_path / "out", make_brief(report(*FEES), brief))
    assert result.exit_code == 5
    (found,) = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    assert found.message == "withheld from `public`, but in the brief: `text.all.note`"
    assert (
        found.hint
        == "`text.all.questions` says the same and is shown: let both cite the same findings, or have the same label"
    )


# ----------------------------------------------------------------------------------------------------- hostile text

HOSTILE = [
    "{{ 7 * 7 }} {% for x in texts %} {## remark ##} {# remark #}",
    "<b>bold</b><script>alert(1)</script><!-- remark --> &amp; &lt; &#60;",
    "# heading ::: panel | a | b | > quote - item 1. item",
    "**strong** _emphasis_ `code` [link](https://example.org) ![p](x.png) \\* \\n",
    "<w:p><w:r><w:t>run</w:t></w:r></w:p> ]]> <?xml version='1.0'?>",
    "bell \\x07 escape \\x1b[31m turned \\u202eround\\u202c override \\u202d end",
    "${HOME} %s %(name)s {0.__class__} </style></title> onload=x",
    ("A quay has many stones, and each stone a number. " * 101)[:4999].strip() + "x",
]
PLACES = ("headline", "questions", "talking-points", "handling", "note", "not-said", "safety-note")


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_of_the_author_comes_out_literally_in_every_format(
    make_brief: MakeBrief, tmp_path: Path, number: int
) -> None:
    hostile = HOSTILE[number]
    written = hostile if "\\x07" in hostile else hostile.replace("\\", "\\\\")
    meant = hostile.encode().decode("unicode_escape") if "\\x07" in hostile else hostile
    places = PLACES[1:] if len(hostile) > 1000 else PLACES
    entries = "".join(f'    {name}: ["{written}"]\n' for name in places)
    brief = (
        "report: report.txt\n"
        "audiences: [{name: minister, pages: 90, words: 90000, sections: "
        f"[headline, findings, recommendations, glossary, {', '.join(PLACES[1:])}]}}]\n"
        f"text:\n  all:\n{entries}"
        f'recommendations: ["{written}"]\n'
        f'glossary: {{quays: "{written}", "<i>fees</i>": "not there"}}\n'
    )
    result = build_into(tmp_path / "out", signed(make_brief(report(*FEES), brief)), formats=FORMATS)
    assert result.exit_code == 0, result.diagnostics
    for extension in FORMATS:
        path = tmp_path / "out" / "brief" / f"minister.{extension}"
        said = visible(text_of(path))
        expected = visible(printable(meant))
        flat_said, flat = said.replace(" ", ""), expected.replace(" ", "")
        if len(hostile) > 1000:  # pages end inside it
            assert said.count("quay has") == expected.count("quay has") * (len(places) + 2)
        else:
            assert flat_said.count(flat) >= len(places) + 2, (extension, expected)
        assert "not there" not in said
        assert b"\x07" not in text_of(path).encode()
        if extension == "html":
            page = next(data for data in every_byte_of(path) if data.startswith(b"<!"))
            assert b"<script>alert" not in page
            assert "\u202e" not in page.decode("utf-8")


@pytest.mark.parametrize("term", ["C++", "(x", ".*", "[a-z", "a|b", "\\w+", "$", "*", "**quays**", "{{ term }}"])
def test_a_term_of_special_characters_neither_crashes_nor_matches_what_it_is_not(
    make_brief: MakeBrief, tmp_path: Path, term: str
) -> None:
    def build(finding: str, out: str) -> str:
        quoted = term.replace("\\", "\\\\")
        brief = (
            "report: report.txt\nformats: [html, docx, pdf]\n"
            "audiences: [{name: minister, sections: [title, findings, glossary]}]\n"
            f'glossary: {{"{quoted}": "a sign of marzipan"}}\n'
        )
        result = build_into(tmp_path / out, make_brief(report(*FEES, finding), brief))
        assert result.exit_code == 0, result.diagnostics
        return "".join(text_of(tmp_path / out / "brief" / f"minister.{e}") for e in FORMATS)

    assert "marzipan" not in build("Clerks write a plain letter b on x.", "without")
    there = build(f"Clerks write {term} on the door.", "with")
    assert there.count("a sign of marzipan") == 3
    assert len(re.findall(rf"{re.escape(term)}:?\s+a sign", there)) == 3


@pytest.mark.parametrize("term", ["has been accused of smuggling", "Minister Zek"])
def test_a_term_counts_as_an_allegation_with_the_words_that_explain_it(make_brief: MakeBrief, term: str) -> None:
    brief = loaded(make_brief, f"glossary: {{{term}: he bribed two clerks of the port.}}\n")
    assert brief.texts[0].passage.is_allegation
    assert not brief.texts[0].passage.may_stand_out


def test_no_audience_is_called_all_because_texts_for_it_would_go_to_every_one(make_brief: MakeBrief) -> None:
    inline = "audiences: [{name: all, extends: press}, public]\ntext: {all: {note: For the house.}}\n"
    assert told(make_brief, inline) == ["`all` cannot be the name of an audience: under `text` it means every one"]
    own = make_brief(report(*FEES), "report: report.txt\n", **{"audiences__all.yaml": "extends: press\n"})
    with pytest.raises(BriefError) as failed:
        load_brief(own)
    assert [d.message for d in failed.value.diagnostics] == [
        "`all` cannot be the name of an audience: under `text` it means every one"
    ]


def test_an_older_file_that_names_the_report_s_author_goes_when_the_audience_may_not_know_it(
    make_brief: MakeBrief, tmp_path: Path
) -> None:
    brief = "report: {{file: report.txt, author: A. Writer, tlp: {}}}\naudiences: [public, minister]\nformats: [html]\n"
    ids = [p.id for p in loaded(make_brief, "").report.passages()]
    clear = "".join(f"{name}: {{tlp: CLEAR}}\n" for name in ids)
    build_into(tmp_path / "out", make_brief(report(*FEES), brief.format("CLEAR"), clear))
    (page,) = (tmp_path / "out").glob("*/public.html")
    assert "A. Writer" in page.read_text(encoding="utf-8")
    build_into(tmp_path / "out", make_brief(report(*FEES), brief.format("AMBER")), audiences=("minister",))
    assert not page.exists()


def test_of_many_mistaken_cites_the_first_are_told_and_the_others_counted(make_brief: MakeBrief) -> None:
    texts = "".join(f"  term {n}: {{text: x., cites: [fnding.{n}]}}\n" for n in range(200))
    messages = told(make_brief, f"glossary:\n{texts}")
    assert len(messages) == 51
    assert messages[-1] == "and 150 more ids, which are not looked at before these are mended"
