"""Property tests draw the same examples every time, so that a red test stays red until it is mended."""

from hypothesis import settings

settings.register_profile("domain", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("domain")
