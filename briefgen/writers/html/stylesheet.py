"""Theme -> CSS.

In: a theme, and the name of a page size. Out: the rules of the page: colours and lengths of the theme as custom
properties, one rule a type style, then the files in `styles/`, one a topic. The root element has a class for the layout
and one for the dress of each piece (`layout-columns panel-barred`), by which a file tells them apart. On the screen the
body is 17 px and everything keeps its proportion to it; on paper one rem is the theme's body size in points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from briefgen.labels import Label
from briefgen.style.theme import POINTS_PER_MM, PageSize, TextStyle, Theme
from briefgen.writers.html.css import css_string
from briefgen.writers.html.fonts import font_stack

LEADING = 1.55  # of the body on a screen
SMALLEST = 0.765  # rem: 13 px
RUNNING = frozenset({"body", "item", "note", "lead", "quote", "table_cell", "table_row"})
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}")
# Each later file may overrule those before it; the layout comes behind them, then paper.
TOPICS = (
    "base", "furniture", "title", "sections", "lists", "references", "panels", "boxes", "quotes", "figures", "pieces",
    "tables",
)  # fmt: skip
# Type that shrinks with the window, and to what, in rem: at 320 px a word is to fit its line.
FLUID = {"title": 1.7, "title_rest": 1.3, "cover_title": 1.7, "cover_rest": 1.3, "contents_title": 1.5}
# In isolation, left to right: in a page that runs the other way the numbers would change places.
PAGE_NUMBER = '"\\2066 " counter(page) " of " counter(pages) "\\2069 "'
LAYOUT_FILES = {"report": ("layout-side-heads", "layout-report")}  # others have one of their own name


@lru_cache(maxsize=16)
def stylesheet(theme: Theme, page_size: str) -> str:
    """Return the rules that all pages of a theme share."""
    styles = "\n".join(_type_rule(style, theme) for style in theme.styles.values())
    layout = LAYOUT_FILES.get(theme.layout, (f"layout-{theme.layout}",))
    files = (*TOPICS, *layout, *(("logo",) if theme.logo else ()), "print")
    return "\n".join((_properties(theme), styles, *(_file(name) for name in files)))


def classes(theme: Theme) -> str:
    """Return the classes by which the files tell layouts and dresses apart."""
    dress = (f"{piece}-{choice}".replace("_", "-") for piece, choice in sorted(theme.pieces.items()))
    return " ".join((f"theme-{theme.name}", f"layout-{theme.layout}", *dress))


def page_rules(theme: Theme, page_size: str, label: Label, running_title: str) -> str:
    """Return the rules of the printed page: size, margins, and the furniture that stands on each."""
    size, style = theme.pages[page_size], theme.style("marking")
    type_of_label = f"font:{style.weight} {_points(10)} {font_stack(style.face, style.family)}"
    mark = (
        f"content:{css_string(str(label))};{type_of_label};color:{label.colour};background:#000;"
        "padding:3pt 5pt;width:min-content;height:min-content;white-space:nowrap;margin:auto 0 auto auto"
    )
    # The theme gives the furniture's heights for A4; below the text it keeps its distance on other paper.
    small, foot = theme.style("footer"), theme.pages["a4"].height - theme.pages["a4"].bottom
    line = (
        f"font:{small.weight} {_points(small.size)} {font_stack(small.face, small.family)};color:{small.colour};"
        "vertical-align:top;text-align:left;padding-top:"
    )
    below = {name: _points(theme.furniture[name] - foot) for name in ("label_footer", "footer_text")}
    return (
        f"@page{{size:{_points(size.width)} {_points(size.height)};margin:{_margins(size)};"
        f"@top-right{{{mark};margin-top:{_points(theme.furniture['label_header'])}}}"
        f"@bottom-right{{{mark};margin-top:{below['label_footer']}}}"
        f"@bottom-left{{content:{PAGE_NUMBER};{line}{below['footer_text']};width:18mm}}"
        f"@bottom-center{{content:{css_string(running_title)};{line}{below['footer_text']}}}}}\n"
        f"@page:first{{margin-top:{_points(theme.furniture['organisation'])};@top-right{{content:none}}}}"
    )


def _properties(theme: Theme) -> str:
    colours = {"on_band": theme.colours["paper"], **theme.colours}
    lengths = {f"rule-{name}": _points(value) for name, value in theme.rules.items()}
    return (
        f":root{{{_declarations({**colours, **lengths, **_fixed(theme), **_rhythm(theme)})};{_fonts(theme)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_declarations(theme.dark)}}}}}\n"
        f"@media print{{:root{{font-size:{_points(theme.style('body').size)};{_declarations(_paper(theme))}}}}}"
    )


def _fixed(theme: Theme) -> dict[str, str]:
    """Return the grounds that are the same by night, and what stands on them."""
    cover = theme.colours["ink" if theme.pieces["cover"] == "inked" else "text"]
    return {"band": theme.colours["ink"], "cover": cover, "on-cover": theme.colours["paper"]}


def _rhythm(theme: Theme) -> dict[str, str]:
    body, item = theme.style("body").size, theme.style("item")
    return {
        "unit": f"{LEADING / 4:.4f}rem",
        "line-item": f"{LEADING * item.size / body:.4f}rem",
        "hang-item": f"{item.hang / body:.3f}rem",
        "hang-number": f"{theme.style('numeral').hang / body:.3f}rem",
    }


def _paper(theme: Theme) -> dict[str, str]:
    """Return the lengths of paper, where lines are as close as in a PDF."""
    body, item = theme.style("body"), theme.style("item")
    tracks = {f"track-{name}": _points(value) for name, value in theme.tracks.items()}
    unit, line = f"{theme.unit / body.size:.4f}rem", f"{item.lead / body.size:.4f}rem"
    return {"paper-unit": unit, "paper-line": f"{body.lead / body.size:.4f}", "paper-line-item": line, **tracks}


def _fonts(theme: Theme) -> str:
    """Return the fonts of what has no element of its own, and the colour of headings, rules and bullets."""
    reference = theme.style("reference")
    fonts = {"numeral": "numeral", "table-label": "table_head", "label": "marking", "finding": "finding_id"}
    shorthands = (f"--{name}:{_font(theme.style(style), theme)}" for name, style in fonts.items())
    return ";".join(
        (
            *shorthands,
            f"--reference-family:{font_stack(reference.face, reference.family)}",
            f"--reference-size:{_size(reference, theme)}",
            f"--finding-colour:var(--{_colour_name(theme.style('finding_id').colour, theme)})",
            f"--head:var(--{_colour_name(theme.style('section').colour, theme)})",
        )
    )


def _declarations(values: Mapping[str, str]) -> str:
    return ";".join(f"--{name.replace('_', '-')}:{_safe(value)}" for name, value in values.items())


def _safe(value: str) -> str:
    """Return a value that is a colour or a length. Raises ValueError for anything else."""
    if not COLOUR.fullmatch(value) and not re.fullmatch(r"-?[0-9.]+[a-z]*", value):
        raise ValueError(f"not a colour or a length: {value!r}")
    return value


def _type_rule(style: TextStyle, theme: Theme) -> str:
    """Return the rule of a type style; `--strong` and `--em` say what stronger and stressed mean in it."""
    declarations = {
        "font-family": font_stack(style.face, style.family),
        "font-size": _size(style, theme),
        "font-weight": str(style.weight),
        "font-style": "italic" if style.italic else "normal",
        "line-height": _leading(style),
        "--lead": f"{style.lead / style.size:.3f}",
        "color": f"var(--{_colour_of(style, theme)})",
        "letter-spacing": f"{style.tracking / style.size:.3f}em" if style.tracking else "normal",
        "text-transform": "uppercase" if style.capitals else "none",
        "--strong": str(max(style.weight, 600)),
        "--em": "normal" if style.italic else "italic",
    }
    rules = [f".t-{style.name}{{{';'.join(f'{name}:{value}' for name, value in declarations.items())}}}"]
    if style.name in FLUID:
        body, least = theme.style("body").size, FLUID[style.name]
        steps = tuple(enumerate(style.steps))
        rules.append(f".t-{style.name}{{{_fluid(style.size / body, style.lead / style.size, least)}}}")
        rules += (f".t-{style.name}.step-{n}{{{_fluid(size / body, lead / size, least)}}}" for n, (size, lead) in steps)
    return "\n".join(rules)


def _fluid(rem: float, leading: float, least: float) -> str:
    """Return the size of a title that shrinks with the window; paper has the size itself, see `print.css`."""
    least = min(rem, least)
    grown = rem - least  # at 1,000 px; nothing of it at 320 px, 680 px = 40 rem below
    return (
        f"--size:{rem:.3f}rem;--lead:{leading:.3f};line-height:{max(leading, 1.08):.3f};"
        f"font-size:clamp({least:.3f}rem,calc({least:.3f}rem + {grown:.3f} * (2.5vw - .47rem)),{rem:.3f}rem)"
    )


def _font(style: TextStyle, theme: Theme) -> str:
    return f"{style.weight} {_size(style, theme)}/{LEADING:g} {font_stack(style.face, style.family)}"


def _size(style: TextStyle, theme: Theme) -> str:
    return f"{max(style.size / theme.style('body').size, SMALLEST):.3f}rem"


def _leading(style: TextStyle) -> str:
    return f"{LEADING:g}" if style.name in RUNNING else f"{min(max(style.lead / style.size, 1.15), 1.5):.3f}"


# Styles that stand on a ground of colour only in this dress of this piece; on paper what is as light is set as text.
_GROUNDS = {
    "marking": ("title", "bar"),
    "table_head": ("table", "filled"),
    **dict.fromkeys(("series", "date", "title", "title_rest", "subtitle"), ("title", "band")),
}


def _colour_of(style: TextStyle, theme: Theme) -> str:
    """Return the name of the colour of a style, one that shows on the ground it has in this theme."""
    piece, dress = _GROUNDS.get(style.name, ("", ""))
    light = style.colour in (theme.colours["paper"], theme.colours.get("on_band"))
    if light and piece and theme.pieces[piece] != dress:
        return "mark" if style.name == "marking" else "text"
    return _colour_name(style.colour, theme)


def _colour_name(colour: str, theme: Theme) -> str:
    return next(name for name, value in theme.colours.items() if value == colour).replace("_", "-")


def _points(value: float) -> str:
    return f"{value:.4g}pt"


def _margins(size: PageSize) -> str:
    sides = (size.top, size.right, size.bottom, size.left)
    return " ".join(f"{side / POINTS_PER_MM:.4g}mm" for side in sides)


def _file(name: str) -> str:
    """Read a file of `styles/` and leave its comments and indentation out."""
    text = (resources.files(__package__) / "styles" / f"{name}.css").read_text(encoding="utf-8")
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines())
    return "\n".join(line for line in lines if line)
