"""Entries follow the words they were written for, or say that they cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Severity
from briefgen.labels import Label
from briefgen.report.annotations import Annotated, Annotation, annotate
from briefgen.report.lock import Lock
from briefgen.report.model import Role
from tests.making import make_report
from tests.report.laying import (
    ALLEGED,
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

# ---------------------------------------------------------------------------------------------------------- moved


def test_a_label_follows_its_words_when_a_bullet_is_inserted_before_them() -> None:
    lock = lock_of({"fees-income.1": AMBER}, *FEES)
    done = laid(report(NEW, *FEES), {"fees-income.1": AMBER}, lock)
    found = by_text(done)
    assert found[FEES[0]].label is Label.AMBER
    assert found[NEW].label is Label.CLEAR
    assert done.moved == {"fees-income.1": "fees-income.2"}
    assert messages(done) == ["`fees-income.1` has moved: its words are now `fees-income.2`; the entry follows them"]
    assert done.diagnostics[0].hint == "rename it to `fees-income.2`"


def test_all_entries_follow_their_words_when_all_ids_shift() -> None:
    entries = {"fees-income.1": AMBER, "fees-income.2": ALLEGED, "fees-income.3": CLEARED}
    done = laid(report(NEW, *FEES), entries, lock_of(entries, *FEES))
    found = by_text(done)
    assert [found[text].label for text in (NEW, *FEES)] == [Label.CLEAR, Label.AMBER, Label.CLEAR, Label.CLEAR]
    assert [found[text].allegation for text in (NEW, *FEES)] == [None, None, True, False]
    assert not messages(done, Severity.ERROR)


def test_a_moved_entry_stays_moved_on_every_run_until_it_is_renamed() -> None:
    entries = {"fees-income.1": AMBER}
    first = laid(report(NEW, *FEES), entries, lock_of(entries, *FEES))
    assert laid(report(NEW, *FEES), entries, first.lock).moved == first.moved
    renamed = laid(report(NEW, *FEES), {"fees-income.2": AMBER}, first.lock)
    assert by_text(renamed)[FEES[0]].label is Label.AMBER
    assert not renamed.diagnostics


def test_renaming_a_whole_chain_as_the_tool_asks_ends_its_warnings() -> None:
    old = {"fees-income.1": AMBER, "fees-income.2": ALLEGED, "fees-income.3": CLEARED}
    moved = laid(report(NEW, *FEES), old, lock_of(old, *FEES))
    new = {moved.moved[name]: entry for name, entry in old.items()}
    done = laid(report(NEW, *FEES), new, moved.lock)
    assert not done.diagnostics
    assert by_text(done)[FEES[0]].label is Label.AMBER
    assert by_text(done)[FEES[1]].allegation is True


def test_two_swapped_bullets_keep_their_entries_before_and_after_renaming() -> None:
    old = {"fees-income.1": AMBER, "fees-income.2": CLEARED}
    swapped = report(FEES[1], FEES[0], FEES[2])
    moved = laid(swapped, old, lock_of(old, *FEES))
    assert by_text(moved)[FEES[0]].label is Label.AMBER
    done = laid(swapped, {"fees-income.1": CLEARED, "fees-income.2": AMBER}, moved.lock)
    assert by_text(done)[FEES[0]].label is Label.AMBER
    assert by_text(done)[FEES[1]].key_message is True
    assert not done.diagnostics


def test_where_a_changed_entry_may_mean_two_findings_nothing_is_built() -> None:
    old = {"fees-income.1": AMBER, "fees-income.2": CLEARED}
    lock = lock_of(old, *FEES)
    done = laid(report(NEW, *FEES), {"fees-income.2": Annotation(label=Label.AMBER, priority=1)}, lock)
    (message,) = messages(done, Severity.ERROR)
    assert message.startswith("`fees-income.2` may mean the words that stood there, now `fees-income.3`")
    assert "delete the line of `fees-income.2` from briefgen.lock" in done.diagnostics[0].hint


def test_a_never_follows_its_words() -> None:
    never = {"fees-income.1": NOWHERE}
    done = laid(report(NEW, *FEES), {}, lock_of({}, *FEES, never=never), never)
    assert done.moved == {"fees-income.1": "fees-income.2"}
    assert done.diagnostics[0].location == NOWHERE


def test_a_whole_chain_of_nevers_may_be_renamed() -> None:
    never = dict.fromkeys(ids(1, 2), NOWHERE)
    moved = laid(report(NEW, *FEES), {}, lock_of({}, *FEES, never=never), never)
    done = laid(report(NEW, *FEES), {}, moved.lock, dict.fromkeys(ids(2, 3), NOWHERE))
    assert not done.diagnostics
    assert not done.moved


def test_two_named_ids_that_changed_places_stop_the_build_since_nobody_knows_who_means_which() -> None:
    named = dict.fromkeys(ids(1, 2), NOWHERE)
    swapped = report(FEES[1], FEES[0], FEES[2])
    done = laid(swapped, {}, lock_of({}, *FEES, never=named), named)
    assert len(messages(done, Severity.ERROR)) == 2
    assert not done.moved
    same = dict.fromkeys(ids(1, 2), AMBER)
    done = laid(swapped, same, lock_of(same, *FEES, never=named), named)
    assert len(messages(done, Severity.ERROR)) == 2


def test_ids_named_as_the_tool_asks_are_not_taken_for_the_words_of_their_empty_entries() -> None:
    blank = dict.fromkeys(ids(1, 2, 3), Annotation())
    before, after = dict.fromkeys(ids(2, 3), NOWHERE), dict.fromkeys(ids(1, 2), NOWHERE)
    lock = annotate(report(*FEES), blank, before, Lock(), blank=blank).lock
    now = report(FEES[1], FEES[2], FEES[0])
    moved = annotate(now, blank, before, lock, blank=blank)
    assert moved.moved == {"fees-income.2": "fees-income.1", "fees-income.3": "fees-income.2"}
    done = annotate(now, blank, after, moved.lock, blank=blank)
    assert not done.moved
    assert messages(done, Severity.ERROR)[0].startswith("`fees-income.1` may mean the words that stood there")


def test_a_label_put_where_the_tool_asks_does_not_follow_the_words_of_an_empty_entry() -> None:
    allegedly = Annotation(label=Label.AMBER, allegation=True)
    old = {ids(1)[0]: Annotation(), ids(2)[0]: AMBER, ids(3)[0]: allegedly}
    lock = annotate(report(*FEES), old, {}, Lock(), blank=ids(1)).lock
    now = report(FEES[1], FEES[2], FEES[0])
    moved = annotate(now, old, {}, lock, blank=ids(1))
    edited = {ids(1)[0]: replace(AMBER, priority=1), ids(2)[0]: allegedly, ids(3)[0]: Annotation()}
    done = annotate(now, edited, {}, moved.lock, blank=ids(3))
    assert by_text(done)[FEES[1]].label is Label.AMBER or messages(done, Severity.ERROR)


def test_a_named_id_with_an_empty_entry_follows_its_words_on_every_run() -> None:
    blank, named = dict.fromkeys(ids(1, 2, 3), Annotation()), {ids(1)[0]: NOWHERE}
    lock = annotate(report(*FEES), blank, named, Lock(), blank=blank).lock
    for _ in range(2):
        done = annotate(report(NEW, *FEES), blank, named, lock, blank=blank)
        assert done.moved == {"fees-income.1": "fees-income.2"}
        lock = done.lock


def test_a_named_id_that_took_the_place_of_one_no_longer_named_stops_the_build() -> None:
    named = dict.fromkeys(ids(1, 2), NOWHERE)
    lock = lock_of({}, *FEES, never=named)
    done = laid(report(NEW, *FEES), {}, lock, {ids(2)[0]: NOWHERE})
    assert "may mean the words that stood there" in messages(done, Severity.ERROR)[0]
    assert not done.moved


TEXTS = st.permutations([*FEES, NEW, "A fifth statement on the quays.", "A sixth statement on the quays."])
ENTRIES = st.dictionaries(st.sampled_from(ids(1, 2, 3, 4)), st.sampled_from([AMBER, ALLEGED, CLEARED]), min_size=1)


@given(before=TEXTS, after=TEXTS, entries=ENTRIES)
def test_wherever_words_go_their_entries_go_with_them_and_again_after_renaming(
    before: list[str], after: list[str], entries: dict[str, Annotation]
) -> None:
    old = before[:4]
    meant = {old[int(name[-1]) - 1]: entry for name, entry in entries.items()}
    now = list(dict.fromkeys([*after[:2], *after]))  # all words are still there, anywhere
    done = laid(report(*now), entries, lock_of(entries, *old))

    def holds(result: Annotated) -> None:
        for text, passage in by_text(result).items():
            entry = meant.get(text, Annotation())
            assert (passage.label, passage.allegation) == (entry.label or Label.CLEAR, entry.allegation)

    holds(done)
    renamed = {done.moved.get(name, name): entry for name, entry in entries.items()}
    again = laid(report(*now), renamed, done.lock)
    holds(again)
    assert not messages(again, Severity.ERROR)


# -------------------------------------------------------------------------------------------------------- changed


def test_where_words_changed_what_restricts_holds_and_what_loosens_lapses() -> None:
    entry = Annotation(label=Label.AMBER, allegation=False, key_message=True, priority=1, themes=("cash",))
    done = laid(report("Fees rose.", *FEES[1:]), {"fees-income.1": entry}, lock_of({"fees-income.1": entry}, *FEES))
    found = by_text(done)["Fees rose."]
    assert found.label is Label.AMBER
    assert (found.allegation, found.key_message) == (None, None)
    assert (found.priority, found.themes) == (1, ("cash",))
    assert "what the entry allows has lapsed" in messages(done)[0]


def test_a_restriction_holds_where_words_changed() -> None:
    entry = Annotation(allegation=True, key_message=False)
    done = laid(report("Fees rose.", *FEES[1:]), {"fees-income.1": entry}, lock_of({"fees-income.1": entry}, *FEES))
    found = by_text(done)["Fees rose."]
    assert (found.allegation, found.key_message) == (True, False)


def test_where_restricted_words_were_edited_and_others_added_nothing_is_built() -> None:
    lock = lock_of({ids(1)[0]: AMBER}, *FEES)
    done = laid(report(NEW, "Fees fell by a ninth.", *FEES[1:]), {ids(1)[0]: AMBER}, lock)
    assert "which finding it means is unclear" in messages(done, Severity.ERROR)[0]
    assert done.lock == lock


def test_where_restricted_words_were_edited_and_swapped_with_a_neighbour_nothing_is_built() -> None:
    lock = lock_of({ids(2)[0]: AMBER}, *FEES)
    done = laid(report("Receipts are counted by hand.", FEES[0], FEES[2]), {ids(2)[0]: AMBER}, lock)
    assert "which finding it means is unclear" in messages(done, Severity.ERROR)[0]


def test_a_looser_label_lapses_where_words_changed() -> None:
    entry = {"fees-income.1": Annotation(label=Label.CLEAR)}
    lock = laid(report(*FEES, label=Label.AMBER), entry).lock
    done = laid(report("Fees rose.", *FEES[1:], label=Label.AMBER), entry, lock)
    assert by_text(done)["Fees rose."].label is Label.AMBER


def test_it_stays_lapsed_until_the_entry_is_edited() -> None:
    entries = {"fees-income.1": CLEARED}
    changed = report("Fees rose.", *FEES[1:])
    first = laid(changed, entries, lock_of(entries, *FEES))
    second = laid(changed, entries, first.lock)
    assert messages(second) == messages(first)
    edited = laid(changed, {"fees-income.1": Annotation(allegation=False, priority=1)}, second.lock)
    assert by_text(edited)["Fees rose."].allegation is False
    assert not edited.diagnostics
    assert not laid(changed, {"fees-income.1": Annotation(allegation=False, priority=1)}, edited.lock).diagnostics


def test_words_that_stand_in_two_places_are_not_followed() -> None:
    entries = {"fees-income.1": CLEARED}
    done = laid(report(NEW, FEES[0], FEES[0]), entries, lock_of(entries, *FEES))
    assert not done.moved
    assert by_text(done)[NEW].allegation is None
    assert "have changed" in messages(done)[0]


# ----------------------------------------------------------------------------------------------------------- gone


def test_an_entry_that_restricted_nothing_may_vanish_with_a_warning() -> None:
    entries = {"fees-income.3": Annotation(priority=1, themes=("cash",))}
    done = laid(report(*FEES[:2]), entries, lock_of(entries, *FEES))
    assert messages(done) == ["`fees-income.3` is gone: neither its id nor its words are in the report any more"]
    assert "fees-income.3" in done.lock.entries


@pytest.mark.parametrize("entry", [AMBER, ALLEGED, Annotation(key_message=False)])
def test_an_entry_that_restricted_a_finding_stops_the_build_when_it_vanishes(entry: Annotation) -> None:
    entries = {"fees-income.3": entry}
    done = laid(report(*FEES[:2]), entries, lock_of(entries, *FEES))
    assert "is gone" in messages(done, Severity.ERROR)[0]


def test_a_theme_that_a_profile_withholds_restricts_too() -> None:
    entries = {"fees-income.3": Annotation(themes=("cash",))}
    lock = lock_of(entries, *FEES)
    done = annotate(report(*FEES[:2]), entries, {}, lock, never=["cash"])
    assert [d.severity for d in done.diagnostics] == [Severity.ERROR]


def test_a_never_that_vanishes_stops_the_build() -> None:
    never = {"fees-income.3": NOWHERE}
    done = laid(report(*FEES[:2]), {}, lock_of({}, *FEES, never=never), never)
    assert messages(done, Severity.ERROR)
    assert done.diagnostics[0].location == NOWHERE


def test_a_never_that_vanishes_stops_the_build_even_if_its_entry_restricts_nothing() -> None:
    never, entries = {"fees-income.3": NOWHERE}, {"fees-income.3": Annotation(priority=1)}
    done = laid(report(*FEES[:2]), entries, lock_of(entries, *FEES, never=never), never)
    assert messages(done, Severity.ERROR)


def test_two_entries_about_one_finding_are_an_error() -> None:
    entries = {"fees-income.1": AMBER}
    done = laid(report(NEW, *FEES), {**entries, "fees-income.2": CLEARED}, lock_of(entries, *FEES))
    assert messages(done, Severity.ERROR) == [
        "two annotations are about `fees-income.2`; one of them is `fees-income.2`"
    ]


def test_an_entry_that_was_deleted_leaves_the_lock() -> None:
    entries = {"fees-income.1": AMBER, "fees-income.2": ALLEGED}
    done = laid(report(*FEES), {"fees-income.2": ALLEGED}, lock_of(entries, *FEES))
    assert list(done.lock.entries) == ["fees-income.2"]


def test_what_stands_under_lower_headings_stands_under_the_higher_one_too() -> None:
    flat = make_report({"Fees": FEES[:1], "Cash": FEES[1:2], "Owners": FEES[2:]})
    levels = {"fees": 1, "cash": 2, "owners": 1, "conclusion": 1}
    deep = replace(flat, parts=tuple(replace(part, level=levels[part.id]) for part in flat.parts))
    assert deep.ids_under("fees") == {"fees", "fees.1", "cash", "cash.1"}
    assert deep.ids_under("cash") == {"cash", "cash.1"}
    assert flat.ids_under("fees") == {"fees", "fees.1"}
    assert deep.ids_under("lead") == {"lead.1"}
    found = {p.id: p.label for p in laid(deep, {"fees": AMBER}).report.passages()}
    assert [found[name] for name in ("fees.1", "cash.1", "owners.1")] == [Label.AMBER, Label.AMBER, Label.CLEAR]


def test_a_part_that_a_role_has_cut_in_two_stands_under_its_heading_whole() -> None:
    found = make_report({"Fees": FEES})
    (fees, *others) = found.parts
    pieces = (
        replace(fees, passages=fees.passages[:1]),
        replace(fees, id="fees.2", heading=None, role=Role.CONTEXT, passages=fees.passages[1:2]),
        replace(fees, id="fees-from-fees.3", heading=None, passages=fees.passages[2:]),
    )
    cut = replace(found, parts=(*pieces, *others))
    assert cut.ids_under("fees") == {"fees", "fees.1", "fees.2", "fees.3"}
