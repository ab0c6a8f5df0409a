"""What the colours of a file mean: those of sRGB, as another colour engine has it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from tests.samples import sample
from tests.writers.pdf.reading import opened, written


@pytest.fixture(scope="module")
def profile() -> ImageCms.ImageCmsProfile:
    """Return the profile that a file carries."""
    with opened(written(sample()).data) as pdf:
        (intent,) = pdf.Root.OutputIntents
        return ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes()))


def test_the_profile_of_the_colours_is_that_of_srgb(profile: ImageCms.ImageCmsProfile) -> None:
    ramp = Image.new("RGB", (9, 81))
    ramp.putdata([(32 * r - (r == 8), 32 * g - (g == 8), 32 * b - (b == 8))
                  for r in range(9) for g in range(9) for b in range(9)])  # fmt: skip
    turned = ImageCms.profileToProfile(ramp, profile, ImageCms.createProfile("sRGB"))
    assert turned is not None
    assert max(abs(a - b) for a, b in zip(ramp.tobytes(), turned.tobytes(), strict=True)) <= 1


def test_the_profile_says_its_white_and_what_it_is(profile: ImageCms.ImageCmsProfile) -> None:
    white = profile.profile.media_white_point
    assert white is not None
    assert white[0] == pytest.approx((0.9642, 1.0, 0.8249), abs=1e-4)  # D50, as ICC.1:2010 has it
    assert profile.profile.profile_description == "sRGB"
    assert profile.profile.version == pytest.approx(4.2)
