"""The Markdown of a section -> the parser's tree. In: what a template rendered to. Out: nodes, or a `Refusal`.

What is nested too deeply, or wider than any page, is refused: the parser would drop it without a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin

from briefgen.document.nodes import TextRole

ROLES = {f"{role}": role for role in TextRole}
CONTAINERS = (*ROLES, "panel", "callout", "strip", "table", "key-figures", "pull-quote")
MAX_NESTING = 12  # of blocks, and of inlines, in one another
MAX_COLUMNS = 20
NO_PLACE = {
    "image": ("a picture", "leave it out: briefs carry no files but their fonts"),
    "hr": ("a line across the page", "leave it out; headings divide a section"),
    "fence": ("a block of code", "write it as a paragraph, without backticks"),
    "code_inline": ("code", "write it without backticks"),
}
DEPTH = "nested too deeply"  # what the parser's rule that notes it is called


class Refusal(Exception):
    """What may not stand in a section, and what to do; where it stands is known to who builds the section.

    `near` is a pattern for what the template has in that line, where it is known.
    """

    def __init__(self, message: str, hint: str = "", near: str = "") -> None:
        super().__init__(message)
        self.hint, self.near = hint, near


def no_place(kind: str) -> Refusal:
    """Make the refusal of a node that no section has, by the parser's word for its kind."""
    what, hint = NO_PLACE.get(kind, (f"`{kind}`", ""))
    return Refusal(f"{what} has no place in a section", hint)


def parse(source: str) -> list[SyntaxTreeNode]:
    """Return the blocks of a section as the parser sees them. Raises Refusal."""
    noted: dict[str, bool] = {}
    tokens = _parser().parse(source, noted)
    if DEPTH in noted or _depth(tokens) > MAX_NESTING:
        message = f"lists, quotations, boxes or emphasis stand in one another more than {MAX_NESTING} deep"
        raise Refusal(message, "a list counts as two: itself and its item")
    _check_tables(tokens)
    return SyntaxTreeNode(tokens).children


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    options = {"html": False, "maxNesting": MAX_NESTING + 3}  # the parser drops what is deeper, without a word
    parser = MarkdownIt("commonmark", options).enable("table").disable(["html_block", "html_inline", "code"])
    parser.block.ruler.before("table", DEPTH, _note_depth, {"alt": []})
    for name in CONTAINERS:
        container_plugin(parser, name)
    return parser.use(deflist_plugin)


def _note_depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Note what is nested too deeply; a rule of the parser that never takes a block."""
    if state.level > MAX_NESTING:
        state.env[DEPTH] = True
    return False


def _depth(tokens: Iterable[Token]) -> int:
    """Return how deeply inlines stand in one another: the parser sets no bound to emphasis."""
    deepest = 0
    for token in tokens:
        depth = 0
        for child in token.children or ():
            depth += child.nesting
            deepest = max(deepest, depth)
    return deepest


def _check_tables(tokens: Iterable[Token]) -> None:
    """Refuse tables that are wider than any page."""
    columns = 0
    for token in tokens:
        columns = 0 if token.type == "tr_open" else columns + (token.type in ("th_open", "td_open"))
        if columns > MAX_COLUMNS:
            raise Refusal(f"a table has more than {MAX_COLUMNS} columns", "no page is so wide: divide it")
