"""Mail addresses as options of commands."""

import click
from email_validator import EmailNotValidError, validate_email


def mail_address(text: str, option: str = "--email") -> str:
    """Return an address in lower case; one that cannot be is a misuse of the command."""
    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized.lower()
    except EmailNotValidError:
        raise click.BadParameter(f"{text!r} is no mail address", param_hint=option) from None
