"""Logos: SVG or PNG files -> pictures made anew of nothing but shapes, or of nothing but pixels.

In: the bytes of a file that somebody gives. Out: a `Logo`, or a `LogoError` with all that is wrong. What a writer puts
into a brief is made of numbers that were read, so that no script, address, name, note or date of the file can travel.
"""
