"""The straight way to set a paragraph: one run of plain words in one font, which nearly all paragraphs are.

In: a run, its look, the measure. Out: the lines that the general way would give (`setting`), without an object for each
word; None where the paragraph is not of that kind. Tests hold both ways equal.
"""

from __future__ import annotations

import re

from briefgen.writers.pdf.bonds import bond, may_bind
from briefgen.writers.pdf.linebreak import Measure, break_lines, places_of
from briefgen.writers.pdf.lines import Chunk, Look, SetLine, look_of
from briefgen.writers.pdf.runs import Dress, Run
from briefgen.writers.pdf.segments import may_part
from briefgen.writers.pdf.shaping import Font, font
from briefgen.writers.pdf.spans import Spans

_SPACES = re.compile(r"[ \t\r\f\v\n]+")

Straight = tuple[tuple[SetLine, ...], Font, str]  # the lines, and the glyphs that they need of a font


def set_straight(run: Run, look: Look, measure: Measure, spans: Spans) -> Straight | None:
    """Return the lines of a run, in ragged text whose words are not divided."""
    own, text = font(look.face), run.text
    odd = run.url or run.dress is not Dress.WORDS or look.capitals or look.tracking or look.rise or run.span
    if odd or may_part(text) or "- " in text or not own.has(text):
        return None
    texts = _SPACES.split(text.strip(" \t\r\f\v\n"))
    if not texts[0] or texts[-1][-1] == "-":
        return None
    numbers, codes, glyphs = zip(*own.words(texts), strict=True)
    size, room = look.size / 1000, own.space.width * look.size / 1000
    widths = [number * size for number in numbers]
    if max(widths) > min(measure.first, measure.rest) or "~" in "".join(codes):  # one too wide, or with raised marks
        return None
    count = len(texts)
    costs = [*map(bond, texts, texts[1:]), 0.0] if may_bind(texts) else [0.0] * count
    places = places_of(widths, [*[room] * (count - 1), 0.0], costs)
    start_x, prefix, space = measure.rest - measure.first, look_of(own, look), own.space.code
    lines: list[SetLine] = []
    start = 0
    for end in break_lines(places, measure):
        x = 0.0 if start else start_x
        shown = f"[{space.join(codes[start:end])}{space}]TJ".replace("><", "")
        width = x + places.feet[end] - places.starts[start]
        lines.append(SetLine(width, (Chunk(0, x, 0.0, prefix, shown),), spans))
        start = end
    return tuple(lines), own, "".join(sorted(set(own.space.glyphs).union(*glyphs)))
