"""Pages as ReportLab keeps them: a template a page, a frame a slice, and the flowable that draws a slice.

In: placed slices. Out: a page template with its frames, and flowables that fill these exactly, each page ready to be
drawn on a canvas.
"""

from __future__ import annotations

from contextlib import nullcontext
from itertools import groupby
from typing import assert_never

from reportlab.platypus.doctemplate import PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from briefgen.style.theme import PageSize
from briefgen.writers.pdf.canvas import BriefCanvas
from briefgen.writers.pdf.chart_rendering import draw_chart
from briefgen.writers.pdf.furniture import Furniture
from briefgen.writers.pdf.galley import (
    HEAD,
    LABEL,
    ChartMark,
    FillMark,
    FrameMark,
    GroundPart,
    ImageMark,
    LogoMark,
    Mark,
    OutlineMark,
    PathMark,
    Row,
    Slice,
    SliceMark,
    TextMark,
)
from briefgen.writers.pdf.pages import Placed

_ROOM = 2.0  # points more than a slice needs, so that rounding never sends it to the next frame
_BLEED = 6.0  # how far a ground that goes on elsewhere reaches over the slice's edge


class SliceFlowable(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A slice of a galley, drawn where a frame puts it."""

    def __init__(self, piece: Slice, width: float) -> None:
        super().__init__()
        self.piece, self.width, self.height = piece, width, piece.height

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, which is settled."""
        return self.width, self.height

    def drawOn(self, canvas: BriefCanvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw with the lower left corner at x, y of the page."""
        draw_slice(canvas, self.piece, x, y + self.height)


def draw_slice(canvas: BriefCanvas, piece: Slice, x: float, top: float) -> None:
    """Draw a slice with its top left corner at x, top."""
    for part in reversed(piece.grounds):
        _draw_ground(canvas, part, x, top)
    if piece.repeated:
        with canvas.artifact():
            _draw_rows(canvas, piece.rows[: piece.repeated], x, top)
    _draw_rows(canvas, piece.rows[piece.repeated :], x, top)


def _draw_rows(canvas: BriefCanvas, rows: tuple[tuple[float, Row], ...], x: float, top: float) -> None:
    for group, placed in groupby(rows, key=lambda pair: pair[1].group):
        marks = [(mark, top - y) for y, row in placed for mark in row.marks]
        if group:
            marks.sort(key=_lane)
        for mark, row_top in marks:
            draw_mark(canvas, mark, x, row_top)


def _lane(placed: tuple[Mark, float]) -> int:
    match placed[0]:
        case TextMark(lane=lane):
            return lane
        case FillMark(owner=owner) if owner is not None:
            return LABEL
        case _:
            return HEAD


def _is_text(mark: Mark) -> bool:
    return isinstance(mark, TextMark) and mark.owner is not None


def draw_mark(canvas: BriefCanvas, mark: Mark, x: float, top: float) -> None:
    """Draw a mark of a row whose top left corner is at x, top."""
    match mark:
        case TextMark():
            canvas.text(mark.line, x + mark.x, top - mark.baseline, mark.owner, mark.part)
        case FillMark():
            canvas.fill(x + mark.x, top - mark.y - mark.height, mark.width, mark.height, mark.colour, mark.owner)
        case FrameMark():
            stroke = (mark.colour, mark.thickness)
            canvas.frame(x + mark.x, top - mark.y - mark.height, mark.width, mark.height, stroke)
        case PathMark():
            canvas.shape(mark.path, x + mark.x, top - mark.baseline, mark.size, mark.colour)
        case ImageMark():
            canvas.picture(mark.owner, mark.picture, x + mark.x, top - mark.height, mark.width, mark.height)
        case ChartMark():
            draw_chart(canvas, mark, x + mark.x, top)
        case LogoMark():
            canvas.logo(mark.picture, x + mark.x, top - mark.y - mark.height, mark.width, mark.height)
        case SliceMark():
            draw_slice(canvas, mark.slice, x + mark.x, top - mark.y)
        case OutlineMark():
            canvas.bookmark(mark.level - 1, mark.title, top)
        case _:
            assert_never(mark)


def _draw_ground(canvas: BriefCanvas, part: GroundPart, x: float, top: float) -> None:
    ground = part.ground
    upper = top - part.top + (_BLEED if part.open_top else 0.0)
    lower = top - part.foot - (_BLEED if part.open_foot else 0.0)
    left, height = x + ground.x, upper - lower
    if ground.fill:
        canvas.fill(left, lower, ground.width, height, ground.fill)
    if ground.line:
        half, line = ground.line / 2, ground.line
        canvas.frame(left + half, lower + half, ground.width - line, height - line, (ground.line_colour, line))
    if ground.bar:
        canvas.fill(left, lower, ground.bar, height, ground.colour)
    if ground.top and not part.open_top:
        canvas.fill(left, upper - ground.top, ground.width, ground.top, ground.colour)
    if ground.foot and not part.open_foot:
        canvas.fill(left, lower, ground.width, ground.foot, ground.colour)


class BriefPage(PageTemplate):  # type: ignore[misc]  # ReportLab has no types
    """One page: a frame for each slice with the flowable that fills it, and the furniture."""

    def __init__(self, number: int, placed: list[Placed], furniture: Furniture) -> None:
        page = furniture.page
        filled = placed or [_EMPTY]
        super().__init__(str(number), [_frame(each, page) for each in filled])
        self.pagesize = (page.width, page.height)
        self._flowables = [SliceFlowable(each.slice, page.width) for each in filled]
        self._furniture, self._number = furniture, number

    def draw(self, canvas: BriefCanvas) -> None:
        """Draw the page. All that a document template of ReportLab decides is decided by now: what stands where."""
        self.beforeDrawPage(canvas, self)
        for frame, flowable in zip(self.frames, self._flowables, strict=True):
            if not frame.add(flowable, canvas):
                raise ValueError(f"page {self._number}: a slice is too high for its frame")
        self.afterDrawPage(canvas, self)
        canvas.showPage()

    def beforeDrawPage(self, canvas: BriefCanvas, document: object) -> None:
        """Draw what stands at the head; of that, label, draft and embargo are text on page one."""
        height = self._furniture.page.height
        for is_text, marks in groupby(self._furniture.head(self._number), _is_text):
            with nullcontext() if is_text else canvas.artifact("Pagination"):
                for mark in marks:
                    draw_mark(canvas, mark, 0.0, height)

    def afterDrawPage(self, canvas: BriefCanvas, document: object) -> None:
        """Draw what stands at the foot, so that it is read last."""
        with canvas.artifact("Pagination"):
            for mark in self._furniture.foot(self._number):
                draw_mark(canvas, mark, 0.0, self._furniture.page.height)


_EMPTY = Placed(Slice((), (), 1.0, 0), 0.0, 0.0)


def _frame(placed: Placed, page: PageSize) -> Frame:
    height = placed.slice.height + _ROOM
    top = page.height - page.top - placed.y
    return Frame(page.left + placed.x, top - height, page.width, height, 0, 0, 0, 0)
