"""The filters and tests that a template may use, each counted.

In: Jinja's filters and tests. Out: those whose result is bounded by what goes in, in a form that counts its work, gives
lists in place of generators, and tells what it cannot take in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.tests import TESTS
from jinja2.utils import _PassArg

from briefgen.sections.guarding import actions, check_number, is_number, is_simple, meter_of
from briefgen.sections.kinds import MistakeInRendering, described, kind, no_such, refuse_views
from briefgen.sections.work import HINT, MAX_TEXT, TOO_MUCH, grown

TEXT_FILTERS = ("capitalize", "float", "int", "lower", "replace", "string", "title", "trim", "upper", "wordcount")
NUMBER_FILTERS = ("abs", "round")
LIST_FILTERS = ("batch", "dictsort", "first", "groupby", "items", "join", "last", "list", "map", "max", "min", "reject",
                "rejectattr", "reverse", "select", "selectattr", "slice", "sort", "sum", "unique")  # fmt: skip
ANY_FILTERS = ("count", "d", "default", "length")
FILTER_NAMES = tuple(sorted((*TEXT_FILTERS, *NUMBER_FILTERS, *LIST_FILTERS, *ANY_FILTERS)))
NUMBER_TESTS = ("divisibleby", "even", "odd")  # Python's `%` on a text would format it
TEXT_TESTS = ("lower", "upper")
TEST_NAMES = tuple(sorted(set(TESTS) - {"callable", "escaped", "filter", "test"}))
MAX_ARGUMENT = 200  # characters of an attribute's name or a separator; numbers: parts of a list, digits


def filters() -> dict[str, Callable[..., Any]]:
    """Return what a template's filters do, the guards among them."""
    known: Mapping[str, Any] = FILTERS
    return {name: _counted(name, known[name], "filter", _accepts(name)) for name in FILTER_NAMES} | actions()


def tests() -> dict[str, Callable[..., Any]]:
    """Return what a template's tests do."""
    known: Mapping[str, Any] = TESTS
    return {name: _counted(name, known[name], "test", _accepts_test(name)) for name in TEST_NAMES}


def _accepts(name: str) -> Callable[..., bool]:
    if name in TEXT_FILTERS:
        return lambda value, *_: is_simple(value)
    if name in NUMBER_FILTERS:
        return lambda value, *_: is_number(value)
    return lambda *_: True


def _accepts_test(name: str) -> Callable[..., bool]:
    if name in NUMBER_TESTS:
        return lambda *values: all(is_number(value) for value in values)
    if name in TEXT_TESTS:
        return lambda value, *_: is_simple(value)
    return lambda *_: True


def _counted(name: str, function: Callable[..., Any], what: str, accepts: Callable[..., bool]) -> Callable[..., Any]:
    """Return a filter or test of Jinja that counts what goes in and what comes out."""
    passed = _PassArg.from_obj(function)

    @pass_context
    def counted(context: Context, value: Any, *arguments: Any, **named: Any) -> Any:
        meter = meter_of(context)
        given = (value, *arguments, *named.values())
        meter.weigh(given)
        _check_arguments(name, value, given[1:])
        before: tuple[Any, ...] = ()
        if passed is not None:
            before = ({_PassArg.context: context, _PassArg.eval_context: context.eval_ctx}.get(
                passed, context.environment),)  # fmt: skip
        try:
            if not accepts(value, *arguments):
                raise TypeError
            result = function(*before, value, *arguments, **named)
            if isinstance(result, Iterator):
                result = list(result)
        except TemplateRuntimeError:
            raise
        except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as problem:
            refuse_views(*given)
            raise MistakeInRendering(f"the {what} `{name}` cannot take this {kind(value)}", _usage(name)) from problem
        if isinstance(result, int | float) and not isinstance(result, bool):
            check_number(result)
        elif not isinstance(result, bool):
            meter.weigh((result,))
        return result

    return counted


def _usage(name: str) -> str:
    if name in TEXT_FILTERS or name in TEXT_TESTS:
        return "it takes a text or a number"
    if name in NUMBER_FILTERS or name in NUMBER_TESTS:
        return "it takes numbers"
    return "it takes a list" if name in LIST_FILTERS else ""


def _check_arguments(name: str, value: Any, arguments: tuple[Any, ...]) -> None:
    """Refuse arguments that let a filter make far more than it was given."""
    if name == "replace" and len(arguments) > 1:
        old, new = str(arguments[0]), str(arguments[1])
        text = "" if not is_simple(value) else str(value)
        if len(text) + text.count(old) * len(new) > MAX_TEXT:
            raise grown("text", "characters", MAX_TEXT)
    elif name == "join":
        _check_join(value, arguments)
    elif name == "sum" and not all(isinstance(a, str | int | float | None) for a in arguments):
        raise MistakeInRendering("the filter `sum` adds numbers")
    if name not in LIST_FILTERS and name != "round":
        return
    for argument in arguments:
        if isinstance(argument, str) and len(argument) > MAX_ARGUMENT:
            raise grown("setting", "characters", MAX_ARGUMENT)
        counts = name in ("batch", "slice", "round") and is_number(argument)
        if counts and not -MAX_ARGUMENT <= argument <= MAX_ARGUMENT:
            raise MistakeInRendering(f"{TOO_MUCH}: `{name}` with a number beyond {MAX_ARGUMENT}", HINT)


def _check_join(value: Any, arguments: tuple[Any, ...]) -> None:
    if not isinstance(value, list | tuple) or len(arguments) > 1:
        return  # with an attribute: what it names is counted when it is joined
    separator = len(str(arguments[0])) if arguments else 0
    if sum((len(item) if isinstance(item, str) else 20) + separator for item in value) > MAX_TEXT:
        raise grown("text", "characters", MAX_TEXT)
    refuse_views(value)
    for item in value:
        if not is_simple(item):
            raise MistakeInRendering(f"the filter `join` joins texts and numbers, and this is {described(item)}")


def check_name(name: object, what: str, names: Sequence[str]) -> None:
    """Raise the error of a filter or test that `map`, `select` or a like filter was given, and that there is not."""
    if isinstance(name, Undefined):
        str(name)
    if not isinstance(name, str):
        raise MistakeInRendering(f"a {what} is named by a text, and this is {described(name)}")
    if name not in names:
        raise MistakeInRendering(*no_such(what, name, names))
