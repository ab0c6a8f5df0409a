"""Document + theme -> PDF: text set by us, pages kept by ReportLab.

In: a `Document`, a `Theme`, `WriteOptions`. Out: `Written`, or only its `Measure`. The way of a text through this
folder: `prepared` -> `runs`, `spans` (inlines flat) -> `shaping` (glyphs) -> `pieces` (words, bound and divided) ->
`setting`, `linebreak` (lines) -> `composer`, `blocks` (rows of a galley) -> `galley`, `cards`, `contents`, `layouts`,
`pages` -> `tagging`, `structure` (what is read) -> `templates`, `canvas`, `marking` (what is drawn, and whose it is)
-> `assembly`: `tree`, `links`, `fonts`, `pictures`, `metadata`, `attachments` -> `file`.
"""

from briefgen.writers.pdf.writer import measure, write

__all__ = ["measure", "write"]
