"""Build and publish what a request asks for: plan, build in parallel, publish brief by brief.

In: a request. Out: a result a target, with its exit code. One failing variant or brief does not stop the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.audience.profile import builtin_names
from briefgen.brief import Brief
from briefgen.build.executors import Outcome, run
from briefgen.build.manifest import Entry, sha256
from briefgen.build.plan import Plan, Planned, Request, make_plan
from briefgen.build.publish import INTERNAL, NewFile, Published, Wishes, publish
from briefgen.build.release import write_release
from briefgen.build.signing import keep_lock
from briefgen.build.variant import WHO_WROTE_IT, BuiltVariant, file_name, marks, shown_passages
from briefgen.config.annotations import LOCK_FILE
from briefgen.diagnostics import Diagnostic, Location, note, warning
from briefgen.errors import BriefgenError, GateError, OutputError, UnsignedError
from briefgen.report.model import Passage
from briefgen.tailoring.select import withheld_by
from briefgen.tailoring.selection import Selection
from briefgen.tailoring.tailor import tailor
from briefgen.writers import FORMATS


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one target."""

    target: Path
    brief: Brief | None
    outcomes: tuple[Outcome, ...]
    published: Published | None
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int


def build(request: Request, on_outcome: Callable[[Outcome, Plan], None] | None = None) -> tuple[Result, ...]:
    """Build a request; `on_outcome` is called after each variant. Nothing is raised for what a target holds."""
    plan = make_plan(request)
    outcomes = run(plan.tasks, request.workers)
    results = []
    for planned in plan.planned:
        found = []
        for _ in planned.tasks:
            outcome = next(outcomes)
            found.append(outcome)
            if on_outcome:
                on_outcome(outcome, plan)
        results.append(_finish(planned, tuple(found), request))
    return tuple(results)


def _finish(planned: Planned, outcomes: tuple[Outcome, ...], request: Request) -> Result:
    """Publish what was built of one target and gather what there is to say."""
    if planned.brief is None:
        assert planned.failure is not None
        failure = planned.failure
        return Result(planned.target, None, (), None, failure.diagnostics, failure.exit_code)
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    said = [*planned.brief.diagnostics]
    said.extend(d for outcome in outcomes if outcome.variant for d in outcome.variant.diagnostics)
    said.extend(unwritten_note(planned.brief, {o.variant.audience: o.variant.unwritten for o in outcomes if o.variant}))
    said.extend(d for failure in failures for d in failure.diagnostics)
    codes = [failure.exit_code for failure in failures]
    published = None
    try:
        published = publish(request.out, planned.brief.name, _wishes(planned.brief, outcomes, request))
        said.extend(published.diagnostics)
        codes.extend([OutputError.exit_code] if published.edited else [])
        said.extend(_keep_release(planned.brief, outcomes, published, request.out))
        said.extend(_keep_lock(planned.brief))
    except BriefgenError as failed:
        said.extend(failed.diagnostics)
        codes.append(failed.exit_code)
    return Result(planned.target, planned.brief, outcomes, published, tuple(dict.fromkeys(said)), max(codes, default=0))


def unwritten_note(brief: Brief, unwritten: Mapping[str, tuple[str, ...]]) -> tuple[Diagnostic, ...]:
    """Name once what only the author can write and has not written; `unwritten` holds it by audience."""
    missing = [f"{name} ({audience})" for audience, names in unwritten.items() for name in names]
    if not missing:
        return ()
    hint = "" if brief.bare else "write them under `text:` and `glossary:`, or drop their sections from the profile"
    return (note(f"not written: {', '.join(missing)}", Location(str(brief.file)), hint),)


def _wishes(brief: Brief, outcomes: tuple[Outcome, ...], request: Request) -> Wishes:
    files = tuple(f for outcome in outcomes if outcome.variant for f in _new_files(outcome.variant))
    return Wishes(files, _names_that_may_stay(brief, outcomes), _withheld(brief), request.force)


def _new_files(variant: BuiltVariant) -> tuple[NewFile, ...]:
    return tuple(
        NewFile(
            file.name,
            file.data,
            Entry(variant.audience, file.format, sha256(file.data), len(file.data), variant.size.pages, variant.shown),
        )
        for file in variant.files
    )


def _names_that_may_stay(brief: Brief, outcomes: tuple[Outcome, ...]) -> frozenset[str]:
    """Return what the brief makes beyond the files built now; without a brief.yaml, all that a bare report can make."""
    refused = {o.task.profile.name for o in outcomes if _is_refused(o.failure)}
    if brief.bare:
        return frozenset(file_name(name, fmt) for name in builtin_names() if name not in refused for fmt in FORMATS)
    return frozenset(
        file_name(profile.name, fmt)
        for profile in brief.configured
        if profile.name not in refused
        for fmt in brief.formats_for(profile)
    )


def _is_refused(failure: BriefgenError | None) -> bool:
    """Tell whether a gate refused the words: then no older file may stay. Words to be signed are no such matter."""
    return isinstance(failure, GateError) and not isinstance(failure, UnsignedError)


def _withheld(brief: Brief) -> dict[str, frozenset[str]]:
    """Return, by audience, the marks of the passages it may not see: no older file that shows one may stay."""
    found: dict[str, frozenset[str]] = {}
    for profile in (*brief.configured, *brief.audiences):
        rules = withheld_by(brief.report, profile)
        passages = [p for p in brief.report.passages() if rules[p.id] is not None]
        selection = tailor(brief.report, profile, texts=brief.texts, figures=brief.figures)
        passages += [text.passage for text in selection.texts_withheld]
        passages += [figure.text.passage for figure in selection.figures_withheld]
        untold = () if selection.tells_of_report else (WHO_WROTE_IT,)
        found[profile.name] = _marks(passages) | _for_others(brief, selection) | frozenset(untold)
    return found


def _for_others(brief: Brief, selection: Selection) -> frozenset[str]:
    """Return the marks of texts that are meant for other audiences: an older file may be from before they were."""
    others = [text.passage for text in brief.texts if text.audience not in ("", selection.profile.name)]
    return _marks(others) - _marks(shown_passages(selection))


def _marks(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(mark for p in passages for mark in marks(p))


def _keep_release(
    brief: Brief, outcomes: tuple[Outcome, ...], published: Published, out: Path
) -> tuple[Diagnostic, ...]:
    """Write the release report; the briefs are out, so a disk that is full by now is only warned of."""
    try:
        write_release(out, brief, outcomes, published)
    except OSError as problem:
        where = Location(str(out / INTERNAL / brief.name))
        hint = "build again: what is published stands, and what it rests on is not told"
        return (warning(f"the release report cannot be written: {problem.strerror or problem}", where, hint),)
    return ()


def _keep_lock(brief: Brief) -> tuple[Diagnostic, ...]:
    """Write briefgen.lock beside the brief if it changed; a folder that cannot be written is only warned of."""
    path = brief.folder / LOCK_FILE
    if brief.bare or (not brief.lock.entries and not path.exists()):
        return ()
    try:
        keep_lock(path, brief.lock)
    except OSError as problem:
        hint = "without it, changes of the report under an annotation are not noticed"
        return (warning(f"cannot be written: {problem.strerror or problem}", Location(str(path)), hint),)
    return ()
