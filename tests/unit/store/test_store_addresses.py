"""Where a store lies, and that its password is shown nowhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onething.errors import MissingExtra
from onething.store import StoreError, default_file
from onething.store.addresses import address

SECRET = "geheim"  # noqa: S105 - what must not be shown


def test_path_is_a_file() -> None:
    """A path, or the URL of a path, is an SQLite file."""
    assert address("a b/runs.db").file == Path("a b/runs.db")
    assert address("sqlite:///runs.db").file == Path("runs.db")
    assert address("sqlite:////var/runs.db").file == Path("/var/runs.db")


def test_default_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where none is named it lies in the user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert address(None).file == default_file() == tmp_path / "onething" / "runs.db"


def test_relative_data_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative folder in the environment is ignored, as the XDG specification says."""
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert default_file().is_absolute()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_password_is_not_shown(scheme: str) -> None:
    """A server's address is shown with stars for the password, also one behind the question mark."""
    shown = str(address(f"{scheme}://user:{SECRET}@host:5433/runs?password={SECRET}"))
    assert shown.endswith("://user:***@host:5433/runs")
    assert SECRET not in shown


def test_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PostgreSQL's driver is not installed, the extra that brings it is named."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=r"onething\[postgresql\]"):
        address("postgresql://user@host/runs")


@pytest.mark.parametrize(
    "wrong",
    [
        f"mysql://user:{SECRET}@host/runs",
        f"postgresql://user:{SECRET}@{SECRET}@host/runs",
        f"postgresql://user:{SECRET}@host:port/runs",
        f"://{SECRET}",
        "sqlite://",
        "sqlite:///:memory:",
        "",
        "/",
    ],
)
def test_what_is_no_address_is_refused(wrong: str) -> None:
    """An address that cannot be read is refused with the forms there are, and not repeated."""
    with pytest.raises(StoreError) as refused:
        address(wrong)
    assert SECRET not in str(refused.value)
    assert "@" in refused.value.message("en") or "path" in refused.value.message("en")
    assert "写成" in refused.value.message("zh")
