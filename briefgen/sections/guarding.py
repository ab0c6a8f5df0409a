"""What the guards in a template do when it runs: count the work, and refuse what cannot be worked with.

In: the context of a rendering and a value of the template. Out: the value, or an error in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context, Macro
from jinja2.utils import Namespace

from briefgen.sections import guards
from briefgen.sections.kinds import MistakeInRendering, described, refuse_views
from briefgen.sections.work import CHARACTERS_A_UNIT, HINT, MAX_NUMBER, MAX_TEXT, TOO_MUCH, Meter, grown

METER = "work meter"  # not a name that a template can spell


def actions() -> dict[str, Callable[..., Any]]:
    """Return what each guard does, by its name."""
    return {
        guards.SPEND: _spend,
        guards.WALK: _walk,
        guards.WEIGH: _weigh,
        guards.JOIN: _join,
        guards.SLICE: _slice,
        guards.INCLUDE: _include,
        guards.CALL: _call_block,
        guards.KEEP: _keep,
    }


def meter_of(context: Context) -> Meter:
    """Return what counts the work of the rendering that a context belongs to."""
    meter: Meter = context[METER]
    return meter


def is_number(value: object) -> bool:
    """Tell whether a value is a number to count with."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_simple(value: object) -> bool:
    """Tell whether a value is text or a number; what there is not says so itself where it is used."""
    return isinstance(value, str | int | float | Undefined)


def check_number(value: Any) -> None:
    """Refuse a number that grows beyond all that a report could hold."""
    if not -MAX_NUMBER <= value <= MAX_NUMBER:
        raise MistakeInRendering(f"{TOO_MUCH}: a number beyond 10^18", HINT)


@pass_context
def _spend(context: Context, units: int) -> None:
    """Count the start of a template or macro."""
    meter_of(context).spend(units)


@pass_context
def _walk(context: Context, value: Any, units: int) -> Any:
    """Count a whole loop before its first turn."""
    return walk(meter_of(context), value, units)


def walk(meter: Meter, value: Any, units: int) -> Any:
    """Count a loop over a value, whose one turn takes some units. Raises where it cannot be gone through."""
    if isinstance(value, Undefined):
        iter(value)
    if not isinstance(value, str | list | tuple | range | Mapping):
        raise MistakeInRendering(f"`for` goes through a list, and this is {described(value)}")
    meter.spend(len(value) * (units + 1))
    return value


@pass_context
def _weigh(context: Context, value: Any) -> Any:
    """Count a value that is made, or compared, with all that it holds."""
    if not isinstance(value, int | float):
        meter_of(context).weigh((value,))
    return value


@pass_context
def _join(context: Context, values: list[Any]) -> str:
    """Join texts and numbers with `~`."""
    texts = []
    refuse_views(values)
    for value in values:
        if not is_simple(value):
            raise MistakeInRendering(f"`~` joins texts and numbers, and this is {described(value)}")
        texts.append(str(value))
    length = sum(map(len, texts))
    if length > MAX_TEXT:
        raise grown("text", "characters", MAX_TEXT)
    meter_of(context).spend(length // CHARACTERS_A_UNIT)
    return "".join(texts)


@pass_context
def _slice(context: Context, value: Any) -> Any:
    """Count a part taken out of a list or text, as large as it can be."""
    if isinstance(value, Undefined):
        str(value)
    if not isinstance(value, str | list | tuple | range):
        raise MistakeInRendering(f"`[:]` takes a part of a list or text, and this is {described(value)}")
    meter_of(context).weigh((value,))
    return value


@pass_context
def _include(context: Context, name: Any) -> str:
    """Count the start of a part, which is handed all names there are."""
    if isinstance(name, Undefined):
        str(name)
    if not isinstance(name, str):
        raise MistakeInRendering(f"`include` takes the name of a template, and this is {described(name)}")
    meter_of(context).spend(20 + len(context.parent) + len(context.vars))
    return name


@pass_context
def _call_block(context: Context, macro: Any) -> Any:
    """Let `call` blocks call macros alone."""
    if isinstance(macro, Undefined):
        str(macro)
    if not isinstance(macro, Macro):
        raise MistakeInRendering(f"`{{% call %}}` calls a macro, and this is {described(macro)}")
    return macro


def _keep(owner: Any) -> None:
    """Let names be set in namespaces alone."""
    if isinstance(owner, Undefined):
        str(owner)
    if not isinstance(owner, Namespace):
        raise MistakeInRendering(f"names are set in a `namespace()`, and this is {described(owner)}")
