"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from onething.errors import NotWritten
from onething.language import Label

__all__ = ["write_bytes", "write_text"]


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
    path = Path(path)
    try:
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from None


def _not_written(path: Path, error: Exception) -> NotWritten:
    reason = getattr(error, "strerror", None) or str(error)
    found = Label(zh=f"无法写入：{reason}", en=f"it cannot be written: {reason}")
    mend = Label(
        zh="核对路径、权限和磁盘空间", en="check the path, the permissions and the space on the disk"
    )
    return NotWritten(path, found, mend)


def _replace(target: Path, content: bytes) -> None:
    # A dot-file: what a crash leaves behind is not taken for content.
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
