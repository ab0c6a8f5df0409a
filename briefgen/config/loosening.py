"""Profiles that show more than the outside audience they extend: meant or not, it is said.

In: the layers of a profile, the nearest first, checked. Out: a warning for each setting that loosens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.config.layers import Layer
from briefgen.diagnostics import Diagnostic, warning
from briefgen.labels import LABELS


def loosened(name: str, layers: Sequence[Layer]) -> Iterator[Diagnostic]:
    """Yield a warning for each setting of a profile by which it shows more than the outside audience it extends."""
    first, parent = layers[0], {key: value for layer in reversed(layers[1:]) for key, value in layer.data.items()}
    if parent.get("outside") is not True:
        return
    for key, loosens in LOOSENING.items():
        if key in first.data and key in parent and loosens(first.data[key], parent[key]):
            hint = "if that is meant, extend an audience of the house, such as minister or parliament"
            location = first.document.key_location((*first.path, key))
            message = f"`{key}: {_said(first.data[key])}` shows `{name}` more than `{first.data['extends']}` may see"
            yield warning(message, location, hint, first.document.excerpt(location.line))


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


# Settings that show more, each with what makes it looser than the one it replaces. The values are checked by then.
LOOSENING: dict[str, Callable[[object, object], bool]] = {
    "outside": lambda own, inherited: inherited is True and own is False,
    "allegations": lambda own, inherited: (own, inherited) == ("show", "omit"),
    "ceiling": lambda own, inherited: LABELS[str(own)].strictness > LABELS[str(inherited)].strictness,
}
