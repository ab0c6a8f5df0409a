"""Address of a link in, target of a relationship out, or None where Word would refuse the file or the link.

A target is a URI reference (ECMA-376 Part 2, 9.3.2.2); one bad target and Word calls the whole package corrupt.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SAFE = "!#$%&'()*+,-./:;=?@_~"
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(:[0-9]{1,5})?")
_MAIL = re.compile(r"mailto:[^@\s<>?]+@[^@\s<>?]+(\?[^\s]*)?", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def target(url: str) -> str | None:
    """Return the address with its unsafe characters percent-encoded; only http, https and mailto are addresses."""
    text = url.strip()
    if _MAIL.fullmatch(text):
        return _quoted(text)
    try:
        parts = urlsplit(text)
        host = parts.netloc.encode("ascii" if parts.netloc.isascii() else "idna").decode("ascii")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    rest = parts._replace(scheme="", netloc="").geturl()
    return f"{parts.scheme}://{host}{_quoted(rest)}"


def _quoted(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE, errors="replace")
