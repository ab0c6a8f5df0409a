"""The Jinja environment of section templates: sandboxed, without files, printing tokens only.

In: templates by name. Out: a rendered section as Markdown with tokens. Whatever `{{ … }}` prints is literal text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.diagnostics import Location, error
from briefgen.document.nodes import Text
from briefgen.document.text import printable
from briefgen.errors import BriefError
from briefgen.sections.tokens import CLOSE, OPEN, Token, TokenTable
from briefgen.sections.views import LinkView, PassageView

SUFFIX = ".md.j2"
_TABLE = "token table"  # not a name that a template can spell


@lru_cache(maxsize=1)
def builtin_templates() -> Mapping[str, str]:
    """Return the section templates that ship with briefgen, by section name."""
    folder = resources.files("briefgen.sections") / "templates"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(SUFFIX)), key=lambda f: f.name)
    return {f.name.removesuffix(SUFFIX): f.read_text(encoding="utf-8") for f in files}


def description(source: str) -> str:
    """Return what a template says of itself in the comment it begins with; empty if it says nothing."""
    head, end, _ = source.partition("##}")
    return head.removeprefix("{##").strip() if end and head.startswith("{##") else ""


@pass_context
def _print(context: Context, value: Any) -> str:
    """Turn what a template prints into a token. Jinja's `finalize`; the context keeps it out of compile time."""
    table: TokenTable = context[_TABLE]
    if isinstance(value, PassageView | LinkView):
        return table.add(value._token)
    text = str(value)
    if OPEN in text:
        raise TemplateError("macros and set blocks cannot hold findings; use `{% include %}`")
    return table.add(Token((Text(printable(text)),))) if text else ""


class SectionTemplates:
    """All templates of one brief: the shipped ones, and the analyst's own of the same or other names."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own
        self._environment = ImmutableSandboxedEnvironment(
            loader=DictLoader({**builtin_templates(), **own}),
            undefined=StrictUndefined,
            finalize=_print,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            comment_start_string="{##",
            comment_end_string="##}",
        )
        for filter_name in ("safe", "escape", "e", "forceescape", "tojson", "xmlattr", "urlize", "pprint"):
            self._environment.filters.pop(filter_name, None)

    def render(self, name: str, context: Mapping[str, object], table: TokenTable) -> str:
        """Render a section to Markdown with tokens. Raises BriefError with the template's file and line."""
        try:
            return self._environment.get_template(name).render({**context, _TABLE: table})
        except TemplateSyntaxError as problem:
            raise self._error(problem.name or name, problem.lineno, problem.message or "syntax error") from problem
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, OverflowError) as problem:
            raise self._error(name, _line_of(problem, name), str(problem)) from problem

    def place(self, name: str, line: int = 0) -> Location:
        """Return where a template stands: a file beside the brief, or a shipped one."""
        folder = "sections" if name in self._own else "built-in sections"
        return Location(f"{folder}/{name}{SUFFIX}", line)

    def _error(self, name: str, line: int, message: str) -> BriefError:
        hint = "names a template may use are listed in CONTRIBUTING under “How to add a section”"
        return BriefError([error(f"section template: {message}", self.place(name, line), hint)])


def _line_of(problem: BaseException, name: str) -> int:
    """Return the template line that raised, 0 if it is not known: Jinja rewrites tracebacks to template lines."""
    line, traceback = 0, problem.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
