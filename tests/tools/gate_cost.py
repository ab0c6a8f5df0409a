"""What the gates cost beside writing: `python -m tests.tools.gate_cost`.

In: the example briefs. Out: milliseconds an audience, warm, of writing three formats, of all that a build does for it
(fit, compose, gates, write), of the gates on the tree and the leak gate on the written files; and what part of writing,
and of all else, the gates are.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import mean, median
from time import perf_counter

from briefgen.audience.profile import Profile
from briefgen.brief import Brief
from briefgen.build.gates import require_sound_tree
from briefgen.build.variant import BuiltFile, ComposedVariant, build_variant, compose_variant, file_name
from briefgen.checks.leaks import READERS, check_leaks, secrets_of
from briefgen.checks.wording import check_wording, shown_statements, statements
from briefgen.config.load import load_brief
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions, writer
from tests.conftest import BRIEFS, FORMATS

TIMES = 15
HEADS = (
    ("write", 8),
    ("all", 8),
    ("tree", 8),
    ("leaks", 8),
    ("(reading", 10),
    ("pdf)", 7),
    ("gates : write", 15),
    (": all", 7),
)


def main() -> None:
    """Print a line for each example brief."""
    print("brief".ljust(24) + "".join(head.rjust(room) for head, room in HEADS))
    for folder in sorted(path.parent for path in BRIEFS.glob("*/brief.yaml")):
        brief = load_brief(folder)
        rows = [measured(brief, profile) for profile in brief.audiences]
        write, whole, *costs = (mean(column) for column in zip(*rows, strict=True))
        gates = costs[0] + costs[1]
        told = "".join(f"{cost:{room}.1f}" for cost, room in zip(costs, (8, 8, 10, 7), strict=True))
        print(f"{folder.name:24}{write:8.1f}{whole:8.1f}{told}{gates / write:15.2f}{gates / (whole - gates):7.2f}")


def measured(brief: Brief, profile: Profile) -> tuple[float, ...]:
    """Return the milliseconds of writing, of all, of the tree gates and the leak gate, and in it of reading."""
    composed = compose_variant(brief, profile)
    files = written(profile, composed)
    return (
        milliseconds(lambda: written(profile, composed)),
        milliseconds(lambda: build_variant(brief, profile, FORMATS)),
        milliseconds(lambda: on_tree(brief, composed)),
        milliseconds(lambda: on_files(brief, composed, files)),
        milliseconds(lambda: [READERS[file.format](file.data) for file in files]),
        milliseconds(lambda: READERS["pdf"](files[0].data)),
    )


def written(profile: Profile, composed: ComposedVariant) -> tuple[BuiltFile, ...]:
    theme, options = load_theme(profile.theme), WriteOptions(profile.page_size)
    return tuple(
        BuiltFile(file_name(profile.name, name), name, writer(name)(composed.document, theme, options).data)
        for name in FORMATS
    )


def on_tree(brief: Brief, composed: ComposedVariant) -> object:
    selection, document = composed.selection, composed.document
    require_sound_tree(brief, selection, document)
    return check_wording(shown_statements(selection, statements(brief)), brief)


def on_files(brief: Brief, composed: ComposedVariant, files: tuple[BuiltFile, ...]) -> object:
    secrets = secrets_of(composed.selection, composed.document, brief)
    return check_leaks(secrets, files, brief.name)


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median of several runs, after two that do not count."""
    taken = []
    for _ in range(TIMES + 2):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return median(taken[2:])


if __name__ == "__main__":
    main()
