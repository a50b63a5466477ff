"""Imports, the pure half: a file of another system and a mapping become records in our words, or a list of faults."""
