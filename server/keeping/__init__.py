"""Keeping a whole installation safe: copies of it, its return, and what belongs to one company, taken out or erased."""
