"""The Jinja environment of section templates: sandboxed, without files, printing tokens only.

In: templates by name. Out: a rendered section as Markdown with tokens. Whatever `{{ … }}` prints is literal text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import FunctionLoader, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined, pass_context
from jinja2.runtime import Context

from briefgen.diagnostics import Location, error
from briefgen.document.nodes import Text
from briefgen.document.text import printable
from briefgen.errors import BriefError
from briefgen.nearest import suggestion
from briefgen.phrasing import shortened
from briefgen.sections.figures import NoSuchFigure
from briefgen.sections.guarding import METER
from briefgen.sections.kinds import UnknownName, kind, plain
from briefgen.sections.sandbox import SectionEnvironment
from briefgen.sections.shapes import DataView, FigureView, LinkView, PassageView
from briefgen.sections.tokens import OPEN, Token, TokenTable
from briefgen.sections.work import CHARACTERS_A_UNIT, TOO_MUCH, Meter
from briefgen.sections.work import HINT as WORK_HINT

SUFFIX = ".md.j2"
OWN, BUILTIN = "sections", "built-in sections"  # where templates stand
HINT = "what a template may use is listed in briefs/TUTORIAL.md"
PRINTING = 10  # units of work
_TABLE = "token table"  # not a name that a template can spell
_NAMED = re.compile(r"^ *:::+ *table +#([a-z0-9-]+)(?!\S)", re.MULTILINE)
_MISTAKES = (
    (re.compile("[\ufdd0-\ufdef]"), "this character is no letter of any script; delete it"),
    (re.compile(r"\{#(?!#)"), "a comment is written {## like this ##}; this one would be printed"),
)


@lru_cache(maxsize=1)
def builtin_templates() -> Mapping[str, str]:
    """Return the section templates that ship with briefgen, by section name."""
    return _templates_in(resources.files("briefgen.sections") / "templates")


@lru_cache(maxsize=1)
def builtin_parts() -> Mapping[str, str]:
    """Return the pieces that several shipped sections include; they are no sections of their own."""
    return _templates_in(resources.files("briefgen.sections") / "templates" / "parts")


def _templates_in(folder: Traversable) -> dict[str, str]:
    files = sorted((f for f in folder.iterdir() if f.name.endswith(SUFFIX)), key=lambda f: f.name.removesuffix(SUFFIX))
    return {f.name.removesuffix(SUFFIX): f.read_text(encoding="utf-8") for f in files}


def description(source: str) -> str:
    """Return what a template says of itself in the comment it begins with; empty if it says nothing."""
    head, end, _ = source.partition("##}")
    return head.removeprefix("{##").strip() if end and head.startswith("{##") else ""


def takes_texts(source: str) -> bool:
    """Tell whether a template prints texts of the author's: whether it says `texts`, or includes a piece that does."""
    code = re.sub(r"\{##.*?##\}", "", source, flags=re.DOTALL)
    return bool(re.search(r"\btexts\b|include \"author\"", code))


def takes_figures(source: str) -> bool:
    """Tell whether a template prints figures: whether it says `figures`, or `figure(…)`."""
    code = re.sub(r"\{##.*?##\}|\"[^\"]*\"|'[^']*'", "", source, flags=re.DOTALL)
    return bool(re.search(r"\{[{%][^}]*\bfigure(s\b|\()", code))


@pass_context
def _print(context: Context, value: Any) -> str:
    """Turn what a template prints into a token. Jinja's `finalize`; the context keeps it out of compile time."""
    table: TokenTable = context[_TABLE]
    context[METER].spend(PRINTING)
    if isinstance(value, PassageView | FigureView | DataView | LinkView):
        return table.add(value._token)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # digits alone: they may number a list
    if isinstance(value, bool) or not isinstance(value, str | int | float | Undefined):
        raise TemplateError(f"text, numbers, findings and links can be printed; this is of the kind {kind(value)}")
    text = str(value)  # an undefined name says here what it is
    context[METER].spend(len(text) // CHARACTERS_A_UNIT)
    if OPEN in text:
        raise TemplateError("macros and set blocks cannot hold findings; use `{% include %}`")
    return table.add(Token((Text(printable(text)),))) if text else ""


def mistakes(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line of each thing that no template may hold, and what is wrong with it."""
    for pattern, message in _MISTAKES:
        for found in pattern.finditer(source):
            yield source.count("\n", 0, found.start()) + 1, message


class SectionTemplates:
    """All templates of one brief: the shipped ones, and the analyst's own of the same or other names."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own
        self._sources = {**builtin_parts(), **builtin_templates(), **own}
        self._environment = SectionEnvironment(
            loader=FunctionLoader(self._load),
            finalize=_print,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            comment_start_string="{##",
            comment_end_string="##}",
        )

    def _load(self, name: str) -> tuple[str, str, None] | None:
        """Return a template's source and the file that tracebacks name; None if there is none of that name."""
        source = self._sources.get(name)
        if source is None:
            return None
        for line, message in mistakes(source):
            raise TemplateSyntaxError(message, line, name)
        return source, self.place(name).file, None

    def render(self, name: str, context: Mapping[str, object], table: TokenTable) -> str:
        """Render a section to Markdown with tokens. Raises BriefError with the template's file and line."""
        meter = Meter(sum(len(value) for value in context.values() if isinstance(value, tuple)))
        try:
            template = self._environment.get_template(name)
            rendered = template.render({**context, _TABLE: table, METER: meter})
        except TemplateSyntaxError as problem:
            where = self.place(problem.name or name, problem.lineno)
            raise _error(where, problem.message or "syntax error", getattr(problem, "hint", "")) from problem
        except TemplateNotFound as problem:
            hint = suggestion(f"{problem.name}", self._sources)
            message = f"there is no section template `{shortened(f'{problem.name}')}`"
            raise _error(self._where(problem, name), message, hint) from problem
        except RecursionError as problem:
            message = "the template includes itself, or a macro calls itself, without end"
            raise _error(self._where(problem, name, outermost=True), message) from problem
        except UnknownName as problem:
            hint = suggestion(problem.name, (*context, *self._environment.globals, *self._environment.assigned))
            raise _error(self._where(problem, name), str(problem), hint) from problem
        except NoSuchFigure as problem:
            hint = suggestion(problem.name, problem.known)
            raise _error(self._where(problem, name), str(problem), hint) from problem
        except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
            raise _error(self._where(problem, name), plain(problem), getattr(problem, "hint", "")) from problem
        if len(rendered) > meter.output:
            message = (
                f"{TOO_MUCH}: it makes {len(rendered):,} characters of Markdown, at most {meter.output:,} are read"
            )
            raise _error(self.place(name), message, WORK_HINT)
        return rendered

    def place(self, name: str, line: int = 0) -> Location:
        """Return where a template stands: a file beside the brief, or a shipped one."""
        folder = OWN if name in self._own else BUILTIN
        return Location(f"{folder}/{name}{SUFFIX}", line)

    def find(self, name: str, pattern: str) -> Location:
        """Return the line of a template in which a pattern is last found; without a line if it is not, or empty."""
        source = self._sources.get(name, "")
        found = list(re.finditer(pattern, source)) if pattern else []
        return self.place(name, source.count("\n", 0, found[-1].start()) + 1 if found else 0)

    def table_names(self) -> frozenset[str]:
        """Return the names that any template gives to a table, whether it prints that table or not."""
        return frozenset(found for source in self._sources.values() for found in _NAMED.findall(source))

    def _where(self, problem: BaseException, name: str, *, outermost: bool = False) -> Location:
        """Return the template line that raised, or led there: Jinja rewrites tracebacks to the lines of templates."""
        files = {self.place(known).file for known in self._sources}
        found, traceback = self.place(name), problem.__traceback__
        while traceback is not None:
            file = traceback.tb_frame.f_code.co_filename
            if file in files:
                found = Location(file, traceback.tb_lineno)
                if outermost:
                    break
            traceback = traceback.tb_next
        return found


def _error(where: Location, message: str, hint: str = "") -> BriefError:
    return BriefError([error(f"section template: {message}", where, hint or HINT)])
