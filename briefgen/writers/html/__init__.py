"""HTML: one self-contained page, its fonts and its style inside, without a script and without a request."""

from briefgen.writers.html.writer import write

__all__ = ["write"]
