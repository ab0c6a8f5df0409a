"""Word files that somebody has edited in Word: sentences keep their keys, new ones have none, no neighbour gets one."""

from __future__ import annotations

import re
from zlib import crc32

import pytest

from briefgen.tracing.standing import check_standing
from briefgen.tracing.trace import Trace
from tests.making import make_report
from tests.tracing.word_files import (
    FEES,
    WHO,
    built,
    deleted,
    difference,
    edited,
    found,
    inserted,
    paragraph,
    rows,
    run,
    story,
    with_story,
)

FIRST, SECOND = "Fees fell by 15% in a year,", " to 3.1 million crowns, while traffic grew by a tenth."
START = '<w:bookmarkStart w:id="5" w:name="_bf_00c0ffee_L12"/>'
END = '<w:bookmarkEnd w:id="5"/>'
NEXT = "Small traders wait about nine days for a permit that the law promises in two."
ENDED = "<w:rPr><w:{} " + WHO + "/></w:rPr></w:pPr>"


def halves(between: str) -> bytes:
    """Return the brief with the paragraph on fees divided: what stands between is markup."""
    return edited((run(FEES), run(FIRST) + between + run(SECOND)))


def test_the_markup_that_these_tests_edit_is_there() -> None:
    assert START + run(FEES) + END in paragraph(FEES)
    assert NEXT in story(built())


def test_a_bookmark_over_both_halves_of_a_divided_paragraph_counts_for_both() -> None:
    gone, added = difference(halves("</w:p><w:p><w:pPr/>"))
    assert gone == [(FEES, "L12")]
    assert added == [(FIRST, "L12"), (SECOND.strip(), "L12")]


def test_a_bookmark_that_begins_again_in_the_second_half_and_never_ends_stays_in_that_half() -> None:
    again = START.replace('"5"', '"77"')
    gone, added = difference(halves(f"{END}</w:p><w:p>{again}"))
    assert (gone, added) == ([(FEES, "L12")], [(FIRST, "L12"), (SECOND.strip(), "L12")])


def test_a_bookmark_whose_end_is_gone_or_deleted_reaches_no_neighbour() -> None:
    for data in (
        edited((END, "")),
        edited((run(FEES) + END, f"{run(FEES)}<w:del {WHO}>{END}</w:del>")),
        edited((START, END + START), (run(FEES) + END, run(FEES))),
    ):
        assert difference(data) == ([], [])


def test_bookmarks_between_paragraphs_hold_the_paragraphs_between_them() -> None:
    inside = paragraph(FEES)
    bare = inside.replace(START, "").replace(END, "")
    assert difference(edited((inside, START + bare + END))) == ([], [])


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (run(FEES), run(FIRST) + inserted(" they say,") + run(SECOND), f"{FIRST} they say,{SECOND}"),
        (START + run(FEES), inserted("Allegedly, ") + START + run(FEES), f"Allegedly, {FEES}"),
        (run(FEES) + END, run(FEES) + END + inserted(" So they say"), "So they say"),
        (run(FEES) + END, run(FIRST) + deleted(SECOND) + END + inserted(" to nothing."), f"{FIRST} to nothing."),
        (run(FEES), run(FIRST) + deleted(SECOND), FIRST),
    ],
    ids=["inserted", "before", "behind", "replaced at the end", "deleted"],
)
def test_tracked_words_in_and_beside_a_sentence_are_part_of_it(before: str, after: str, text: str) -> None:
    _, added = difference(edited((before, after)))
    assert [key for _, key in added] == ["L12"] * len(added)
    assert " ".join(text for text, _ in added) == text


def test_inserted_words_in_a_sentence_of_the_report_do_not_stand_there() -> None:
    title = "Zedland’s Ports:"
    data = edited((title, f"{title} mostly"))
    report = make_report()
    sentences = [s for s in found(data).sentences if s.places and s.places[0].place.line == 1]
    told = check_standing(Trace(found(data).file, tuple(sentences)), report)
    assert any("does not stand at line 1" in each.message for each in told)


def test_a_tracked_new_paragraph_is_nobodys_also_within_a_bookmark() -> None:
    ended = "<w:pPr>" + ENDED.format("ins")
    new = f"</w:p><w:p>{ended}{inserted('Clerks of Marrow agree.')}</w:p><w:p>"
    _, added = difference(halves(new))
    assert ("Clerks of Marrow agree.", "tool") in added
    assert {key for _, key in added} == {"tool", "L12"}


def test_paragraphs_joined_by_a_tracked_change_keep_their_keys() -> None:
    inside = paragraph(FEES)
    joined = re.sub("</w:pPr>", ENDED.format("del"), inside, count=1)
    assert difference(edited((inside, joined))) == ([], [])


def test_what_was_moved_stands_where_it_went_and_not_where_it_was() -> None:
    inside = paragraph(FEES)
    content = re.search("</w:pPr>(.*)</w:p>", inside)
    assert content
    away = content[1].replace(START, "").replace(END, "")
    gone = inside.replace(content[1], f"<w:moveFrom {WHO}>{away}</w:moveFrom>")
    after = paragraph(NEXT)
    here = inside.replace(content[1], f"<w:moveTo {WHO}>{content[1]}</w:moveTo>")
    assert rows(edited((inside, gone), (after, after + here))) != rows(built())
    assert sorted(rows(edited((inside, gone), (after, after + here)))) == sorted(rows(built()))


def test_a_reviewers_comment_on_words_changes_nothing() -> None:
    mark = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    assert difference(edited((run(FEES), mark[0] + run(FEES) + mark[1]))) == ([], [])


# ------------------------------------------------------------------------------------------- the ids of paragraphs


def test_without_a_bookmark_the_id_of_the_paragraph_tells_the_key_and_that_it_does() -> None:
    gone, added = difference(edited((START + run(FEES) + END, run("All fees fell."))))
    assert gone == [(FEES, "L12")]
    assert added == [("All fees fell.", "L12~")]


def test_a_second_use_of_a_key_is_found_too() -> None:
    twice = paragraph(FEES).replace("L12", "L12_9")
    number = crc32(b"00c0ffee_L12") & 0x7FFFFFFF
    again = re.sub('paraId="[0-9A-F]{8}"', f'paraId="{number + 1:08X}"', twice)
    bare = again.replace(START.replace("L12", "L12_9"), "").replace(END, "").replace(FEES, "Fees went away.")
    after = paragraph(NEXT)
    assert difference(edited((after, after + bare)))[1][0] == ("Fees went away.", "L12~")


def test_a_new_paragraph_that_took_the_id_along_is_nobodys() -> None:
    inside = paragraph(FEES)
    own = re.sub('paraId="[0-9A-F]{8}"', 'paraId="12345678"', inside)
    new = re.sub("</w:pPr>.*</w:p>", f"</w:pPr>{run('Clerks agree.')}</w:p>", inside)
    assert difference(edited((inside, own + new)))[1] == [("Clerks agree.", "tool")]


@pytest.mark.parametrize("identifier", ["00000001", "7FFFFFFE", "no id", "", "123", "F1111111"])
def test_an_id_that_no_key_of_the_report_has_tells_nothing(identifier: str) -> None:
    inside = paragraph(FEES)
    bare = re.sub('paraId="[0-9A-F]{8}"', f'paraId="{identifier}"', inside).replace(START, "").replace(END, "")
    assert (FEES + " F4 · line 12", "tool") in [
        (t.replace("\xa0", " "), k) for t, k in difference(edited((inside, bare)))[1]
    ]


def test_words_beside_an_emptied_bookmark_have_replaced_its_words() -> None:
    gone, added = difference(edited((run(FEES) + END, END + run("All fees fell."))))
    assert (gone, added) == ([(FEES, "L12")], [("All fees fell.", "L12~")])


def test_the_paragraph_of_a_deleted_text_tells_whose_place_new_words_took() -> None:
    gone, added = difference(edited((run(FEES) + END, deleted(FEES) + END + inserted("All fees fell."))))
    assert (gone, added) == ([(FEES, "L12")], [("All fees fell.", "L12~")])


# -------------------------------------------------------------------------------------------------- other forms


def test_a_file_in_the_strict_form_is_read() -> None:
    old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = story(built()).replace(old, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert strict != story(built())
    assert rows(with_story(strict)) == rows(built())


def test_text_boxes_are_read_once_and_have_nobodys_words() -> None:
    box = f"<w:txbxContent><w:p>{run('A box of Quell.')}</w:p></w:txbxContent>"
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    data = edited((run(FEES), f"<w:r>{choice}</mc:AlternateContent></w:r>{run(FEES)}"))
    assert difference(data) == ([], [("A box of Quell.", "tool")])


def test_paragraphs_in_content_controls_are_read() -> None:
    inside = paragraph(FEES)
    assert difference(edited((inside, f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"))) == ([], [])
