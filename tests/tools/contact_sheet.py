"""Make the pictures in README: page one of each audience's PDF, a sheet of all their pages, and one of all layouts.

In: `briefs/zedland` and `briefs/specimen`. Out: `assets/pictures/*.png`. Each picture carries the hash of the document
trees that it shows, so that `tests/test_pictures.py` notices when a picture is no longer true. Run from the top of the
repository:

    .venv/bin/python -m tests.tools.contact_sheet [PICTURE_FOLDER]
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefgen.audience.profile import Profile
from briefgen.brief import Brief
from briefgen.build.variant import build_variant, select
from briefgen.config.load import load_brief
from briefgen.document.dump import dump
from briefgen.sections.compose import compose

ROOT = Path(__file__).parent.parent.parent
DOTS_PER_INCH = 72
GAP = 16
COLUMNS = 4
GREY = (200, 203, 207)
HASH = "briefgen-tree"


def tree_hash(brief: Brief, profile: Profile) -> str:
    """Return the hash of the document that the pictures of an audience show."""
    return hashlib.sha256(dump(compose(select(brief, profile), brief)).encode()).hexdigest()[:16]


def tree_hashes(brief: Brief) -> str:
    """Return the hashes of the documents of all audiences."""
    return " ".join(tree_hash(brief, profile) for profile in brief.audiences)


def pages(brief: Brief, profile: Profile) -> list[Image.Image]:
    """Return the pages of an audience's PDF as pictures."""
    (file,) = build_variant(brief, profile, ("pdf",)).files
    document = pypdfium2.PdfDocument(file.data)
    return [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB") for page in document]


def save(image: Image.Image, path: Path, tree: str) -> None:
    """Save a picture with the hash of what it shows."""
    info = PngInfo()
    info.add_text(HASH, tree)
    few = image.quantize(160, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)  # keeps the label's colour
    few.save(path, optimize=True, pnginfo=info)
    print(path)


def sheet(images: list[Image.Image], scale: float) -> Image.Image:
    """Return all pages on one sheet, smaller by a factor."""
    width, height = (max(image.size[n] for image in images) for n in (0, 1))
    rows = -(-len(images) // COLUMNS)
    canvas = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, rows * (height + GAP) + GAP), GREY)
    for n, image in enumerate(images):
        canvas.paste(image, (GAP + n % COLUMNS * (width + GAP), GAP + n // COLUMNS * (height + GAP)))
    return canvas.resize((round(canvas.width * scale), round(canvas.height * scale)), Image.Resampling.LANCZOS)


def main(out: Path = ROOT / "assets" / "pictures") -> None:
    """Make all pictures."""
    out.mkdir(parents=True, exist_ok=True)
    _picture_audiences(load_brief(ROOT / "briefs" / "zedland"), out)
    _picture_layouts(load_brief(ROOT / "briefs" / "specimen"), out)


def _picture_audiences(brief: Brief, out: Path) -> None:
    every: list[Image.Image] = []
    for profile in brief.audiences:
        found = pages(brief, profile)
        every.extend(found)
        save(found[0], out / f"{profile.name}.png", tree_hash(brief, profile))
    save(sheet(every, 2 / 3), out / "contact-sheet.png", tree_hashes(brief))


def _picture_layouts(brief: Brief, out: Path) -> None:
    """Make one sheet of each theme in each layout: page one of each."""
    shown = [pages(brief, profile)[0] for profile in brief.audiences]
    save(sheet(shown, 1 / 2), out / "themes-and-layouts.png", tree_hashes(brief))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
