"""Blocks that stand out of the text: tiles of key figures, a pull quote, words explained.

In: nodes of the parser's tree, and the inlines of the section. Out: blocks, each with the passages in it, so that who
builds the section can protect them; or a `Refusal` that says how it is written.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.nodes import Definition, Inline, KeyFigure
from briefgen.report.model import Passage
from briefgen.sections.inlines import InlineBuilder, check_voices, provenance_of
from briefgen.sections.parsing import Refusal

A_KEY_FIGURE, A_PULL_QUOTE = "a key figure", "a pull quote"


@dataclass(frozen=True, slots=True)
class Words:
    """The inlines of one piece, and the passages whose words they are."""

    inlines: tuple[Inline, ...]
    passages: tuple[Passage, ...]


def key_figures(node: SyntaxTreeNode, inlines: InlineBuilder) -> tuple[tuple[KeyFigure, ...], tuple[Passage, ...]]:
    """Return the tiles of a list that holds key figures of brief.yaml and nothing else. Raises Refusal."""
    entries = [item for found in node.children if found.type == "bullet_list" for item in found.children]
    figures = [inlines.key_figure(_only_paragraph(item.children)) for item in entries]
    if any(child.type != "bullet_list" for child in node.children) or None in figures:
        hint = "write `{% for figure in key_figures %}`, a line `- {{ figure }}`, and `{% endfor %}`"
        raise Refusal("key figures are a list of `key_figures`, and of nothing else", hint, r":::+\s*key-figures")
    found = [figure for figure in figures if figure is not None]
    return tuple(figure for figure, _ in found), tuple(passage for _, passage in found)


def pull_quote(node: SyntaxTreeNode, inlines: InlineBuilder) -> Words:
    """Return the words of a pull quote: one paragraph, a passage of the report or a text of the author's."""
    inline = _only_paragraph(node.children)
    words = Words(*inlines.of(inline)) if inline is not None else Words((), ())
    if len(words.passages) != 1:
        hint = "write one line in it: `{{ quote }}`, a passage of the report or one of `texts`"
        raise Refusal("a pull quote is one passage or text, and nothing else", hint, r":::+\s*pull-quote")
    return words


def definitions(node: SyntaxTreeNode, inlines: InlineBuilder) -> tuple[tuple[Definition, Words], ...]:
    """Return the words explained of a definition list, each with what it is made of. Raises Refusal."""
    found: list[tuple[Definition, Words]] = []
    for term, meaning in zip(node.children[::2], node.children[1::2], strict=False):
        inline = _only_paragraph(meaning.children)
        if term.type != "dt" or meaning.type != "dd" or inline is None:
            raise _not_so()
        said, passages = inlines.of(term.children[0])
        means, more = inlines.of(inline)
        check_voices((*said, *means), (*passages, *more))
        entry = Definition(said, means, provenance_of((*said, *means)))
        found.append((entry, Words((*said, *means), (*passages, *more))))
    if len(node.children) % 2:
        raise _not_so()
    return tuple(found)


def _not_so() -> Refusal:
    hint = "write the word in a line, and `: ` with what it means in the line below"
    return Refusal("each word that is explained has one meaning, of one paragraph", hint)


def _only_paragraph(nodes: list[SyntaxTreeNode]) -> SyntaxTreeNode | None:
    """Return the inlines of the one paragraph that there is, None where there is anything else."""
    return nodes[0].children[0] if len(nodes) == 1 and nodes[0].type == "paragraph" else None
