"""Guards in the parsed template: every loop, macro, comparison and literal reports its work before it does any.

In: the tree of a template as Jinja parses it. Out: the same tree with guards in it; or a `MistakeInTemplate` where it
holds what no section needs. A guard is a filter whose name no template can spell; what they do stands in
`guarding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from briefgen.sections.kinds import MistakeInTemplate, no_such
from briefgen.sections.work import CHARACTERS_A_UNIT, MAX_NUMBER, MAX_TEXT

SPEND, WALK, WEIGH, JOIN, SLICE, INCLUDE, CALL, KEEP = (
    f"guard: {of}" for of in ("work", "loop", "value", "~", "slice", "include", "call block", "namespace")
)
MAX_DEPTH = 50  # of blocks and expressions in one another
MAX_LOOPS = 12  # in one another
MAX_NODES = 10_000  # the longest shipped template has about two hundred
_INSTEAD = 'a template may place another with `{% include "name" %}`'
_REFUSED: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.Extends: ("extends", _INSTEAD),
    nodes.Block: ("block", _INSTEAD),
    nodes.Import: ("import", _INSTEAD),
    nodes.FromImport: ("from", _INSTEAD),
    nodes.FilterBlock: ("filter", "apply the filter to a value: `{{ text | upper }}`"),
    nodes.ScopedEvalContextModifier: ("autoescape", "everything that is printed is literal text already"),
}
# What a step takes, in units of work; all other nodes take one.
_UNITS: dict[type[nodes.Node], int] = {
    nodes.Filter: 5,
    nodes.Test: 5,
    nodes.Call: 5,
    nodes.BinExpr: 3,
    nodes.UnaryExpr: 3,
    nodes.Compare: 3,
    nodes.Getattr: 2,
    nodes.Getitem: 2,
}


def guard(tree: nodes.Template, name: str | None, filters: Sequence[str], tests: Sequence[str]) -> nodes.Template:
    """Put the guards into a template's tree. `filters` and `tests` are the names it may use."""
    _check_size(tree, name)
    guarded: nodes.Template = _Guards(name, filters, tests, _units(tree)).visit(tree)
    return guarded


def assigned(tree: nodes.Template) -> frozenset[str]:
    """Return the names that a template gives to values of its own."""
    named = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    return frozenset(named | {node.name for node in tree.find_all(nodes.Macro)})


def _check_size(tree: nodes.Template, name: str | None) -> None:
    """Refuse what is so long or nested so deeply that Python could not compile it. Walks without recursion."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    count = 0
    while waiting:
        node, depth, loops = waiting.pop()
        count += 1
        loops += isinstance(node, nodes.For)
        if depth > MAX_DEPTH or loops > MAX_LOOPS:
            hint = f"at most {MAX_DEPTH} blocks and expressions in one another, of which {MAX_LOOPS} are loops"
            raise MistakeInTemplate("nested too deeply", node.lineno, name, hint)
        if count > MAX_NODES:
            hint = "divide it, or let a loop write what is alike"
            raise MistakeInTemplate("this template is longer than a section needs", tree.lineno, name, hint)
        waiting.extend((child, depth + 1, loops) for child in node.iter_child_nodes())


def _units(tree: nodes.Template) -> dict[int, int]:
    """Return the work of running once through each node and all below it, by the node's `id`."""
    order: list[nodes.Node] = []
    waiting: list[nodes.Node] = [tree]
    while waiting:
        order.append(waiting.pop())
        waiting.extend(order[-1].iter_child_nodes())
    units: dict[int, int] = {}
    for node in reversed(order):
        own = len(node.data) // CHARACTERS_A_UNIT if isinstance(node, nodes.TemplateData) else 0
        below = sum(units[id(child)] for child in node.iter_child_nodes())
        units[id(node)] = _UNITS.get(type(node), 1) + own + below
    return units


def _guarded(name: str, node: nodes.Expr, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


class _Guards(NodeTransformer):
    """Visit every node once: refuse it, leave it, or put a guard before what it does."""

    def __init__(self, name: str | None, filters: Sequence[str], tests: Sequence[str], units: dict[int, int]) -> None:
        self.name = name
        self.filters = filters
        self.tests = tests
        self.units = units

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """Refuse blocks that sections do not have; visit all else."""
        if type(node) in _REFUSED:
            word, hint = _REFUSED[type(node)]
            raise self._mistake(node, f"`{{% {word} %}}` is not for sections", hint)
        return super().visit(node, *args, **kwargs)

    def _mistake(self, node: nodes.Node, message: str, hint: str = "") -> MistakeInTemplate:
        return MistakeInTemplate(message, node.lineno, self.name, hint)

    def _spend(self, node: nodes.Node, units: int) -> nodes.Stmt:
        return nodes.ExprStmt(_guarded(SPEND, nodes.Const(units, lineno=node.lineno)), lineno=node.lineno)

    # Statements

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        units = self.units[id(node)]
        self.generic_visit(node)
        node.body.insert(0, self._spend(node, units))
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:
        units = self.units[id(node)]
        self.generic_visit(node)
        node.iter = _guarded(WALK, cast(nodes.Expr, node.iter), nodes.Const(units))
        return node

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node | list[nodes.Node]:
        self.generic_visit(node)
        if not isinstance(node.target, nodes.NSRef):
            return node
        owner = nodes.Name(node.target.name, "load", lineno=node.lineno)
        return [nodes.ExprStmt(_guarded(KEEP, owner), lineno=node.lineno), node]

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        units = self.units[id(node)]
        self.generic_visit(node)
        node.body.insert(0, self._spend(node, units))
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        units = self.units[id(node)]
        self.generic_visit(node)
        node.body.insert(0, self._spend(node, units))
        node.call.node = _guarded(CALL, node.call.node)
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        self.generic_visit(node)
        node.template = _guarded(INCLUDE, node.template)
        node.with_context = True  # without it, a part could print nothing
        return node

    # Expressions

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.name == "self":
            raise self._mistake(node, "no name `self`", _INSTEAD)
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Node:
        value = node.value
        if isinstance(value, int | float) and not -MAX_NUMBER <= value <= MAX_NUMBER:
            raise self._mistake(node, "this number is too large for a section", "put quotes around text made of digits")
        if isinstance(value, str) and len(value) > MAX_TEXT:
            raise self._mistake(node, f"a text of more than {MAX_TEXT:,} characters")
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:
        if node.name not in self.filters:
            raise self._mistake(node, *no_such("filter", node.name, self.filters))
        return self.generic_visit(node)

    def visit_Test(self, node: nodes.Test) -> nodes.Node:
        if node.name not in self.tests:
            raise self._mistake(node, *no_such("test", node.name, self.tests))
        return self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _guarded(JOIN, nodes.List(node.nodes, lineno=node.lineno))

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        if not isinstance(node.expr, nodes.Const):
            node.expr = _guarded(WEIGH, node.expr)
        for operand in node.ops:
            if not isinstance(operand.expr, nodes.Const):
                operand.expr = _guarded(WEIGH, operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        if isinstance(node.arg, nodes.Tuple):
            raise self._mistake(node, "an index is one number or one name", "write `list[0]`, or `list[:3]`")
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _guarded(SLICE, node.node)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:
        self.generic_visit(node)
        return _guarded(WEIGH, node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        self.generic_visit(node)
        return _guarded(WEIGH, node) if node.ctx == "load" else node

    visit_Dict = visit_List
