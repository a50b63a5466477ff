"""typst."""


class TypstRenderer:
    """typst."""
