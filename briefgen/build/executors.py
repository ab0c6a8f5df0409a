"""Where variants are built: in this process, or in a pool of processes started by `spawn`.

In: tasks, each complete in itself. Out: outcomes in the order of the tasks, whatever order they were done in; a task
that fails does not stop the others.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefgen.audience.profile import Profile
from briefgen.brief import Brief
from briefgen.build.variant import BuiltVariant, build_variant
from briefgen.diagnostics import Location, error
from briefgen.errors import BriefgenError

MOST_WORKERS = 61  # of a pool under Windows


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
    with _pool(min(workers, len(tasks), MOST_WORKERS)) as pool:
        with _interrupts_held():
            futures = [pool.submit(_attempt, task) for task in tasks]
        try:
            for task, future in zip(tasks, futures, strict=True):
                try:
                    yield Outcome(task, *future.result())
                except BrokenProcessPool:
                    yield _alone(task)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _alone(task: Task) -> Outcome:
    """Build a task in a process of its own: a worker has died, and nobody knows whose task it was on."""
    with _pool(1) as pool:
        with _interrupts_held():
            future = pool.submit(_attempt, task)
        try:
            return Outcome(task, *future.result())
        except BrokenProcessPool:
            return Outcome(task, None, _worker_died(task))


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it even where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C pass while workers start: before they can ignore it themselves it would make them print tracebacks."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _attempt(task: Task) -> tuple[BuiltVariant | None, BriefgenError | None]:
    try:
        return build_variant(task.brief, task.profile, task.formats), None
    except BriefgenError as failed:
        return None, failed
    except Exception:  # a bug of ours in one variant must not lose the others
        return None, bug(f"audience `{task.profile.name}`", task.brief.file)


def bug(what: str, file: Path) -> BriefgenError:
    """Return the exception being handled as an error that asks for a report."""
    last = "\n    ".join(traceback.format_exc().strip().splitlines()[-6:])
    hint = f"please report it with this:\n    {last}"
    return BriefgenError([error(f"a bug in briefgen stopped {what}", Location(str(file)), hint)])


def _worker_died(task: Task) -> BriefgenError:
    message = f"the worker process of audience `{task.profile.name}` died, perhaps for lack of memory"
    return BriefgenError([error(message, Location(str(task.brief.file)), "run again, with fewer workers: -j 1")])
