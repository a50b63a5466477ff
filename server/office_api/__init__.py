"""The office's face: invoices and what waits for a person, customers, what is sold, who may sign in, settings."""

from server.http.face import Face
from server.office_api import (
    audit,
    company,
    customer_files,
    customers,
    exceptions,
    first_steps,
    hours,
    imports,
    invitations,
    invoices,
    logo,
    places,
    price_book,
    review_queue,
    sites,
    taken_over,
    tax_rates,
    time_entries,
    users,
)

FACE = Face(
    "api",
    (
        customers.blp,
        customer_files.blp,
        sites.blp,
        places.blp,
        price_book.blp,
        tax_rates.blp,
        users.blp,
        imports.blp,
        taken_over.blp,
        company.blp,
        logo.blp,
        first_steps.blp,
        invitations.blp,
        audit.blp,
        invoices.blp,
        review_queue.blp,
        time_entries.blp,
        hours.blp,
        exceptions.blp,
    ),
)
