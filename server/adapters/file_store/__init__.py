"""Suppliers of the file_store port."""
