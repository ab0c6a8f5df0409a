"""What is wrong in a template, in words: kinds of values as an analyst knows them, and errors that carry a hint.

In: a value, or a problem of Jinja or Python. Out: a word or a message. Neither ever holds the name of a Python class, a
value's inner form or an address.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from jinja2 import StrictUndefined, TemplateRuntimeError, TemplateSyntaxError, Undefined
from jinja2.runtime import LoopContext, Macro
from jinja2.utils import Namespace, missing

from briefgen.nearest import suggestion
from briefgen.phrasing import shortened
from briefgen.sections.shapes import Printable

LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem",
        "nextitem", "cycle", "changed")  # fmt: skip
_KINDS: Mapping[type | tuple[type, ...], str] = {
    str: "text",
    bool: "true or false",
    (int, float): "number",
    (list, tuple, range): "list",
    Mapping: "mapping",
    Namespace: "namespace",
    LoopContext: "loop",
    Macro: "macro",
    Undefined: "nothing",
    type(None): "nothing",
}
_CLASS = re.compile(r"'(?:[\w.]+\.)?(\w+)'(?: object)?|(?<=non-iterable )(\w+) object")
_COMPARED = re.compile(r"'(\S+)' not supported between instances of (.*) and (.*)")
_CLASSES = {"str": "text", "bool": "true or false", "int": "number", "float": "number", "list": "list",
            "tuple": "list", "range": "list", "dict": "mapping", "NoneType": "nothing", "function": "function",
            "type": "function", "LoopContext": "loop"}  # fmt: skip


class MistakeInTemplate(TemplateSyntaxError):
    """A mistake found before anything is rendered; its line is known."""

    def __init__(self, message: str, line: int, name: str | None, hint: str = "") -> None:
        super().__init__(message, line, name)
        self.hint = hint


class MistakeInRendering(TemplateRuntimeError):
    """A mistake found while a template is rendered; its line is where it was raised."""

    def __init__(self, message: str | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnknownName(MistakeInRendering):
    """A name that nothing stands behind; what it may have meant is known where the section's names are."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no name `{name}`")
        self.name = name


class Missing(StrictUndefined):
    """A name, attribute or element that there is not: any use of it but `is defined` and `default` is an error."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = MistakeInRendering,
    ) -> None:
        super().__init__(hint, obj, name, self._mistake)  # type: ignore[arg-type]

    def _mistake(self, message: str | None = None) -> MistakeInRendering:
        """Return the error of a use; Jinja asks for it with its own message, which may show a value's inner form."""
        if self._undefined_hint:
            return MistakeInRendering(self._undefined_hint)
        if self._undefined_obj is missing:
            return UnknownName(shortened(str(self._undefined_name)))
        return no_attribute(self._undefined_obj, self._undefined_name)


def kind(value: object) -> str:
    """Return the word for what a value is."""
    for types, word in _KINDS.items():
        if isinstance(value, types):
            return word
    if is_dataclass(value):
        return type(value).__name__.removesuffix("View").lower()
    return "function" if callable(value) else "thing"


def described(value: object) -> str:
    """Return the word for what a value is, with its article where it has one."""
    word = kind(value)
    return word if word in ("text", "nothing", "true or false") else f"a {word}"


def attributes(value: object) -> tuple[str, ...]:
    """Return the names that may stand after a dot behind a value."""
    if isinstance(value, Mapping):
        return tuple(key for key in value if isinstance(key, str))
    if isinstance(value, LoopContext):
        return LOOP
    return _public(cast(Hashable, type(value)))


@cache
def _public(of: Hashable) -> tuple[str, ...]:
    """Return the public fields and properties of a view, or of a pair that `groupby` makes."""
    assert isinstance(of, type)
    if not is_dataclass(of):
        return tuple(getattr(of, "_fields", ())) if issubclass(of, tuple) else ()
    named = (*(field.name for field in fields(of)), *(n for n, v in vars(of).items() if isinstance(v, property)))
    return tuple(name for name in named if not name.startswith("_"))


def no_attribute(owner: object, name: object) -> MistakeInRendering:
    """Make the error of a name or number that there is not in a value."""
    of = described(owner)
    if not isinstance(name, str):
        return MistakeInRendering(f"{of} has no element {shortened(str(name))}")
    if name.startswith("_"):
        return MistakeInRendering(f"`{shortened(name)}` is unsafe: names that begin with `_` are out of reach")
    return MistakeInRendering(f"{of} has no attribute `{shortened(name)}`", suggestion(name, attributes(owner)))


def no_such(what: str, name: str, names: Sequence[str]) -> tuple[str, str]:
    """Return message and hint about a filter or test that there is not; `names` are those there are."""
    return f"no {what} `{shortened(name)}`", suggestion(name, names) or f"there are {', '.join(names)}"


def refuse_views(*values: object) -> None:
    """Raise the error of a view that is used as text, if one is among the values."""
    for value in values:
        if isinstance(value, Printable):
            str(value)
        elif isinstance(value, list | tuple):
            refuse_views(*(inner for inner in value if isinstance(inner, Printable)))


def plain(problem: BaseException) -> str:
    """Return the message of an error of Python, with our words for its classes."""
    if isinstance(problem, ZeroDivisionError):
        return "division by zero"
    if isinstance(problem, OverflowError):
        return "a number grows too large"
    said = _CLASS.sub(lambda found: _plain_class(found[1] or found[2], found[0]), str(problem))
    return _COMPARED.sub(r"`\1` cannot compare \2 with \3", said)


def _plain_class(name: str, said: str) -> str:
    if name in _CLASSES:
        return _CLASSES[name]
    return name.removesuffix("View").lower() if name.endswith("View") else said
