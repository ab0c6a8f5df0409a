"""`check --claims`: sentences from outside, judged; JSON lines for programs, a count for people."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from briefgen.build.claims import judge_claims, read_claims
from briefgen.cli.console import echo
from briefgen.config.load import load_report
from briefgen.errors import GateError
from briefgen.fidelity import Verdict


def print_judged(file: Path, target: Path | None) -> int:
    """Print a line for each claim, and return the exit code: that of a gate if one fails. Raises BriefError."""
    claims = read_claims(file, load_report(target) if target else None)
    found: Counter[Verdict] = Counter()
    for judged in judge_claims(claims):
        echo(json.dumps(judged.as_json(), ensure_ascii=False))
        found[judged.judgement.verdict] += 1
    echo(", ".join(f"{found[verdict]} {verdict}" for verdict in Verdict), err=True)
    return GateError.exit_code if found[Verdict.FAIL] else 0
