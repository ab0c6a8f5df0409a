"""What is to be built: the briefs that targets name, and their variants; two variants never share a path.

In: paths from the command line. Out: loaded briefs with their tasks, and the targets that could not be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.brief import Brief
from briefgen.build.executors import Task
from briefgen.build.publish import INTERNAL
from briefgen.config.load import BRIEF_FILE, load_brief
from briefgen.diagnostics import Location, error
from briefgen.errors import BriefError, BriefgenError


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for. Empty `audiences` and `formats` leave the choice to each brief."""

    targets: tuple[Path, ...]
    out: Path
    audiences: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    workers: int = 1
    force: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """One target: its brief and the variants to build, or why it cannot be loaded."""

    target: Path
    brief: Brief | None
    tasks: tuple[Task, ...] = ()
    failure: BriefgenError | None = None


@dataclass(slots=True)
class Plan:
    """All targets of a request."""

    planned: list[Planned] = field(default_factory=list)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Return the variants of all targets, in order."""
        return tuple(task for planned in self.planned for task in planned.tasks)


def make_plan(request: Request) -> Plan:
    """Load every target and list its variants; a target that cannot be loaded is kept with its error."""
    plan = Plan()
    names: dict[str, Path] = {}
    for target in request.targets:
        try:
            brief = load_brief(target, request.audiences)
            _claim(names, brief, target)
            tasks = tuple(Task(brief, p, request.formats or brief.formats_for(p)) for p in brief.audiences)
            plan.planned.append(Planned(target, brief, tasks))
        except BriefgenError as failed:
            plan.planned.append(Planned(target, None, failure=failed))
    return plan


def _claim(names: dict[str, Path], brief: Brief, target: Path) -> None:
    """Refuse two briefs of one name: their files would have the same paths. Case is no difference on many disks."""
    key = brief.name.casefold()
    if key in names:
        message = f"two briefs are called `{brief.name}`: this one and {names[key]}"
        raise BriefError([error(message, Location(str(brief.file)), "give one of them another `name:`")])
    names[key] = target


def find_briefs(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return every brief in the folders, sorted, and the files that were named themselves."""
    found: list[Path] = []
    for path in paths:
        found.extend(sorted(_briefs_below(path)) if path.is_dir() else [path])
    return tuple(dict.fromkeys(found))


def _briefs_below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob(BRIEF_FILE):
        inner = path.relative_to(folder).parts[:-1]
        if not any(part == INTERNAL or part.startswith(".") for part in inner):
            yield path
