"""Everything that can be found wrong with a brief, without a file on the disk.

In: a target and the audiences wanted. Out: what each audience would get, all remarks, and the exit code. One failing
audience does not stop the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefgen.audience.profile import Profile
from briefgen.brief import Brief
from briefgen.build.executors import bug
from briefgen.build.plan import Request, make_plan
from briefgen.build.remarks import overlooked
from briefgen.build.run import unwritten_note
from briefgen.build.variant import ComposedVariant, compose_variant, write_variant
from briefgen.checks.context import check_context
from briefgen.checks.language import Remark, check_language
from briefgen.diagnostics import Diagnostic, Location, Severity, warning
from briefgen.errors import BriefgenError, GateError, UnsignedError


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found. `variants` holds each audience that could be built; `exit_code` is 0 where nothing failed."""

    brief: Brief | None
    variants: tuple[ComposedVariant, ...]
    remarks: tuple[Remark, ...]
    exit_code: int

    def exit_code_if(self, *, strict: bool) -> int:
        """Return the exit code; with `strict`, a warning ends like a gate that refuses."""
        warned = any(remark.diagnostic.severity is Severity.WARNING for remark in self.remarks)
        return self.exit_code or (GateError.exit_code if strict and warned else 0)


def check_target(target: Path, audiences: tuple[str, ...] = ()) -> Checked:
    """Check a brief or bare report for its audiences or those named. Nothing is raised for what the target holds."""
    (planned,) = make_plan(Request((target,), Path(), audiences)).planned
    if planned.brief is None:
        assert planned.failure is not None
        failure = planned.failure
        return Checked(None, (), tuple(Remark(d) for d in failure.diagnostics), failure.exit_code)
    return check_brief(planned.brief)


def check_brief(brief: Brief) -> Checked:
    """Check a loaded brief for each of its audiences."""
    variants: list[ComposedVariant] = []
    found = [Remark(d) for d in (*brief.diagnostics, *_undated(brief))]
    codes = [0]
    for profile in brief.audiences:
        try:
            variants.append(_composed(brief, profile))
            found.extend(_about(profile.name, variants[-1].diagnostics))
            found.extend(Remark(d) for d in variants[-1].unsigned)
            codes.extend(UnsignedError.exit_code for d in variants[-1].unsigned if d.severity is Severity.ERROR)
        except BriefgenError as failed:
            found.extend(_about(profile.name, failed.diagnostics))
            codes.append(failed.exit_code)
    missing = {variant.selection.profile.name: variant.unwritten for variant in variants}
    found.extend(Remark(d) for d in unwritten_note(brief, missing))
    selections = [variant.selection for variant in variants]
    found.extend(Remark(d) for d in overlooked(brief, selections))
    found.extend(check_context(brief, selections))
    found.extend(check_language(brief, selections))
    return Checked(brief, tuple(variants), tuple(dict.fromkeys(found)), max(codes))


def _composed(brief: Brief, profile: Profile) -> ComposedVariant:
    try:
        composed = compose_variant(brief, profile)
        write_variant(brief, composed, brief.formats_for(profile))
        return composed
    except BriefgenError:
        raise
    except Exception as problem:  # a bug of ours in one audience must not hide what is wrong with the others
        raise bug(f"audience `{profile.name}`", brief.file) from problem


def _about(audience: str, diagnostics: Iterable[Diagnostic]) -> list[Remark]:
    return [Remark(d, (audience,)) for d in diagnostics]


def _undated(brief: Brief) -> tuple[Diagnostic, ...]:
    if brief.report.date:
        return ()
    hint = "set `report: {date: …}` in brief.yaml, as it should be printed"
    return (warning("the report has no date: briefs say that it is undated", Location(str(brief.file)), hint),)
