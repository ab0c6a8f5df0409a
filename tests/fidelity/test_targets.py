"""The targets, on labelled pairs about invented people and on corruptions of sentences of this repository."""

from __future__ import annotations

import json
from functools import cache

import pytest

from briefgen.fidelity import Verdict, judge
from tests.conftest import BRIEFS, ROOT
from tests.tools.confusion import Target, count, read_pairs, targets
from tests.tools.corruptions import corruptions, deletions, sentences_of, total
from tests.tools.corruptions import count as count_cases

PAIRS = ROOT / "tests" / "fixtures" / "pairs.jsonl"
PROSE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "briefs/TUTORIAL.md", "briefs/zedland/report.yaml")


@pytest.mark.parametrize("number", range(5))
def test_labelled_pairs_meet_each_target(number: int) -> None:
    target = targets(count(read_pairs(PAIRS)))[number]
    assert target.met, target.line


def test_a_target_that_is_missed_is_seen() -> None:
    assert not Target("pass", 84, 100, 0.85).met
    assert Target("pass", 85, 100, 0.85).met


def _lines(name: str) -> list[tuple[str, str]]:
    lines = (ROOT / "tests" / "fixtures" / name).read_text(encoding="utf-8").splitlines()
    return [(source, claim) for line in lines[1:] for source, _, claim in (line.partition(" | "),)]


def test_no_deletion_that_changes_what_is_said_passes() -> None:
    lines = _lines("unfaithful_deletions.txt")
    assert len(lines) > 200
    assert [line for line in lines if judge(*line).verdict is Verdict.PASS] == []


def test_rewordings_are_for_a_reader_and_seldom_fail() -> None:
    verdicts = [judge(*line).verdict for line in _lines("rewordings.txt")]
    assert len(verdicts) > 80
    assert Verdict.PASS not in verdicts
    assert verdicts.count(Verdict.FAIL) <= 0.15 * len(verdicts)


@cache
def _sentences() -> tuple[str, ...]:
    """Return sentences of this repository; none of the real country that it has a brief about."""
    files = [(ROOT / name).read_text(encoding="utf-8") for name in PROSE]
    sources = [json.loads(line)["source"] for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    found = [sentence for text in (*files, "\n\n".join(sources)) for sentence in sentences_of(text)]
    return tuple(sentence for sentence in dict.fromkeys(found) if "ambodia" not in sentence)


def test_of_two_thousand_corruptions_hardly_one_passes_and_three_in_four_fail() -> None:
    table = count_cases(corruptions(_sentences()))
    counted = total(table)
    assert (BRIEFS / "zedland").is_dir()
    assert counted.total() >= 2000
    assert len(table) == 12
    assert counted[Verdict.PASS] < 0.002 * counted.total(), table
    assert counted[Verdict.FAIL] >= 0.75 * counted.total(), table


def test_faithful_deletions_pass() -> None:
    table = count_cases(deletions(_sentences()))
    assert len(table) == 6
    for kind, counted in table.items():  # the sentences change with the documents that they come from
        assert counted[Verdict.PASS] >= 0.95 * counted.total(), (kind, counted)
    assert total(table)[Verdict.PASS] >= 0.98 * total(table).total()


def test_corruptions_come_in_one_order() -> None:
    assert list(corruptions(_sentences()[:40])) == list(corruptions(_sentences()[:40]))
