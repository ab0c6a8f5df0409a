"""What `check` found, as lines for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.build.check import Checked
from briefgen.build.variant import decided
from briefgen.cli.results import summary
from briefgen.cli.signing import signed
from briefgen.diagnostics import Severity
from briefgen.phrasing import counted


def as_data(checked: Checked) -> list[dict[str, object]]:
    """Return the published form: each diagnostic, and its audience where it is about one alone."""
    return [
        {**remark.diagnostic.as_json(), "audience": remark.audiences[0] if len(remark.audiences) == 1 else None}
        for remark in checked.remarks
    ]


def variant_lines(checked: Checked) -> Iterator[str]:
    """Yield, for each audience that can be built, its size and label, its findings, and what nobody has written."""
    for variant in checked.variants:
        selection = variant.selection
        yield f"{selection.profile.name}  {selection.label}, {counted(variant.size.pages, 'page')}"
        yield f"  {summary(variant.size, decided(selection))}"
        if variant.unwritten:
            yield f"  not written: {', '.join(variant.unwritten)}"


def wording_lines(checked: Checked) -> Iterator[str]:
    """Yield, for each wording of the author's that an audience gets, the verdict on it and its signature."""
    for statement in dict.fromkeys(statement for variant in checked.variants for statement in variant.wording):
        yield f"{statement.id}  {statement.verdict}, {signed(statement)}"


def tally(checked: Checked) -> str:
    """Return `2 errors, 3 warnings, 1 note`; where there is neither error nor warning, `no problems`."""
    found = dict.fromkeys(remark.diagnostic for remark in checked.remarks)
    numbers = {severity: sum(d.severity is severity for d in found) for severity in Severity}
    told = [counted(number, str(severity)) for severity, number in numbers.items() if number]
    if not numbers[Severity.ERROR] and not numbers[Severity.WARNING]:
        told.insert(0, "no problems")
    return ", ".join(told)
