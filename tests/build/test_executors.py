from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.build import executors
from briefgen.build.executors import Task, run
from briefgen.build.plan import Request, make_plan
from briefgen.errors import BriefError, BriefgenError
from tests.build.folders import make_brief


def tasks_of(*folders: Path) -> tuple[Task, ...]:
    return make_plan(Request(folders, Path("out"))).tasks


class Deadly(str):
    """A format that ends the process which unpickles it, as a process that runs out of memory ends."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_task_that_fails_does_not_stop_the_others(tmp_path: Path, workers: int) -> None:
    one, two, three = tasks_of(make_brief(tmp_path / "ports"), make_brief(tmp_path / "a"))[:3]
    unfit = replace(two, profile=replace(two.profile, words=1, pages=None))
    outcomes = list(run((one, unfit, three), workers))
    assert [outcome.variant is None for outcome in outcomes] == [False, True, False]
    assert isinstance(outcomes[1].failure, BriefError)
    assert [outcome.task.profile.name for outcome in outcomes] == ["minister", "press", "minister"]


def test_a_bug_in_a_task_is_told_with_its_audience_and_trace_and_does_not_stop_the_others(tmp_path: Path) -> None:
    one, two = tasks_of(make_brief(tmp_path / "ports"))
    bad, good = run((replace(one, formats=("no such format",)), two), 1)
    assert type(bad.failure) is BriefgenError
    assert "a bug in briefgen stopped audience `minister`" in str(bad.failure)
    assert "KeyError" in str(bad.failure)
    assert good.variant is not None


def test_a_worker_that_dies_is_reported_for_its_task_alone(tmp_path: Path) -> None:
    one, two = tasks_of(make_brief(tmp_path / "ports"))
    outcomes = list(run((one, replace(two, formats=(Deadly("html"),)), one), 2))
    assert [outcome.variant is None for outcome in outcomes] == [False, True, False]
    assert "the worker process of audience `press` died" in str(outcomes[1].failure)
    assert "-j 1" in str(outcomes[1].failure)


def test_a_pool_gives_the_bytes_that_one_process_gives(tmp_path: Path) -> None:
    tasks = tasks_of(make_brief(tmp_path / "ports"))
    assert [o.variant for o in run(tasks, 2)] == [o.variant for o in run(tasks, 1)]


def test_one_task_needs_no_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_pool", lambda _: pytest.fail("a pool was started"))
    assert len(list(run(tasks_of(make_brief(tmp_path / "ports"))[:1], 8))) == 1
