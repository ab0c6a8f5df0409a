"""How a batch shows that it goes on: a bar on a terminal, plain lines elsewhere, a summary at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from briefgen.build.executors import Outcome
from briefgen.build.plan import Plan
from briefgen.build.run import Result
from briefgen.cli.console import echo
from briefgen.phrasing import counted


class Progress:
    """Show each variant as it ends, on standard error."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._done = 0
        self._draws = bool(sys.stderr) and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def outcome(self, outcome: Outcome, plan: Plan) -> None:
        """Count a variant."""
        self._done += 1
        total = len(plan.tasks)
        name = f"{outcome.task.brief.name}/{outcome.task.profile.name}"
        if self._draws:
            self._advance(total, name)
        else:
            echo(f"[{self._done}/{total}] {name}{'' if outcome.variant else ' failed'}", err=True)

    def _advance(self, total: int, name: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        if self._bar is None:
            columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(name, total=total)
        self._bar.update(self._task, advance=1, description=name)


def summary(results: Sequence[Result]) -> str:
    """Return in one line what a batch came to."""
    outcomes = [outcome for result in results for outcome in result.outcomes]
    published = [result.published for result in results if result.published]
    counts = {
        "written": sum(len(p.written) for p in published),
        "unchanged": sum(len(p.unchanged) for p in published),
        "removed": sum(len(p.removed) for p in published),
        "left alone, edited by hand": sum(len(p.edited) for p in published),
    }
    told = [f"{counted(n, 'file')} {what}" for what, n in counts.items() if n or what == "written"]
    for what, failed in (
        ("brief", sum(result.published is None for result in results)),
        ("audience", sum(outcome.variant is None for outcome in outcomes)),
    ):
        told += [f"{counted(failed, what)} failed"] if failed else []
    return f"{counted(len(results), 'brief')}, {counted(len(outcomes), 'audience')}: {', '.join(told)}"
