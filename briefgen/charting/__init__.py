"""Charts as geometry: a chart of the document tree, measures of a format's type, a width -> shapes with places.

What the PDF and the HTML page draw is the same drawing, each in its own units; a Word file gets a native chart and
shares only the order of rows and the forms of numbers. Nothing here knows a format, or what a colour's value is.
"""
