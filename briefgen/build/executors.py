"""Where variants are built: in this process, or in a pool of processes started by `spawn`.

In: tasks, each complete in itself. Out: outcomes in the order of the tasks, whatever order they were done in; a task
that fails does not stop the others.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from briefgen.audience.profile import Profile
from briefgen.brief import Brief
from briefgen.build.variant import BuiltVariant, build_variant
from briefgen.diagnostics import Location, error
from briefgen.errors import BriefgenError


@dataclass(frozen=True, slots=True)
class Task:
    """One variant to build: everything it depends on, by value."""

    brief: Brief
    profile: Profile
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: the variant, or the error."""

    task: Task
    variant: BuiltVariant | None
    failure: BriefgenError | None


def run(tasks: Sequence[Task], workers: int) -> Iterator[Outcome]:
    """Build the tasks and yield their outcomes, in the tasks' order."""
    if workers <= 1 or len(tasks) <= 1:
        yield from (Outcome(task, *_attempt(task)) for task in tasks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=context) as pool:
        futures = [pool.submit(_attempt, task) for task in tasks]
        try:
            for task, future in zip(tasks, futures, strict=True):
                try:
                    yield Outcome(task, *future.result())
                except BrokenProcessPool:
                    yield Outcome(task, None, _worker_died(task))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _attempt(task: Task) -> tuple[BuiltVariant | None, BriefgenError | None]:
    try:
        return build_variant(task.brief, task.profile, task.formats), None
    except BriefgenError as failed:
        return None, failed
    except Exception:  # a bug of ours in one variant must not lose the others
        return None, _bug(task, traceback.format_exc())


def _bug(task: Task, trace: str) -> BriefgenError:
    message = f"a bug in briefgen stopped audience `{task.profile.name}`"
    where = Location(str(task.brief.file))
    last = "\n    ".join(trace.strip().splitlines()[-6:])
    return BriefgenError([error(message, where, f"please report it with this:\n    {last}")])


def _worker_died(task: Task) -> BriefgenError:
    message = f"the worker process of audience `{task.profile.name}` died, perhaps for lack of memory"
    return BriefgenError([error(message, Location(str(task.brief.file)), "run again, with fewer workers: -j 1")])
