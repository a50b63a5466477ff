"""Imports, the writing half: records become rows, each known again by its id in the other system."""
