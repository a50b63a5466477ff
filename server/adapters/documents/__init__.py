"""Suppliers of the documents port."""
