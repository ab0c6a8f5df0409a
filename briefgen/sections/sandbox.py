"""The Jinja environment that analysts' templates run in: a closed set of what they may use, and counted work.

In: the source of a template. Out: a compiled template that reads public fields, keys and elements of what it is given,
calls macros and a few functions, and does no more work than its meter allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType, MethodType
from typing import Any

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from briefgen.sections import allowed, guarding
from briefgen.sections.guards import assigned, guard
from briefgen.sections.kinds import (
    Missing,
    MistakeInRendering,
    MistakeInTemplate,
    attributes,
    described,
    plain,
    refuse_views,
)
from briefgen.sections.syntax import TagParser, worded
from briefgen.sections.work import HINT, MAX_ITEMS, MAX_TEXT, TOO_MUCH, grown

OPERATORS = frozenset(("+", "-", "*", "/", "//", "%", "**"))
TOO_LONG, DIGITS = "this number has too many digits", "put quotes around text made of digits"
TOO_DEEP = "nested too deeply, or too long to be understood"


def bounded_range(*numbers: Any) -> range:
    """Return a range of as many numbers as a section can need."""
    if not all(isinstance(n, int) and abs(n) <= 10**18 for n in numbers) or not 1 <= len(numbers) <= 3:
        raise MistakeInRendering("`range()` takes one to three whole numbers")
    found = range(*numbers)
    if len(found) > MAX_ITEMS:
        raise grown("list", "items", MAX_ITEMS)
    return found


class SectionEnvironment(ImmutableSandboxedEnvironment):
    """Compile templates with guards in them, and keep what they reach to data."""

    intercepted_binops = OPERATORS
    intercepted_unops = frozenset(("-", "+"))

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=Missing, optimized=False, **options)
        self.filters: dict[str, Any] = allowed.filters()
        self.tests: dict[str, Any] = allowed.tests()
        self.globals = {"range": bounded_range, "namespace": Namespace}
        self.assigned: set[str] = set()  # by the templates loaded so far, for hints

    # Compiling

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parser = None
        try:
            parser = TagParser(self, source, name, filename)
            tree = parser.parse()
        except TemplateSyntaxError as problem:  # the lexer gives the file in place of the name
            raise worded(problem, parser, name) from problem
        except (RecursionError, ValueError) as problem:
            line = parser.stream.current.lineno if parser else 1
            message, hint = (TOO_DEEP, "") if isinstance(problem, RecursionError) else (TOO_LONG, DIGITS)
            raise MistakeInTemplate(message, line, name, hint) from problem
        self.assigned |= assigned(tree)
        return guard(tree, name, allowed.FILTER_NAMES, allowed.TEST_NAMES)

    def compile(self, source: Any, name: str | None = None, *rest: Any, **options: Any) -> Any:
        """Compile a template. Raises TemplateSyntaxError for all that is wrong in it."""
        try:
            return super().compile(source, name, *rest, **options)
        except (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError) as problem:
            raise MistakeInTemplate(TOO_DEEP, 1, name) from problem

    # Reaching

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a public field, a key, or what a loop tells of itself."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self._missing(obj, attribute)
        if isinstance(obj, Undefined):
            str(obj)
        if attribute.startswith("_"):
            return self._missing(obj, attribute)
        if isinstance(obj, Namespace):
            return getattr(obj, attribute) if hasattr(obj, attribute) else self._missing(obj, attribute)
        return getattr(obj, attribute) if attribute in attributes(obj) else self._missing(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an element of a list or text, the value of a key, or a public field."""
        if isinstance(argument, Undefined):
            str(argument)
        if not isinstance(argument, str | int | float):
            raise MistakeInRendering(f"an index is a number or a name, and this is {described(argument)}")
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, Undefined):
            str(obj)
        if not isinstance(obj, Mapping | list | tuple | str | range):
            raise MistakeInRendering(f"{described(obj)} has no elements")
        container: Any = obj
        try:
            return container[argument]
        except (LookupError, TypeError):
            return self._missing(obj, argument)

    def _missing(self, obj: Any, name: Any) -> Undefined:
        return Missing(obj=obj, name=name)

    # Working

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, a loop or a function that the section was given. The names are Jinja's."""
        return __self._called(__context, __obj, args, kwargs)

    def _called(self, context: Context, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        kwargs = {name: value for name, value in kwargs.items() if name not in ("_loop_vars", "_block_vars")}
        meter = guarding.meter_of(context)
        meter.spend(len(args) + len(kwargs))
        if isinstance(function, Undefined):
            str(function)
        if isinstance(function, Macro):
            return context.call(function, *args, **kwargs)
        given = (*args, *kwargs.values())
        if isinstance(function, LoopContext):
            args = tuple(guarding.walk(meter, value, LOOP_UNITS) for value in args)
            return context.call(function, *args, **kwargs)
        if isinstance(function, MethodType) and isinstance(function.__self__, LoopContext):
            meter.weigh(given)
            return function(*args, **kwargs)
        if function is not Namespace and not isinstance(function, FunctionType):
            raise MistakeInRendering(f"{described(function)} cannot be called")
        meter.weigh(given)
        if function is not Namespace:
            refuse_views(*given)
            for value in given:
                if not isinstance(value, str | int | float | Undefined):
                    raise MistakeInRendering(f"a function takes texts and numbers, and this is {described(value)}")
        return function(*args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add, subtract, multiply or divide numbers; add and repeat texts and lists."""
        if guarding.is_number(left) and guarding.is_number(right):
            return _number(self.binop_table[operator], operator, left, right)
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)
        refuse_views(left, right)
        length = _length(operator, left, right)
        if length is None:
            words = " and ".join(f"{described(value)}" for value in (left, right))
            hint = "join texts and numbers with `~`" if isinstance(left, str) or isinstance(right, str) else ""
            raise MistakeInRendering(f"`{operator}` cannot take {words}", hint)
        text = isinstance(left, str) or isinstance(right, str)
        if length > (MAX_TEXT if text else MAX_ITEMS):
            raise grown(*(("text", "characters", MAX_TEXT) if text else ("list", "items", MAX_ITEMS)))
        result = self.binop_table[operator](left, right)
        guarding.meter_of(context).weigh((result,))
        return result

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """Give a number its sign."""
        if isinstance(arg, Undefined):
            str(arg)
        if not guarding.is_number(arg):
            raise MistakeInRendering(f"`{operator}` takes a number, and this is {described(arg)}")
        return self.unop_table[operator](arg)

    def call_filter(self, name: Any, *rest: Any, **options: Any) -> Any:
        """Apply a filter that a template names by a text, as in `map("upper")`."""
        allowed.check_name(name, "filter", allowed.FILTER_NAMES)
        return super().call_filter(name, *rest, **options)

    def call_test(self, name: Any, *rest: Any, **options: Any) -> Any:
        """Apply a test that a template names by a text, as in `select("odd")`."""
        allowed.check_name(name, "test", allowed.TEST_NAMES)
        return super().call_test(name, *rest, **options)


LOOP_UNITS = 20  # a turn of a loop that calls itself, beyond what its calls count


def _number(function: Callable[[Any, Any], Any], operator: str, left: Any, right: Any) -> Any:
    if operator == "**" and left < 0 and right != int(right):
        raise MistakeInRendering("a number below 0 has no such power")
    if operator == "**" and abs(right) > 100:
        raise MistakeInRendering(f"{TOO_MUCH}: a number beyond 10^18", HINT)
    try:
        result = function(left, right)
    except ArithmeticError as problem:
        raise MistakeInRendering(plain(problem)) from problem
    guarding.check_number(result)
    return result


def _length(operator: str, left: Any, right: Any) -> int | None:
    """Return how long a text or list becomes; None where the operator is not for such values."""
    if operator == "+":
        alike = any(isinstance(left, of) and isinstance(right, of) for of in (str, list, tuple))
        return len(left) + len(right) if alike else None
    for one, times in ((left, right), (right, left)):
        if operator == "*" and isinstance(one, str | list | tuple) and type(times) is int:
            return len(one) * max(times, 0)
    return None
