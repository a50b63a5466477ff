"""The command line's backup, restore, export and erase, as somebody types them."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from server.bootstrap import Services
from server.cli.context import Cli
from server.cli.keep import backup, erase, export, restore
from server.domain.errors import Conflict
from tests.conftest import Tenant


@pytest.mark.one_engine(
    reason="tests/keeping shows both engines; this is about words and exit codes", engine="sqlite"
)
def test_a_company_goes_out_is_erased_and_comes_back(
    services: Services, tenant: Tenant, tmp_path: Path
) -> None:
    def run(command: click.Command, *words: str) -> Result:
        held = Cli(services.settings)
        held.__dict__["services"] = services
        return CliRunner().invoke(command, words, obj=held)

    kept = json.loads(run(backup, "--to", f"{tmp_path / 'safe'}", "--json").output)
    assert kept["findings"] == []
    assert kept["server_epoch"] == 1

    out = run(export, "--to", f"{tmp_path / 'acme.zip'}")
    assert out.exit_code == 0, out.output
    assert "0 files" in out.output
    again = run(export, "--to", f"{tmp_path / 'acme.zip'}")
    assert again.exit_code == 2
    assert "there already" in again.output

    assert isinstance(run(erase, "--confirm", "Another").exception, Conflict)
    gone = run(erase, "--confirm", "Acme Heating")
    assert gone.exit_code == 0, gone.output
    assert isinstance(run(restore, kept["path"]).exception, Conflict)
    back = run(restore, kept["path"], "--replace")
    assert back.exit_code == 0, back.output
    assert "Everybody signs in again" in back.output
    assert "kept as .before_" in back.output
    assert run(export, "--to", f"{tmp_path / 'again.zip'}").exit_code == 0
