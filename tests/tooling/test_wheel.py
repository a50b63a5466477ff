"""The wheel that `make dist` makes: it installs into an empty virtualenv and serves there, without node."""

from __future__ import annotations

import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = Path(sys.base_prefix, "bin", f"python{sys.version_info.major}.{sys.version_info.minor}")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not list((ROOT / "server/static").glob("*.html")):
        pytest.skip("missing: the web client is not built; run make web")
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_all_that_serving_needs_and_nothing_else(wheel: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools/inspect_wheel.py", wheel], check=True)


@pytest.mark.soak
def test_a_start_as_written_works_with_locked_versions(wheel: Path, tmp_path: Path) -> None:
    """The real thing, from the package index: not in the sample, which has no network."""
    subprocess.run([PYTHON, "-m", "venv", tmp_path / "venv"], check=True)
    pip = [f"{tmp_path}/venv/bin/python", "-m", "pip", "install", "-q"]
    hashed = ["--only-binary", ":all:", "--require-hashes", "-r", f"{ROOT}/requirements.lock"]
    subprocess.run([*pip, *hashed], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True)
    assert_serves(tmp_path)


def test_the_unpacked_wheel_serves_where_there_is_neither_checkout_nor_node(
    wheel: Path, tmp_path: Path
) -> None:
    """The sample: a virtualenv that borrows the installed packages, but not the checkout beside them."""
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    packages = next((tmp_path / "venv/lib").glob("python*")) / "site-packages"
    (packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    command = tmp_path / "venv/bin/truckroll"
    command.write_text(f"#!{tmp_path}/venv/bin/python\nfrom wsgi import main\nmain()\n")
    command.chmod(0o755)
    assert_serves(tmp_path)


def assert_serves(folder: Path) -> None:
    with serving(folder) as address:
        assert get(f"{address}/healthz") == b'{"status":"ready"}'
        assert b"<script" in get(f"{address}/sign-in")
    assert (folder / "work/var/truckroll.db").exists()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve from an empty working folder, with neither node nor this checkout in reach."""
    work = folder / "work"
    work.mkdir()
    port = free_port()
    environment = {"PATH": f"{folder}/venv/bin", "HOME": str(work), "PORT": str(port)}
    with (work / "log").open("w") as log:
        process = subprocess.Popen(
            [folder / "venv/bin/truckroll", "serve"], cwd=work, env=environment, stdout=log, stderr=log
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}/healthz", process, work / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            began = time.monotonic()
            process.wait(timeout=30)
    assert time.monotonic() - began < 5, "stops within five seconds"


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            get(address)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"did not become ready:\n{log.read_text()}")


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return bytes(answer.read())


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
