"""Guide files: bytes to guides in neutral form, every broken file of a run reported at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onething.errors import BrokenInput, Fault, Place
from onething.formats.files.text_file import read_text, shown
from onething.formats.guides.fields import Fields, Notes
from onething.formats.guides.item_guide import looks_like_item, read_item
from onething.formats.guides.onething_guide import looks_like_onething, read_onething
from onething.formats.guides.published import AnyGuide, Provenance
from onething.language import Label

__all__ = ["read_guide", "read_guides"]

_AGAIN = Label(zh="请重新下载该指南", en="download the guide again")


def read_guides(paths: Iterable[Path]) -> tuple[AnyGuide, ...]:
    """Return the guides in `paths`, in that order; BrokenInput with the faults of all files."""
    guides: list[AnyGuide] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            guides.append(read_guide(path))
        except BrokenInput as broken:
            faults.extend(broken.faults)
    if faults:
        raise BrokenInput(faults)
    return tuple(guides)


def read_guide(path: Path) -> AnyGuide:
    """Return the guide in a file, of either kind; BrokenInput if it is none."""
    published = _object(path, read_text(path))
    notes = Notes(Place(shown(path)))
    source = Fields.of(published.get("_source"), "guide _source", notes)
    provenance = Provenance(
        file=shown(path),
        publisher=source.text("publisher"),
        url=source.text("official_url"),
        crawled=source.text("crawled"),
    )
    data = Fields.of(published.get("data"), "guide", notes)
    if looks_like_onething(data):
        return read_onething(data, provenance)
    if looks_like_item(data):
        return read_item(data, provenance)
    raise _broken(
        path,
        Label(zh="是 JSON，但不是已知格式的办事指南", en="is JSON, but no guide of a known kind"),
        Label(
            zh="应有 data，且其中有 yjsSsqdbm（一件事）或 unifyName（事项）",
            en="give a file with “data” that holds yjsSsqdbm (one-thing) or unifyName (item)",
        ),
    )


def _object(path: Path, text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(
            path,
            Label(zh="不是完整的 JSON", en=f"is not complete JSON: {error.msg}"),
            _AGAIN,
            line=error.lineno,
        ) from error
    except (RecursionError, ValueError) as error:
        found = Label(zh="嵌套过深或数字过长", en="is nested too deeply or holds too long a number")
        raise _broken(path, found, _AGAIN) from error
    if not isinstance(value, dict):
        raise _broken(path, Label(zh="不是 JSON 对象", en="is not a JSON object"), _AGAIN)
    return value


def _broken(path: Path, found: Label, mend: Label, *, line: int | None = None) -> BrokenInput:
    return BrokenInput([Fault(Place(shown(path), line), found, mend)])
