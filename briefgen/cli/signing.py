"""What `sign` shows, asks and records.

In: a loaded brief, and answers. Out: source and wording side by side, and signatures in briefgen.lock.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import zip_longest

import click

from briefgen.brief import Brief
from briefgen.build.release import statement_as_json
from briefgen.build.signing import sign, withdraw
from briefgen.checks.wording import Statement, statements
from briefgen.cli.console import echo, terminal_width
from briefgen.cli.tables import width
from briefgen.diagnostics import Location, error
from briefgen.document.text import printable
from briefgen.errors import BriefError, UsageError
from briefgen.nearest import did_you_mean
from briefgen.phrasing import counted

WIDEST = 120
BETWEEN = "   "
DATA_LINES = 12  # of a figure: its source and what else it shows, then the first rows
SIGN, SKIP, STOP = "y", "n", "q"


@dataclass(slots=True)
class Session:
    """One run of `sign` over one brief."""

    brief: Brief
    found: tuple[Statement, ...] = field(init=False)

    def __post_init__(self) -> None:
        if self.brief.bare:
            hint = "`briefgen init FOLDER --report FILE` writes a brief, in which you may add words of your own"
            raise UsageError(
                [error("a bare report has no wording of an author's", Location(str(self.brief.file)), hint)]
            )
        self.found = statements(self.brief)

    def chosen(self, names: Sequence[str], *, everything: bool) -> tuple[Statement, ...]:
        """Return what to sign: those named, else all that is held back. Raises BriefError for a name there is not."""
        self._require(names)
        if names:
            return tuple(s for s in self.found if s.id in names)
        return tuple(s for s in self.found if s.is_held_back)

    def _require(self, names: Sequence[str]) -> None:
        known = [s.id for s in self.found]
        where = Location(str(self.brief.file))
        unknown = [
            error(f"no wording of the author's is called `{name}`", where, did_you_mean(name, known) or SEE_LIST)
            for name in names
            if name not in known
        ]
        if unknown:
            raise BriefError(unknown)

    def sign(self, chosen: Sequence[Statement], by: str | None, *, asks: bool) -> None:
        """Show each statement, ask unless told not to, and record at once what is signed."""
        if not chosen:
            echo(f"nothing to sign: {self._state()}")
            return
        by = _named(by)
        signed = 0
        for number, statement in enumerate(chosen, 1):
            echo(click.style(f"{number} of {len(chosen)}  {statement.id}", bold=True))
            for line in side_by_side(statement):
                echo(line)
            answer = _answer() if asks else SIGN
            if answer == STOP:
                break
            if answer == SIGN:
                sign(self.brief, (statement,), by, datetime.now(UTC))
                signed += 1
            echo()
        left = len(chosen) - signed
        echo(f"signed {signed}, by {by}" + (f"; {left} left unsigned" if left else ""))

    def withdraw(self, names: Sequence[str], *, everything: bool) -> None:
        """Take signatures away. Raises UsageError where nothing is named."""
        if not names and not everything:
            raise UsageError([error("`--withdraw` needs to know whose signatures to take away", hint=WHICH)])
        self._require(names)
        gone = [s for s in self.found if s.signature and (everything or s.id in names)]
        withdraw(self.brief, gone)
        echo(f"withdrawn: {', '.join(s.id for s in gone) or 'nothing, for none of these is signed'}")

    def listed(self) -> Iterator[str]:
        """Yield a block of lines for each statement, and a line that counts them."""
        for statement in self.found:
            yield click.style(statement.id, bold=True)
            yield from side_by_side(statement)
            yield ""
        yield self._state()

    def _state(self) -> str:
        if not self.found:
            return "the brief has no wording of an author's"
        signed = sum(s.signature is not None for s in self.found)
        held = sum(s.is_held_back for s in self.found)
        return f"{counted(len(self.found), 'wording')} of the author’s, {signed} signed, {held} held back"

    def as_data(self) -> list[dict[str, object]]:
        """Return the published form."""
        return [statement_as_json(statement) for statement in self.found]


SEE_LIST = "`--list` shows them all"
WHICH = "name them with --text, or take all away with --all"


def side_by_side(statement: Statement) -> Iterator[str]:
    """Yield the lines that show a statement: verdict, reasons, and the report's words beside the author's."""
    yield f"  {statement.verdict}, {signed(statement)}" + (f"  {statement.location}" if statement.location else "")
    for reason in statement.reasons:
        yield from textwrap.wrap(printable(reason), _room(), initial_indent="  because ", subsequent_indent="    ")
    half = max(20, (_room() - len(BETWEEN)) // 2)
    left = [line for text in _stands_on(statement) for line in _column(text, half)]
    right = _column(statement.words, half)
    heads = ("the report and the data" if statement.drawn else "the report", "the author")
    for one, other in zip_longest((heads[0], *(left or ["(it names nothing)"])), (heads[1], *right), fillvalue=""):
        yield f"  {one}{' ' * max(0, half - width(one))}{BETWEEN}{other}".rstrip()


def _stands_on(statement: Statement) -> Iterator[str]:
    """Yield what the report says, and of a figure what it draws: the first lines tell what sort of data it is."""
    sources = statement.sources[:-1] if statement.drawn else statement.sources
    yield from (_place(passage.text, str(passage.place)) for passage in sources)
    yield from statement.drawn[:DATA_LINES]
    if len(statement.drawn) > DATA_LINES:
        yield f"… and {counted(len(statement.drawn) - DATA_LINES, 'line')} more"


def _place(text: str, place: str) -> str:
    return f"{text} ({place})" if not place.endswith(" 0") else text


def _column(text: str, room: int) -> list[str]:
    return textwrap.wrap(printable(text), room) or [""]


def _room() -> int:
    return min(terminal_width(), WIDEST) - 2


def signed(statement: Statement) -> str:
    """Say whether a statement is signed, by whom and when, or needs no signature."""
    if statement.signature:
        return f"signed by {printable(statement.signature.by)} on {statement.signature.on}"
    return "not signed" if statement.needs_signature else "needs no signature"


def _named(by: str | None) -> str:
    """Return who signs; asked for where no option says it. Raises UsageError for nobody."""
    name = " ".join((by if by is not None else _asked("Your name")).split())
    if not name:
        raise UsageError([error("nobody signs: the name is empty", hint='name yourself: --by "R. Example"')])
    return name


def _answer() -> str:
    while True:
        answer = _asked(f"Sign it? [{SIGN}]es, [{SKIP}]o, [{STOP}]uit").strip().casefold()[:1]
        if answer in (SIGN, SKIP, STOP):
            return answer


def _asked(question: str) -> str:
    click.echo(f"{question}: ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        hint = 'there is nobody to answer: name who signs, and what: --by "R. Example" --text ID, or --all'
        raise UsageError([error("the question was not answered", hint=hint)])
    return line.strip()
