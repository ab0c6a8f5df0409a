"""Document + theme -> PDF: text set by us, pages kept by ReportLab.

In: a `Document`, a `Theme`, `WriteOptions`. Out: `Written`, or only its `Measure`. The way of a text through this
folder: `runs` (inlines flat) -> `shaping` (glyphs) -> `pieces` (words, bound and divided) -> `setting`, `linebreak`
(lines) -> `composer`, `blocks` (rows of a galley) -> `galley`, `cards`, `contents`, `layouts`, `pages` -> `templates`,
`canvas`, `fonts`, `pictures`, `metadata`, `attachments` (the file).
"""

from briefgen.writers.pdf.writer import measure, write

__all__ = ["measure", "write"]
