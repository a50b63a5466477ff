"""Which writer takes which kind, and what one must be allowed to do to import it."""

from collections.abc import Callable, Mapping

from server.use_cases.imports.agreements import Agreements
from server.use_cases.imports.customers import Customers
from server.use_cases.imports.equipment import Equipment
from server.use_cases.imports.jobs import Jobs
from server.use_cases.imports.open_invoices import OpenInvoices
from server.use_cases.imports.price_book import PriceBook
from server.use_cases.imports.sites import Sites
from server.use_cases.imports.technicians import Technicians
from server.use_cases.imports.work import Writer

WRITERS: Mapping[str, Callable[[], Writer]] = {
    "technicians": Technicians,
    "customers": Customers,
    "sites": Sites,
    "equipment": Equipment,
    "jobs": Jobs,
    "price-book": PriceBook,
    "agreements": Agreements,
    "open-invoices": OpenInvoices,
}

NEEDED: Mapping[str, tuple[str, ...]] = {
    "technicians": ("technicians.edit", "users.edit"),
    "customers": ("customers.edit",),
    "sites": ("customers.edit",),
    "equipment": ("customers.edit",),
    "jobs": ("jobs.edit", "customers.edit"),
    "price-book": ("price_book.edit",),
    "agreements": ("customers.edit",),
    "open-invoices": ("invoices.edit",),
}
"""Beside `imports.run`: a file does no more than its bringer may do by hand."""
