"""Mistakes in the grammar of a template, in our words and at the tag that causes them.

In: a syntax error of Jinja, and the parser that met it. Out: a `MistakeInTemplate`.
"""

from __future__ import annotations

import re

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from briefgen.nearest import suggestion
from briefgen.phrasing import shortened
from briefgen.sections.kinds import MistakeInTemplate

TAGS = ("if", "elif", "else", "for", "set", "macro", "call", "with", "include", "filter")
_UNKNOWN = re.compile("Encountered unknown tag '(\\w+)'")
_WORDS = (
    (re.compile("Missing end of comment tag"), "`{##` is not closed by `##}`"),
    (re.compile("Missing end of raw directive"), "`{% raw %}` is not closed by `{% endraw %}`"),
    (re.compile("can't assign to '\\w+'"), "only a name can be given a value"),
    (re.compile("unexpected char [\"']+ at \\d+"), "a quotation mark is not closed"),
    (re.compile("unexpected char '(.*)' at \\d+"), r"unexpected `\1`"),
    (re.compile("'?end of print statement'?"), "`}}`"),
    (re.compile("'?end of statement block'?"), "`%}`"),
    (re.compile("expected token 'name'"), "expected a name"),
    (re.compile("expected token "), "expected "),
    (re.compile("'([^']*)'"), r"`\1`"),
    (re.compile("Jinja"), "briefgen"),
)


class TagParser(Parser):
    """Parse a template, and know the tags that are open where it stops, each with its line."""

    def __init__(self, environment: Environment, source: str, name: str | None, filename: str | None) -> None:
        super().__init__(environment, source, name, filename)
        self.open: list[tuple[str, int]] = []

    def parse_statement(self) -> nodes.Node | list[nodes.Node]:
        """Parse a tag with what stands in it."""
        self.open.append((self.stream.current.value, self.stream.current.lineno))
        found = super().parse_statement()
        self.open.pop()
        return found


def worded(problem: TemplateSyntaxError, parser: TagParser | None, name: str | None) -> MistakeInTemplate:
    """Return the mistake that a syntax error tells of."""
    said, tags = problem.message or "syntax error", parser.open if parser else []
    if said.startswith("Unexpected end of template") and tags:
        tag, line = tags[-1]
        return MistakeInTemplate(f"`{{% {tag} %}}` is not closed by `{{% end{tag} %}}`", line, name)
    if unknown := _UNKNOWN.match(said):
        return _unknown(unknown[1], tags[:-1], problem.lineno, name)
    for pattern, words in _WORDS:
        said = pattern.sub(words, said)
    said = said[:1].lower() + said[1:].removesuffix(".")
    return MistakeInTemplate(said, problem.lineno, name, "`==` compares two values" if "got `=`" in said else "")


def _unknown(tag: str, around: list[tuple[str, int]], line: int, name: str | None) -> MistakeInTemplate:
    """Return the mistake of a tag that there is not, or that closes what is not open."""
    closes = tag.removeprefix("end") if tag.startswith("end") else ""
    shown = shortened(tag)
    if around and (closes in TAGS or tag in TAGS):
        inner, opened = around[-1]
        message = f"`{{% {shown} %}}` stands where `{{% {inner} %}}` of line {opened} is not closed yet"
        return MistakeInTemplate(message, line, name, f"close it before with `{{% end{inner} %}}`")
    if closes in TAGS:
        return MistakeInTemplate(f"`{{% {shown} %}}` closes nothing: no `{{% {closes} %}}` is open", line, name)
    if tag in TAGS:
        return MistakeInTemplate(f"`{{% {shown} %}}` stands in no `{{% if %}}`", line, name)
    ends = tuple(f"end{known}" for known in TAGS if known not in ("elif", "else", "include"))
    return MistakeInTemplate(f"there is no tag `{{% {shown} %}}`", line, name, suggestion(tag, (*TAGS, *ends)))
