"""What can go wrong with a store, told in words that say what to do, and never with a password.

What a database driver says is not repeated: it can hold what was typed, and is in nobody's language.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onething.errors import OnethingError
from onething.language import Label, Language

__all__ = ["StoreError", "Trouble", "troubles_told"]


class Trouble(NamedTuple):
    """What was found, and how to mend it."""

    found: Label
    mend: Label


class StoreError(OnethingError):
    """A store that cannot be used, or does not hold what is asked of it: which, why, and what to do.

    What was being kept is then kept in whole or not at all.
    """

    def __init__(self, store: str, found: Label, mend: Label, code: str = "") -> None:
        """Take the address without its password, and the database's own code for the trouble, if any."""
        self.store, self.found, self.mend, self.code = store, found, mend, code
        super().__init__(store, found, mend, code)

    def message(self, language: Language) -> str:
        """Return the address, what was found and how to mend it."""
        code = f" ({self.code})" if self.code else ""
        return f"{self.store}: {self.found.text(language)}{code} → {self.mend.text(language)}"


@contextlib.contextmanager
def troubles_told(store: str) -> Iterator[None]:
    """Tell what a database refuses as StoreError; `store` is its address without the password."""
    try:
        yield
    except DBAPIError as error:
        code = _code(error.orig)
        raise StoreError(store, *_trouble(code, str(error.orig)), code) from None
    except SQLAlchemyError as error:
        raise StoreError(store, *_UNKNOWN, type(error).__name__) from None


def _code(error: BaseException | None) -> str:
    """Return the code that the standard or SQLite has for an error, empty where there is none."""
    return str(getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None) or "")


def _trouble(code: str, said: str) -> Trouble:
    for start, trouble in _BY_CODE.items():
        if code.startswith(start):
            return trouble
    # A connection that was never made has no code, only a text.
    for words, trouble in _BY_WORDS.items():
        if not code and words in said:
            return trouble
    return _UNKNOWN if code else _NOT_REACHED


_UNKNOWN = Trouble(
    Label(zh="数据库拒绝了操作", en="the database refused"),
    Label(
        zh="核对表是否被改动，并查看数据库的日志", en="check that nobody changed its tables, and see its log"
    ),
)
_BUSY = Trouble(
    Label(zh="数据库被其他程序锁住", en="another program holds the database locked"),
    Label(zh="稍后再试，或结束占用它的程序", en="try again, or end the program that holds it"),
)
_READ_ONLY = Trouble(
    Label(zh="数据库只能读取", en="the database can only be read"),
    Label(
        zh="检查文件及其文件夹是否可写，或换用可写的数据库",
        en="let the file and its folder be written to, or use a database that can be written to",
    ),
)
_NO_RIGHT = Trouble(
    Label(zh="没有权限", en="the user has no right to do this"),
    Label(zh="请管理员授予建表和读写的权限", en="ask for the right to make, read and write tables"),
)
_FULL = Trouble(
    Label(zh="磁盘已满，未保存任何内容", en="the disk is full, and nothing was kept"),
    Label(zh="腾出空间后再试", en="make room and try again"),
)
_NO_STORE = Trouble(
    Label(zh="文件不是 SQLite 数据库，或已损坏", en="the file is no SQLite database, or is damaged"),
    Label(zh="换一个文件，或从备份恢复", en="name another file, or restore it from a backup"),
)
_NO_FILE = Trouble(
    Label(zh="文件无法打开", en="the file cannot be opened"),
    Label(
        zh="检查路径和权限；文件夹也须可写",
        en="check the path and the permissions; its folder must be writable too",
    ),
)
_DISK = Trouble(
    Label(zh="磁盘读写出错，未保存任何内容", en="the disk failed, and nothing was kept"),
    Label(zh="检查磁盘和剩余空间", en="check the disk and the room on it"),
)
_NO_ENTRY = Trouble(
    Label(zh="用户名或密码不对", en="the user or the password is wrong"),
    Label(
        zh="检查用户名和密码；密码中的特殊字符写成 %40 之类，或放入 ~/.pgpass",
        en="check both; write special characters of the password like %40, or put it into ~/.pgpass",
    ),
)
_NO_DATABASE = Trouble(
    Label(zh="没有这个数据库", en="there is no such database"),
    Label(zh="先用 createdb 建立数据库，或改正名称", en="make it with createdb, or mend the name"),
)
_NO_SCHEMA = Trouble(
    Label(zh="没有可以建表的模式", en="there is no schema to make tables in"),
    Label(
        zh="请管理员建立模式并授予 USAGE 和 CREATE",
        en="make one, or ask for USAGE and CREATE on that of the search path",
    ),
)
_NOT_REACHED = Trouble(
    Label(zh="无法连接数据库", en="the database cannot be reached"),
    Label(
        zh="检查服务是否运行，以及主机、端口、数据库、用户名和密码",
        en="check that it runs, and the host, the port, the database, the user and the password",
    ),
)
_GONE = Trouble(
    Label(zh="与数据库的连接中断，未保存任何内容", en="the database went away, and nothing was kept"),
    Label(zh="待其恢复后再试", en="try again when it is back"),
)
_CROWDED = Trouble(
    Label(zh="数据库的连接已满", en="the database takes no more connections"),
    Label(zh="稍后再试", en="try again later"),
)
_UNFIT = Trouble(
    Label(zh="内容含有数据库不接受的字符", en="it holds characters that the database does not take"),
    Label(zh="检查名称中的不可见字符", en="look for characters in names that cannot be seen"),
)

_BY_CODE = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _NO_RIGHT,
    "SQLITE_FULL": _FULL,
    "SQLITE_NOTADB": _NO_STORE,
    "SQLITE_CORRUPT": _NO_STORE,
    "SQLITE_CANTOPEN": _NO_FILE,
    "SQLITE_IOERR": _DISK,
    "08": _GONE,
    "22021": _UNFIT,
    "22P05": _UNFIT,
    "25006": _READ_ONLY,
    "28": _NO_ENTRY,
    "3D": _NO_DATABASE,
    "3F": _NO_SCHEMA,
    "42501": _NO_RIGHT,
    "53100": _FULL,
    "53300": _CROWDED,
    "55P03": _BUSY,
    "57P03": _NOT_REACHED,
    "57P": _GONE,
}
"""By how the code of an error starts; the longer start first."""

_BY_WORDS = {
    "password authentication failed": _NO_ENTRY,
    "no password supplied": _NO_ENTRY,
    "does not exist": _NO_DATABASE,
    "closed the connection unexpectedly": _GONE,
    "connection is lost": _GONE,
    "too many clients": _CROWDED,
    "NUL": _UNFIT,
}
"""By words in the driver's text, where it gives no code."""
