"""Colours by lightness, chroma and hue as the eye takes them: OKLCH (Björn Ottosson, 2020).

In: `#RRGGBB`. Out: numbers, and the way back; what no screen can show is made paler until one can. Forty lines of
published constants: a library of colour spaces takes longer to load than a brief to write.
"""

from __future__ import annotations

import math
from functools import lru_cache

Lch = tuple[float, float, float]  # lightness 0 to 1, chroma 0 to about 0.4, hue in degrees

_STEPS = 16  # of the bisection that makes a colour paler; finer than a step of 1 in 255
_ROUNDING = 0.5 / 255


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of `#RRGGBB`, each from 0 to 1, as light (without sRGB's curve)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=256)
def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def to_oklch(colour: str) -> Lch:
    """Return lightness, chroma and hue of `#RRGGBB`."""
    red, green, blue = channels(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def to_hex(lch: Lch) -> str:
    """Return `#RRGGBB` of a colour; one outside sRGB keeps lightness and hue, and loses chroma."""
    lightness, chroma, hue = lch
    low, high = 0.0, chroma
    if _is_shown(_light(lightness, chroma, hue)):
        low = chroma
    else:
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if _is_shown(_light(lightness, middle, hue)) else (low, middle)
    return "#" + "".join(f"{round(255 * _curved(part)):02X}" for part in _light(lightness, low, hue))


def _light(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _is_shown(light: tuple[float, float, float]) -> bool:
    return all(-_ROUNDING / 12.92 <= part <= 1 + _ROUNDING for part in light)


def _curved(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
