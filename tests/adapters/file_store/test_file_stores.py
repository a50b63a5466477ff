"""One contract for every file store, and what the disk promises beyond it."""

import hashlib
import os
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from server.adapters.file_store.disk import DiskFileStore
from server.ports.file_store import FileMissing, FileStore


class MemoryFileStore:
    """The fake that other tests may use."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        key = hashlib.sha256(content).hexdigest()
        self._kept[key] = content
        return key

    def open(self, key: str) -> BinaryIO:
        if key not in self._kept:
            raise FileMissing(key)
        return BytesIO(self._kept[key])

    def exists(self, key: str) -> bool:
        return key in self._kept


@pytest.fixture(params=["memory", "disk"])
def store(request, tmp_path: Path) -> FileStore:
    return MemoryFileStore() if request.param == "memory" else DiskFileStore(tmp_path / "files")


def read(store: FileStore, key: str) -> bytes:
    with store.open(key) as stream:
        return stream.read()


@pytest.mark.parametrize("content", [b"", b"a", b"\x00\xff\r\n" * 1000])
def test_what_was_put_is_read_under_its_hash(store: FileStore, content: bytes) -> None:
    key = store.put(content)
    assert key == hashlib.sha256(content).hexdigest()
    assert store.exists(key)
    assert read(store, key) == content


def test_equal_content_is_one_file_and_other_content_another(store: FileStore) -> None:
    assert store.put(b"a") == store.put(b"a") != store.put(b"b")


@pytest.mark.parametrize(
    "key", ["0" * 64, "", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n", "0" * 64 + "/x"]
)
def test_what_is_not_kept_is_missing_whatever_the_key(store: FileStore, key: str) -> None:
    store.put(b"a")
    assert not store.exists(key)
    with pytest.raises(FileMissing):
        store.open(key)


def test_the_disk_is_flushed_before_the_name_appears_and_its_folder_after(
    tmp_path: Path, monkeypatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        steps.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")  # noqa: PTH112 - a descriptor
        fsync(handle)

    def noted_replace(self: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    DiskFileStore(tmp_path).put(b"a")
    assert steps == ["file", "rename", "folder", "folder"]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    store = DiskFileStore(tmp_path)
    with pytest.raises(OSError, match="No space"):
        store.put(b"a")
    assert not store.exists(hashlib.sha256(b"a").hexdigest())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_cut_short_by_somebody_is_written_again(tmp_path: Path) -> None:
    store = DiskFileStore(tmp_path)
    key = store.put(b"whole")
    (tmp_path / key[:2] / key[2:]).write_bytes(b"who")
    assert read(store, store.put(b"whole")) == b"whole"


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    store = DiskFileStore(tmp_path)
    key = store.put(b"a")
    before = (tmp_path / key[:2] / key[2:]).stat().st_ino
    store.put(b"a")
    assert (tmp_path / key[:2] / key[2:]).stat().st_ino == before
