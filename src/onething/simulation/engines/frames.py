"""Frames of a program, brought into a form that any engine reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label

__all__ = ["write_frame"]


def write_frame(frame: Any, file: Path) -> None:
    """Write a frame of polars or pandas as comma-separated values; BrokenInput for what is none."""
    import narwhals as nw  # noqa: PLC0415 - loaded when a frame is read

    try:
        nw.from_native(frame, eager_only=True).write_csv(file)
    except TypeError:
        name = type(frame).__name__
        found = Label(
            zh=f"{name} 不是文件，也不是 polars 或 pandas 表",
            en=f"{name} is neither a file nor a frame of polars or pandas",
        )
        mend = Label(zh="给出路径或数据框", en="give a path or a frame")
        raise BrokenInput([Fault(Place("cases"), found, mend)]) from None
