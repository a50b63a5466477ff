"""The working day that these tests start from."""

from tests.field import field

__all__ = ["field"]
