"""How many problems of one kind are told. In: all of them. Out: the first, and one that counts the others."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.diagnostics import Diagnostic, error

MOST_PROBLEMS = 50


def bounded(problems: Sequence[Diagnostic], hint: str = "is it the right file?") -> list[Diagnostic]:
    """Return the first `MOST_PROBLEMS`, and after them how many more there are, at the place of the next one."""
    told, others = list(problems[:MOST_PROBLEMS]), problems[MOST_PROBLEMS:]
    if others:
        told.append(error(f"and {len(others):,} more problems", others[0].location, hint))
    return told
