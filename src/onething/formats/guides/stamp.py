"""The header of an imported file: whence it came, and a sum by which an edited one is known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

__all__ = ["credit_lines", "is_pristine", "stamped"]

_NOTICE = (
    "# 由已公布的办事指南导入；人工修改后，再次导入不会覆盖。\n"
    "# Imported from published guides; once edited by hand it is not overwritten by an import.\n"
)
_CREDIT = "# source: "
_STAMP = re.compile(r"^# imported: sha256 ([0-9a-f]{64})\n", re.MULTILINE)


def stamped(body: str, *, schema: str, origins: Iterable[str]) -> str:
    """Return a file with its header: its schema, who published what is in it, and the sum of all that.

    Of several origins for one guide the last one stands.
    """
    # One line each, whatever a guide says of itself.
    told = (" ".join(origin.split()) for origin in origins)
    latest = {origin.split(", ")[0]: origin for origin in told if origin}
    lines = "".join(f"{_CREDIT}{credit}\n" for _, credit in sorted(latest.items()))
    head = f"# yaml-language-server: $schema={schema}\n{_NOTICE}{lines}"
    return f"{head}# imported: sha256 {_sum(head + body)}\n{body}"


def is_pristine(text: str) -> bool:
    """Tell whether a file is as an import wrote it, header and all."""
    text = text.replace("\r\n", "\n")
    stamps = _STAMP.findall(text)
    return len(stamps) == 1 and stamps[0] == _sum(_STAMP.sub("", text))


def credit_lines(text: str) -> tuple[str, ...]:
    """Return whence the header of an imported file says that it came."""
    lines = text.replace("\r\n", "\n").split("\n")
    return tuple(line.removeprefix(_CREDIT) for line in lines if line.startswith(_CREDIT))


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
