"""What reviewers changed while Word tracked it: original, revised, who, and where the text stands in the report."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from briefgen.document.nodes import Voice
from briefgen.tracing.changes import Revised, RevisionKind, changed
from briefgen.tracing.word_parts import Fate
from tests.tracing.word_files import FEES, WHO, built, deleted, edited, inserted, paragraph, run, story

PATH = Path("brief.docx")
FIRST, SECOND = "Fees fell by 15% in a year,", " to 3.1 million crowns, while traffic grew by a tenth."
EVIDENCE = " F4 · line 12"
ENDED = "<w:rPr><w:{} " + WHO + "/></w:rPr></w:pPr>"


def the_one(data: bytes) -> Revised:
    (found,) = changed(PATH, data)
    return found


def folded(text: str) -> str:
    return text.replace("\xa0", " ")


def test_a_file_as_it_was_built_has_no_changes() -> None:
    assert changed(PATH, built()) == ()


def test_words_that_were_replaced_are_told_with_place_author_and_both_texts() -> None:
    found = the_one(edited((run(FEES), run(FIRST) + deleted(SECOND) + inserted(" to nothing."))))
    assert found.kind is RevisionKind.CHANGED
    assert found.words is Voice.REPORT
    assert [origin.key for origin in found.places] == ["00c0ffee_L12"]
    assert folded(found.original) == FEES + EVIDENCE
    assert folded(found.revised) == f"{FIRST} to nothing.{EVIDENCE}"
    assert [(edit.change.fate, edit.text) for edit in found.edits] == [
        (Fate.DELETED, SECOND),
        (Fate.INSERTED, " to nothing."),
    ]
    assert found.authors == ("R. Example",)
    assert {edit.change.date for edit in found.edits} == {"2026-11-24T09:00:00Z"}


def test_a_new_paragraph_is_nobodys_and_its_neighbours_are_unchanged() -> None:
    inside = paragraph(FEES)
    before = re.sub("</w:pPr>", ENDED.format("ins"), inside, count=1)
    found = the_one(edited((inside, f"{before}<w:p>{inserted('Clerks agree.')}</w:p>")))
    assert (found.kind, found.words, found.places) == (RevisionKind.NEW, None, ())
    assert (found.original, found.revised) == ("", "Clerks agree.")


def test_a_paragraph_that_was_deleted_is_told_alone() -> None:
    inside = paragraph(FEES)
    gone = inside.replace("</w:pPr>", ENDED.format("del"), 1).replace(run(FEES), deleted(FEES))
    gone = re.sub(r"<w:r><w:rPr>.*</w:r>", "", gone.replace(deleted(FEES), "@")).replace("@", deleted(FEES))
    found = the_one(edited((inside, gone)))
    assert (found.kind, found.original, found.revised) == (RevisionKind.DELETED, FEES, "")
    assert [origin.place.line for origin in found.places] == [12]


def test_a_paragraph_that_was_divided_is_one_text_with_a_sign_for_the_end() -> None:
    ended = "<w:pPr>" + ENDED.format("ins")
    inside = paragraph(FEES)
    opened = inside[: inside.index("<w:bookmarkStart")]
    rest = inside[inside.index(run(FEES)) + len(run(FEES)) :]
    mark = re.search("<w:bookmarkStart[^>]*>", inside)
    assert mark
    halves = f"<w:p>{ended}{mark[0]}{run(FIRST)}</w:p>{opened}{run(SECOND)}{rest}"
    found = the_one(edited((inside, halves)))
    assert folded(found.original) == FEES + EVIDENCE
    assert folded(found.revised) == f"{FIRST} ¶{SECOND}{EVIDENCE}"
    assert [origin.place.line for origin in found.places] == [12]


def test_paragraphs_that_were_joined_are_one_text_of_both_places() -> None:
    inside = paragraph(FEES)
    found = the_one(edited((inside, inside.replace("</w:pPr>", ENDED.format("del"), 1))))
    assert [origin.place.line for origin in found.places] == [12, 13]
    assert found.original.count("¶") == 1
    assert "¶" not in found.revised


def test_words_that_came_and_went_are_not_told() -> None:
    passing = f"<w:ins {WHO}>{deleted('never mind')}</w:ins>"
    assert changed(PATH, edited((run(FEES), passing + run(FEES)))) == ()


def test_rows_of_tables_that_were_deleted_or_inserted_as_a_whole_are_told() -> None:
    row = next(found for found in re.findall("<w:tr>.*?</w:tr>", story(built())) if "L12" in found)
    for name, kind in (("del", RevisionKind.DELETED), ("ins", RevisionKind.NEW)):
        marked = row.replace("<w:trPr><w:cantSplit/>", f"<w:trPr><w:cantSplit/><w:{name} {WHO}/>")
        found = changed(PATH, edited((row, marked)))
        assert {each.kind for each in found} == {kind}
        assert {each.authors for each in found} == {("R. Example",)}
        assert FEES in [folded(each.original or each.revised) for each in found]


def test_changes_in_headers_and_footers_are_told() -> None:
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(built())) as opened, zipfile.ZipFile(data, "w") as made:
        for name in opened.namelist():
            content = opened.read(name)
            made.writestr(name, content.replace(b"</w:p>", inserted("CLEAR").encode() + b"</w:p>", 1)
                          if name == "word/footer1.xml" else content)  # fmt: skip
    assert [edit.text for found in changed(PATH, data.getvalue()) for edit in found.edits] == ["CLEAR"]
