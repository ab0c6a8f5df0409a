"""How a title is split over two lines, the same in every format."""

from __future__ import annotations


def split_title(title: str) -> tuple[str, str]:
    """Split at the first ": " into the title, colon kept, and its rest; the rest is empty where there is none."""
    head, separator, rest = title.partition(": ")
    return (head + ":", rest) if separator and rest.strip() else (title, "")
