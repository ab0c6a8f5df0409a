"""What the analyst knows follows the words it was said of: new, unchanged, moved, changed, renamed, gone."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.diagnostics import Location, Severity
from briefgen.labels import Label
from briefgen.report.annotations import Annotated, Annotation, annotate
from briefgen.report.lock import Lock
from briefgen.report.model import Report
from tests.making import with_passage
from tests.report.laying import (
    AMBER,
    CLEARED,
    FEES,
    NEW,
    NOWHERE,
    by_text,
    ids,
    laid,
    lock_of,
    messages,
    report,
)

# ------------------------------------------------------------------------------------------------- new and unchanged


def test_a_new_entry_is_applied_and_remembered() -> None:
    done = laid(report(*FEES), {"fees-income.2": CLEARED})
    found = by_text(done)[FEES[1]]
    assert (found.label, found.allegation, found.key_message) == (Label.CLEAR, False, True)
    assert (found.priority, found.themes) == (2, ("cash",))
    assert list(done.lock.entries) == ["fees-income.2"]
    assert not done.diagnostics


def test_what_an_entry_does_not_say_stays_as_the_report_says_it() -> None:
    before = report(*FEES, label=Label.GREEN)
    assert laid(before, {"fees-income.1": Annotation()}).report == before


def test_an_unchanged_report_says_nothing_and_keeps_the_lock() -> None:
    entries = {"fees-income.1": AMBER, "fees-income.3": CLEARED}
    lock = lock_of(entries, *FEES)
    done = laid(report(*FEES), entries, lock)
    assert done.lock == lock
    assert not done.diagnostics
    assert not done.moved


def test_white_space_does_not_count_as_a_change() -> None:
    lock = lock_of({"fees-income.1": CLEARED}, *FEES)
    done = laid(report("Fees  fell by\ta tenth.", *FEES[1:]), {"fees-income.1": CLEARED}, lock)
    assert not done.diagnostics


def test_title_lead_and_heading_may_have_an_entry() -> None:
    done = laid(report(*FEES), {"title": AMBER, "lead.1": AMBER, "conclusion": Annotation(key_message=False)})
    found = {p.id: p for p in done.report.passages()}
    assert found["title"].label is found["lead.1"].label is Label.AMBER
    assert found["conclusion"].key_message is False


# ------------------------------------------------------------------------------------------ what a heading's entry does


def test_the_label_of_a_heading_holds_for_all_that_stands_under_it() -> None:
    done = laid(report(*FEES), {"fees-income": AMBER})
    assert {p.id for p in done.report.passages() if p.label is Label.AMBER} == {"fees-income", *ids(1, 2, 3)}


def test_under_a_labelled_heading_a_finding_may_be_stricter_and_never_looser() -> None:
    entries = {
        "fees-income": AMBER,
        "fees-income.1": Annotation(label=Label.CLEAR),
        "fees-income.2": Annotation(label=Label.RED),
    }
    found = by_text(laid(report(*FEES), entries))
    assert [found[text].label for text in FEES] == [Label.AMBER, Label.RED, Label.AMBER]


def test_the_themes_of_a_heading_hold_for_what_stands_under_it() -> None:
    done = laid(
        report(*FEES), {"fees-income": Annotation(themes=("cash",)), "fees-income.1": Annotation(themes=("law",))}
    )
    found = by_text(done)
    assert found[FEES[0]].themes == ("law", "cash")
    assert found[FEES[1]].themes == ("cash",)


def test_an_entry_without_themes_keeps_those_of_the_report_and_an_empty_list_takes_them_away() -> None:
    themed = report(*FEES)
    for name in ids(1, 2):
        themed = with_passage(themed, name, themes=("cash",))
    found = by_text(laid(themed, {"fees-income.1": AMBER, "fees-income.2": Annotation(themes=())}))
    assert (found[FEES[0]].themes, found[FEES[0]].no_themes) == (("cash",), False)
    assert (found[FEES[1]].themes, found[FEES[1]].no_themes) == ((), True)


def test_where_words_changed_nobody_relies_on_there_being_no_themes() -> None:
    entry = Annotation(themes=())
    done = laid(report("Fees rose.", *FEES[1:]), {"fees-income.1": entry}, lock_of({"fees-income.1": entry}, *FEES))
    assert not by_text(done)["Fees rose."].no_themes


def test_locks_written_before_themes_could_be_empty_still_hold_and_a_change_of_mind_is_an_edit() -> None:
    assert Annotation(label=Label.AMBER).fingerprint() == "670c7c97b0923bc4"
    assert Annotation(themes=("cash",)).fingerprint() == "28559088100108ee"
    assert Annotation(themes=()).fingerprint() != Annotation().fingerprint()


# -------------------------------------------------------------------------------------------- entries not filled in


def blank(found: Report, lock: Lock, never: Mapping[str, Location] | None = None) -> Annotated:
    """Lay an entry without a value over the second finding."""
    return annotate(found, {"fees-income.2": Annotation()}, never or {}, lock, blank=ids(2))


def test_a_blank_entry_keeps_its_words_in_mind_and_is_told_to_nobody_whatever_becomes_of_them() -> None:
    first = blank(report(*FEES), Lock())
    for findings in (FEES, (NEW, *FEES), (FEES[0], "Other words."), FEES[:1]):
        done = blank(report(*findings), first.lock)
        assert not done.diagnostics
        assert done.report == report(*findings)
        assert done.lock == first.lock


def test_what_is_filled_in_later_is_about_the_words_that_were_there() -> None:
    lock = blank(report(*FEES), Lock()).lock
    done = laid(report(NEW, *FEES), {"fees-income.2": AMBER}, lock)
    assert [text for text, p in by_text(done).items() if p.label is Label.AMBER] == [FEES[1]]
    assert messages(done) == ["`fees-income.2` has moved: its words are now `fees-income.3`; the entry follows them"]


def test_a_blank_entry_does_not_hide_that_a_profile_names_its_id() -> None:
    lock = blank(report(*FEES), Lock()).lock
    done = blank(report(NEW, *FEES), lock, never={"fees-income.2": NOWHERE})
    assert done.moved == {"fees-income.2": "fees-income.3"}
    assert "is gone" in messages(blank(report(FEES[0]), lock, never={"fees-income.2": NOWHERE}), Severity.ERROR)[0]
