"""YAML's events -> plain data, with the places of its keys and values, and all that is wrong with them.

In: the lines of a text, and how deeply it may be nested. Out: a `Builder` that has gone through them once, without
recursion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefgen.diagnostics import Diagnostic
from briefgen.phrasing import shortened
from briefgen.yaml_source.document import MAX_PROBLEMS, WRONG_FILE, KeyPath
from briefgen.yaml_source.lines import Point, Source
from briefgen.yaml_source.scalars import SHOWN, read_scalar
from briefgen.yaml_source.syntax import syntax_hint

MAX_VALUES = 200_000  # keys and values


class _Stop(Exception):
    """Reading cannot go on; the reason is among the diagnostics."""


_OPEN = object()  # stands in `_Frame.key` while a mapping awaits a key


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    path: KeyPath
    container: Any
    key: object = _OPEN
    seen: dict[str, int] = field(default_factory=dict)


class Builder:
    """Build data and places from PyYAML's events, one after the other."""

    def __init__(self, source: Source, depth: int) -> None:
        self.source = source
        self.depth = depth
        self.data: Any = None
        self.places: dict[KeyPath, Point] = {}
        self.key_places: dict[KeyPath, Point] = {}
        self.diagnostics: list[Diagnostic] = []
        self.frames: list[_Frame] = []
        self.documents = 0
        self.values = 0
        self.untold = 0  # problems beyond those in `diagnostics`

    def run(self) -> None:
        """Read all events; problems land in `diagnostics`."""
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self.source.text)
        try:
            while (event := loader.get_event()) is not None:
                handle = getattr(self, f"_on_{type(event).__name__}", None)
                if handle:
                    handle(event, loader)
        except _Stop:
            pass
        except yaml.MarkedYAMLError as problem:
            self.data = None
            self._syntax(problem)
        except yaml.YAMLError as problem:  # pragma: no cover - control characters are found before
            self.data = None
            self._problem(f"this is not YAML: {problem}", 0)
        finally:
            loader.dispose()

    def _problem(self, message: str, index: int, hint: str = "") -> None:
        if len(self.diagnostics) < MAX_PROBLEMS:
            self.diagnostics.append(self.source.error(message, index, hint))
        else:
            self.untold += 1

    def _count(self, event: Any) -> None:
        """Count a key or value, and stop where there are more than anybody writes."""
        self.values += 1
        if self.values > MAX_VALUES:
            self.data = None
            self.diagnostics = [
                self.source.error(f"more than {MAX_VALUES:,} keys and values", event.start_mark.index, WRONG_FILE)
            ]
            self.untold = 0
            raise _Stop

    def _too_deep(self, index: int) -> None:
        self._problem(f"nested too deeply: more than {self.depth} levels", index, "check brackets and indentation")
        self.data = None

    def _syntax(self, problem: Any) -> None:
        mark = problem.problem_mark or problem.context_mark
        if "quoted scalar" in str(problem.context) and "end of stream" in str(problem.problem):
            mark = problem.context_mark or mark  # the end of the file tells nothing, the quotation mark that opens does
        index = min(mark.index, len(self.source.text)) if mark else 0
        said = " ".join(s for s in (problem.problem, problem.context) if s) or "syntax error"
        if "nesting depth" in said:  # the parser has a limit of its own, and meets it before the first bracket is told
            self._too_deep(index)
            return
        self._problem(f"this is not valid YAML: {said}", index, syntax_hint(said, *self.source.lines_at(index)))

    # Places and storing

    def _next_path(self) -> KeyPath:
        if not self.frames:
            return ()
        top = self.frames[-1]
        return (*top.path, len(top.container) if isinstance(top.container, list) else str(top.key))

    def _awaits_key(self) -> bool:
        return bool(self.frames) and isinstance(self.frames[-1].container, dict) and self.frames[-1].key is _OPEN

    def _store(self, value: Any) -> None:
        if not self.frames:
            self.data = value
            return
        top = self.frames[-1]
        if isinstance(top.container, list):
            top.container.append(value)
            return
        key = str(top.key)
        top.container.setdefault(key, value)
        top.key = _OPEN

    def _check_anchor(self, event: Any) -> None:
        if event.anchor is not None:
            hint = "write the value out where it is needed; quote text that begins with &"
            self._problem(
                f"anchors such as `&{shortened(event.anchor, SHOWN)}` are not used here", event.start_mark.index, hint
            )

    # Events

    def _on_DocumentStartEvent(self, event: Any, loader: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "keep one document a file: remove this `---` line, or what follows it"
            self._problem("a second YAML document starts here", event.start_mark.index, hint)
            raise _Stop

    def _on_AliasEvent(self, event: Any, loader: Any) -> None:
        self._count(event)
        hint = "write the value out; quote text that begins with *"
        self._problem(
            f"aliases such as `*{shortened(event.anchor, SHOWN)}` are not used here", event.start_mark.index, hint
        )
        if self._awaits_key():
            raise _Stop
        self.places.setdefault(self._next_path(), self.source.point(event.start_mark.index))
        self._store(None)

    def _on_ScalarEvent(self, event: Any, loader: Any) -> None:
        self._count(event)
        self._check_anchor(event)
        point = self.source.point(event.start_mark.index)
        if self._awaits_key():
            self._key(str(event.value), point, event.start_mark.index)
            return
        self.places.setdefault(self._next_path(), point)
        self._store(self._scalar(event, loader))

    def _key(self, key: str, point: Point, index: int) -> None:
        top = self.frames[-1]
        if key in top.seen:
            hint = f"keep one of the two, or give this one its own name; the first is on line {top.seen[key]}"
            self._problem(
                f"duplicate key `{shortened(key, SHOWN)}` (line {top.seen[key]} and line {point[0]})", index, hint
            )
        top.seen.setdefault(key, point[0])
        top.key = key
        self.key_places.setdefault((*top.path, key), point)

    def _open(self, event: Any, container: Any) -> None:
        self._count(event)
        self._check_anchor(event)
        index = event.start_mark.index
        if event.tag not in (None, "!"):
            self._tag(event.tag, index)
        if self._awaits_key():
            hint = "a key is a word or a text; quote text that begins with [ or {"
            self._problem("a list or mapping cannot be a key", index, hint)
            raise _Stop
        if len(self.frames) >= self.depth:
            self._too_deep(index)
            raise _Stop
        path = self._next_path()
        self.places.setdefault(path, self.source.point(index))
        self.frames.append(_Frame(path, container))

    def _on_SequenceStartEvent(self, event: Any, loader: Any) -> None:
        self._open(event, [])

    def _on_MappingStartEvent(self, event: Any, loader: Any) -> None:
        self._open(event, {})

    def _on_SequenceEndEvent(self, event: Any, loader: Any) -> None:
        self._store(self.frames.pop().container)

    _on_MappingEndEvent = _on_SequenceEndEvent

    # Scalars

    def _tag(self, tag: str, index: int) -> None:
        self._problem(
            f"tags such as `{shortened(tag, SHOWN)}` are not used here", index, "quote text that begins with !"
        )

    def _scalar(self, event: Any, loader: Any) -> object:
        value = str(event.value)
        tag, index = event.tag, event.start_mark.index
        if tag not in (None, "!"):
            if tag != "tag:yaml.org,2002:str":
                self._tag(tag, index)
            return value
        if not event.implicit[0] or event.style:
            return value
        import yaml

        kind = loader.resolve(yaml.ScalarNode, value, (True, False)).rpartition(":")[2]
        scalar = read_scalar(kind, value)
        if scalar.message:
            self._problem(scalar.message, index, scalar.hint)
        return scalar.value
