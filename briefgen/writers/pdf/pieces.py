"""Words as pieces: runs are cut into what lines are made of.

In: runs, their looks and the measure. Out: `Piece`s, each shaped, with the room behind it and what a line's end there
costs. The same words in the same looks give the same pieces, whatever else was set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.style.theme import Face
from briefgen.writers.pdf.bonds import bond
from briefgen.writers.pdf.hyphenation import SOFT_HYPHEN
from briefgen.writers.pdf.linebreak import NEVER_IF_AVOIDABLE
from briefgen.writers.pdf.lines import Fragment, Look, Piece
from briefgen.writers.pdf.runs import Run
from briefgen.writers.pdf.segments import may_part, segment, segment_address
from briefgen.writers.pdf.shaping import Font, font, missing
from briefgen.writers.pdf.widths import widths
