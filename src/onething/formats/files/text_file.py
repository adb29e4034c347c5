"""Reading a text file whole: that it is one, not too large, in UTF-8, and free of control characters."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from pathlib import Path

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label

__all__ = ["LARGEST_FILE", "read_text", "shown"]

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; a larger file is refused before it is read."""

_UNREADABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What YAML calls non-printable: https://yaml.org/spec/1.2.2/#51-character-set.

Compiled when it is first used (`re` keeps it): that takes milliseconds, which an import need not.
"""

_BINARY = b"[\x00-\x08\x0e-\x1f]"
"""Bytes that stand in no text of any encoding."""


def read_text(path: Path, *, largest: int = LARGEST_FILE) -> str:
    """Return the text of a file in UTF-8; BrokenInput if it cannot be read as such."""
    try:
        if fault := _not_readable(path, largest):
            raise BrokenInput([fault])
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise BrokenInput([_system_fault(path, error)]) from None
    text = _decoded(path, content)
    if found := re.search(_UNREADABLE, text):
        raise BrokenInput([_control_character(path, text, found.start())])
    return text


def shown(path: Path) -> str:
    """Return a path as messages name it: from the current directory if it lies below, else as given."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (OSError, ValueError):
        return str(path)


def _not_readable(path: Path, largest: int) -> Fault | None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        found = Label(zh="这是文件夹，不是文件", en="this is a folder, not a file")
        return Fault(Place(shown(path)), found, Label(zh="请指定其中的文件", en="name a file within it"))
    if not stat.S_ISREG(status.st_mode):
        found = Label(zh="这不是普通文件", en="this is not a regular file")
        return Fault(Place(shown(path)), found, Label(zh="请改用普通文件", en="use a regular file"))
    if status.st_size > largest:
        size, most = f"{status.st_size / 2**20:.1f} MB", f"{largest / 2**20:g} MB"
        found = Label(zh=f"文件过大：{size}，上限 {most}", en=f"too large: {size}, at most {most} are read")
        mend = Label(zh="拆成几个文件", en="split it into several files")
        return Fault(Place(shown(path)), found, mend)
    return None


def _system_fault(path: Path, error: OSError | ValueError) -> Fault:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOENT:
        found = Label(zh="没有这个文件", en="there is no such file")
        mend = Label(zh="核对路径和文件名", en="check the path and the name")
    elif code == errno.ELOOP:
        found = Label(zh="符号链接循环", en="its symbolic links lead in a circle")
        mend = Label(zh="删除或改正该链接", en="remove or mend the link")
    else:
        reason = os.strerror(code) if code else str(error)
        found = Label(zh=f"无法读取：{reason}", en=f"it cannot be read: {reason}")
        mend = Label(zh="核对路径和读取权限", en="check the path and the permission to read")
    return Fault(Place(shown(path)), found, mend)


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte, guess = f"0x{content[error.start]:02x}", _guess(content, error)
        found = Label(
            zh=f"第 {error.start + 1} 个字节（{byte}）不是 UTF-8 编码{guess.zh}",
            en=f"byte {error.start + 1} ({byte}) is not UTF-8{guess.en}",
        )
        mend = Label(zh="将文件另存为 UTF-8 编码的文本", en="save the file as text in UTF-8")
        raise BrokenInput([Fault(Place(shown(path), line), found, mend)]) from None


def _guess(content: bytes, error: UnicodeDecodeError) -> Label:
    """Return what the bytes may be instead: a guess, and only where something speaks for it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Label(zh="，像是 UTF-16", en="; it looks like UTF-16")
    if error.reason == "unexpected end of data":
        return Label(zh="，文件在一个字符中间就结束了", en="; the file ends in the middle of a character")
    if re.search(_BINARY, content):
        return Label(zh="，像是二进制文件", en="; it looks like a binary file")
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return Label(zh="，文件可能已损坏", en="; it may be damaged")
    return Label(zh="，像是 GBK", en="; it looks like GBK")


def _control_character(path: Path, text: str, at: int) -> Fault:
    code = f"U+{ord(text[at]):04X}"
    found = Label(zh=f"不允许的控制字符 {code}", en=f"the control character {code} is not allowed")
    mend = Label(zh="删除该字符；二进制文件不能作为输入", en="remove it; a binary file is no input")
    return Fault(Place(shown(path), text.count("\n", 0, at) + 1), found, mend)
