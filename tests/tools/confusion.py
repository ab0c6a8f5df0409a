"""The confusion of labelled pairs: `python -m tests.tools.confusion PAIRS.jsonl [-v]`, from the top.

In: lines with source, claim, label (faithful or unfaithful), kind and, if not English, language. Out: a table of kinds
and verdicts, and the targets with what was reached.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.fidelity import Judgement, Verdict, judge


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair."""

    id: str
    source: str
    claim: str
    faithful: bool
    kind: str
    language: str

    def judged(self) -> Judgement:
        return judge(self.source, self.claim, self.language)


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """Read the pairs of a file."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(
        Pair(p["id"], p["source"], p["claim"], p["label"] == "faithful", p["kind"], p.get("language", "en"))
        for p in lines
    )


def count(pairs: Iterable[Pair]) -> dict[tuple[bool, str], Counter[Verdict]]:
    """Count the verdicts of each label and kind."""
    table: dict[tuple[bool, str], Counter[Verdict]] = {}
    for pair in pairs:
        table.setdefault((pair.faithful, pair.kind), Counter())[pair.judged().verdict] += 1
    return table


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for, and how often it came out of how many."""

    name: str
    reached: int
    total: int
    least: float

    @property
    def met(self) -> bool:
        return self.reached >= self.least * self.total

    @property
    def line(self) -> str:
        share = 100 * self.reached / self.total if self.total else 100
        return f"{'met   ' if self.met else 'MISSED'} {self.name}: {self.reached} of {self.total} ({share:.0f} %)"


def targets(table: Mapping[tuple[bool, str], Counter[Verdict]]) -> tuple[Target, ...]:
    """Return the targets that labelled pairs have to meet."""
    unfaithful = sum((c for (faithful, _), c in table.items() if not faithful), Counter[Verdict]())
    verbatim = table.get((True, "verbatim"), Counter())
    condensed = table.get((True, "condensed"), Counter())
    paraphrase = table.get((True, "paraphrase"), Counter())
    return (
        Target("unfaithful that do not pass", unfaithful.total() - unfaithful[Verdict.PASS], unfaithful.total(), 1),
        Target("unfaithful that fail outright", unfaithful[Verdict.FAIL], unfaithful.total(), 0.7),
        Target("faithful verbatim that pass", verbatim[Verdict.PASS], verbatim.total(), 1),
        Target("faithful condensed that pass", condensed[Verdict.PASS], condensed.total(), 0.85),
        Target(
            "faithful paraphrases that do not fail",
            paraphrase.total() - paraphrase[Verdict.FAIL],
            paraphrase.total(),
            0.75,
        ),
    )


def _is_odd(pair: Pair) -> bool:
    wanted = Verdict.FAIL if not pair.faithful else Verdict.REVIEW if pair.kind == "paraphrase" else Verdict.PASS
    return pair.judged().verdict is not wanted


def main(arguments: list[str]) -> None:
    """Print the table of a file, with -v the pairs that came out otherwise than labelled."""
    pairs = read_pairs(Path(arguments[0]))
    table = count(pairs)
    print(f"{'label':11}{'kind':21}{'pass':>6}{'review':>8}{'fail':>6}")
    for (faithful, kind), counted in sorted(table.items(), key=lambda item: (not item[0][0], item[0][1])):
        label = "faithful" if faithful else "unfaithful"
        print(f"{label:11}{kind:21}{counted[Verdict.PASS]:6}{counted[Verdict.REVIEW]:8}{counted[Verdict.FAIL]:6}")
    for target in targets(table):
        print(target.line)
    if "-v" in arguments:
        for pair in filter(_is_odd, pairs):
            judged = pair.judged()
            print(f"{pair.id} {pair.kind} {judged.mode} {judged.verdict}: {pair.claim}")
            for reason in judged.reasons:
                print(f"    {'hard' if reason.hard else 'soft'} {reason.rule}: {reason.message}")


if __name__ == "__main__":
    main(sys.argv[1:])
