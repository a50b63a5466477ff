"""The office's face: customers, what is sold, who may sign in, and the company's own settings."""

from server.http.face import Face
from server.office_api import audit, company, customers, price_book, sites, tax_rates, users

FACE = Face(
    "api",
    (
        customers.blp,
        sites.blp,
        price_book.blp,
        tax_rates.blp,
        users.blp,
        company.blp,
        audit.blp,
    ),
)
