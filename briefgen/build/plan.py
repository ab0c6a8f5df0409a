"""What is to be built: the briefs that targets name, and their variants; two variants never share a path.

In: paths from the command line. Out: loaded briefs with their tasks, and the targets that could not be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.brief import Brief
from briefgen.build.executors import Task, bug
from briefgen.build.publish import INTERNAL
from briefgen.build.variant import located
from briefgen.config.load import load_brief
from briefgen.config.target import BRIEF_FILE
from briefgen.diagnostics import Location, error
from briefgen.errors import BriefError, BriefgenError

DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))


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
    for target in _each_once(request.targets):
        try:
            brief = load_brief(target, request.audiences)
            _claim(names, brief)
            tasks = tuple(Task(brief, p, request.formats or brief.formats_for(p)) for p in brief.audiences)
            plan.planned.append(Planned(target, brief, tasks))
        except BriefgenError as failed:
            plan.planned.append(Planned(target, None, failure=located(failed, target)))
        except Exception:  # a bug of ours in one target must not lose the others
            plan.planned.append(Planned(target, None, failure=bug("the reading of this brief", target)))
    return plan


def _each_once(targets: Sequence[Path]) -> tuple[Path, ...]:
    """Return the targets without those that name again what another one names."""
    found: dict[Path, Path] = {}
    for target in targets:
        brief = target / BRIEF_FILE
        found.setdefault(_resolved(brief if brief.is_file() else target), target)
    return tuple(found.values())


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links in a circle: what reads the file tells
        return path


def _claim(names: dict[str, Path], brief: Brief) -> None:
    """Refuse names that two briefs share or that Windows cannot hold. Case is no difference on many disks."""
    for name in (brief.name, *(profile.name for profile in brief.audiences)):
        if name.endswith(".") or name.partition(".")[0].casefold() in DEVICES:
            message = f"no file can be called `{name}` under Windows"
            raise BriefError([error(message, Location(str(brief.file)), "choose another name")])
    key = brief.name.casefold()
    if key in names:
        message = f"two briefs are called `{brief.name}`: this one and {names[key]}"
        hint = "rename one of the files" if brief.bare else "give one of them another `name:`"
        hint += ", or build them into different folders with -o"
        raise BriefError([error(message, Location(str(brief.file)), hint)])
    names[key] = brief.file


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
