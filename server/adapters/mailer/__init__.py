"""Suppliers of the mailer port."""
