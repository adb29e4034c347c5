"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from onething.errors import NotWritten
from onething.language import Label

__all__ = ["write_all", "write_bytes", "write_text"]


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8; see `write_bytes`."""
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _not_written(Path(path), error) from None
    write_bytes(path, content)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file in place of what stood there; its folder is made if need be.

    The content goes to a new file beside it, which then takes its name, so that nobody ever finds half of
    it. A symbolic link stays one. Raises NotWritten, and leaves all as it was, if that fails.
    """
    write_all({Path(path): content})


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files, or none of them; see `write_bytes`.

    All of them are written beside their places before the first takes its name. Raises NotWritten for
    the file that cannot be written, and leaves neither new files nor new folders behind.
    """
    with contextlib.ExitStack() as undo:
        ready = {path: _prepared(path, content, undo) for path, content in contents.items()}
        for path, (beside, target) in ready.items():
            with _telling(path):
                beside.replace(target)
        undo.pop_all()


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from None


def _not_written(path: Path, error: Exception) -> NotWritten:
    reason = getattr(error, "strerror", None) or str(error)
    found = Label(zh=f"无法写入：{reason}", en=f"it cannot be written: {reason}")
    mend = Label(
        zh="核对路径、权限和磁盘空间", en="check the path, the permissions and the space on the disk"
    )
    return NotWritten(path, found, mend)


def _prepared(path: Path, content: bytes, undo: contextlib.ExitStack) -> tuple[Path, Path]:
    """Return the new file that is to take a place, and that place; `undo` learns how to remove it."""
    with _telling(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():  # found out before any file has taken its name
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _make_folder(target.parent, undo)
        # A dot-file: what a crash leaves behind is not taken for content.
        beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        undo.callback(_remove, beside)
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        return beside, target


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(exist_ok=True)
        undo.callback(_remove_folder, missing)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        path.unlink()


def _remove_folder(path: Path) -> None:
    with contextlib.suppress(OSError):  # somebody else may have put a file there
        path.rmdir()
