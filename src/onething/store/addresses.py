"""Where a store lies: a file, or a PostgreSQL database by its URL; shown without the password."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from onething.errors import MissingExtra
from onething.language import Label
from onething.store.failing import StoreError, Trouble

__all__ = ["Address", "address", "default_file"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store lies."""

    url: URL
    """As the engine takes it; its text hides the password."""

    @property
    def file(self) -> Path | None:
        """The file of an SQLite store; None for a server's."""
        return Path(str(self.url.database)) if self.url.get_backend_name() == "sqlite" else None

    def __str__(self) -> str:
        # What stands behind the question mark can hold a password too.
        shown = self.url.set(drivername=self.url.get_backend_name(), query={})
        return str(self.file or shown.render_as_string(hide_password=True))


def address(where: str | os.PathLike[str] | None = None) -> Address:
    """Return where a store lies: a path, `sqlite:///PATH`, `postgresql://…`, or the default file.

    Raises StoreError for a URL that is none, and MissingExtra where PostgreSQL's driver is missing.
    """
    if where is None:
        return _file(default_file())
    text = os.fspath(where)
    if "://" not in text:
        return _file(Path(text))
    url = _url(text)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    return _postgresql(url)


def default_file() -> Path:
    """Return the file that keeps runs where none is named, in the user's data folder.

    That is `$XDG_DATA_HOME/onething/runs.db`, by default below `~/.local/share`; where the system has a
    place of its own for such files, there.
    """
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (named if named.is_absolute() else _data_folder()) / "onething" / "runs.db"


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path.home() / ".local" / "share"


def _file(path: Path) -> Address:
    if not path.name:
        raise StoreError("--store", *_NO_PATH)
    return Address(URL.create("sqlite", database=str(path.expanduser())))


def _url(text: str) -> URL:
    """Return the URL that a text writes; what cannot be read is not repeated, it may be a password."""
    authority = text.partition("://")[2].partition("?")[0]
    if authority.count("@") > 1:
        raise StoreError("--store", *_AT)
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError("--store", *_NO_URL) from None


def _sqlite(url: URL) -> Address:
    if not url.database or url.database == ":memory:" or url.query:
        raise StoreError("--store", *_NO_PATH)
    return _file(Path(url.database))


def _postgresql(url: URL) -> Address:
    if url.get_backend_name() not in {"postgresql", "postgres"}:
        raise StoreError("--store", *_NO_URL)
    try:
        import psycopg  # noqa: F401, PLC0415 - whether the extra is installed
    except ImportError:
        raise MissingExtra("psycopg", "postgresql") from None
    return Address(url.set(drivername="postgresql+psycopg"))


_FORMS = Label(
    zh="写成文件路径、sqlite:///路径 或 postgresql://用户:密码@主机:端口/数据库",
    en="write a path, sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/DATABASE",
)
_NO_URL = Trouble(Label(zh="无法识别的数据库地址", en="this is no address of a store"), _FORMS)
_NO_PATH = Trouble(Label(zh="没有写明文件", en="it names no file"), _FORMS)
_AT = Trouble(
    Label(zh="地址中有多个 @", en="there is more than one @ in it"),
    Label(zh="用户名或密码中的 @ 写成 %40", en="write an @ of the user or the password as %40"),
)
