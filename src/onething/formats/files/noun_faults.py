"""From what pydantic objects to in a noun to faults with a line, in Chinese and English."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from onething.errors import Fault, nearest
from onething.formats.files.document import KeyPath
from onething.formats.files.expectations import choices, expected, shown_value, spoken
from onething.formats.files.kinds import FileKind
from onething.language import Label
from onething.model import Located

__all__ = ["noun_faults", "noun_name"]

Error = Mapping[str, Any]

_KEYS_NAMED = 12
_SUGGESTIONS = 100
"""For so many faults of a noun it is said what may have been meant: comparing names takes its time."""

_AMISS = Label(zh="不合要求", en="not as it has to be")


def noun_faults(
    error: ValidationError, data: object, *, kind: FileKind, located: Located
) -> tuple[Fault, ...]:
    """Return a fault for each thing that is wrong in the data of one noun."""
    subject = noun_name(kind, data.get(kind.key) if isinstance(data, dict) else None)
    by_path: dict[KeyPath, list[Error]] = {}
    for one in map(_of_key, error.errors(include_url=False)):
        by_path.setdefault(_path_in(data, one), []).append(one)
    above = {path[:end] for path in by_path for end in range(len(path))}
    meant = [(path, errors) for path, errors in by_path.items() if not _branch_not_meant(path, errors, above)]
    return tuple(
        Fault(
            located.find(*path),
            _found(subject, path, errors),
            _mend(kind.model, path, errors, suggesting=number < _SUGGESTIONS),
        )
        for number, (path, errors) in enumerate(meant)
    )


def noun_name(kind: FileKind, id: object) -> Label:
    """Return how a message names a noun, such as `item birth-registration`."""
    name = shown_value(id).en.strip("“”") if isinstance(id, str | int) and id != "" else ""
    return Label(zh=f"{kind.noun_zh} {name}".strip(), en=f"{kind.noun} {name}".strip())


def _path_in(data: Any, error: Error) -> KeyPath:
    """Return the path in the file: pydantic's without the names of the branches of a union."""
    path: list[str | int] = []
    at = data
    for step in error["loc"]:
        if _has(at, step):
            at = at[step]
            path.append(step)
        elif error["type"] == "missing" and step == error["loc"][-1]:
            path.append(step)
    return tuple(path)


def _of_key(error: Error) -> Error:
    """Return an error about the kind of a noun as one about the key that tells its kind."""
    if error["type"] not in ("union_tag_invalid", "union_tag_not_found"):
        return error
    key = error["ctx"]["discriminator"].strip("'")
    told = {"loc": (*error["loc"], key), "msg": error["msg"]}
    if error["type"] == "union_tag_not_found":
        return {**told, "type": "missing", "input": error["input"]}
    expected_tags = {"expected": error["ctx"]["expected_tags"]}
    return {**told, "type": "literal_error", "input": error["ctx"]["tag"], "ctx": expected_tags}


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _branch_not_meant(path: KeyPath, errors: Sequence[Error], above: Collection[KeyPath]) -> bool:
    """Tell whether these come from a branch of a union while another branch got further in.

    `above` holds the paths below which something else is wrong.
    """
    return path in above and any(len(error["loc"]) != len(path) for error in errors)


def _found(subject: Label, path: KeyPath, errors: Sequence[Error]) -> Label:
    first = errors[0]
    if first["type"] == "missing":
        where = _where(subject, path[:-1])
        return Label(zh=f"{where.zh}：缺少键“{path[-1]}”", en=f"{where.en}: the key “{path[-1]}” is missing")
    if first["type"] == "extra_forbidden":
        where = _where(subject, path[:-1])
        return Label(zh=f"{where.zh}：未知的键“{path[-1]}”", en=f"{where.en}: unknown key “{path[-1]}”")
    where = _where(subject, path)
    said = shown_value(first["input"]) if expected(first) else _AMISS
    return Label(zh=f"{where.zh}：{said.zh}", en=f"{where.en}: {said.en}")


def _where(subject: Label, path: KeyPath) -> Label:
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    return Label(zh=f"{subject.zh} {steps}".strip(), en=f"{subject.en} {steps}".strip())


def _mend(model: type[BaseModel], path: KeyPath, errors: Sequence[Error], *, suggesting: bool) -> Label:
    first = errors[0]
    if first["type"] == "missing":
        return Label(zh=f"加上“{path[-1]}: …”", en=f"add “{path[-1]}: …”")
    if first["type"] == "extra_forbidden":
        return _mend_key(model, path, first["loc"], suggesting=suggesting)
    wanted = {label.en: label for label in map(expected, errors) if label}
    if not wanted:
        return spoken(first)
    zh, en = "，或".join(label.zh for label in wanted.values()), ", or ".join(wanted)
    hint = _hint(first)
    return Label(zh=f"应为{zh}" + (hint.zh if hint else ""), en=f"write {en}" + (hint.en if hint else ""))


def _mend_key(model: type[BaseModel], path: KeyPath, steps: KeyPath, *, suggesting: bool) -> Label:
    known = list(_keys(model, steps[:-1]))
    if suggesting and (near := nearest(str(path[-1]), known)):
        names = ", ".join(near)
        return Label(zh=f"是否指：{names}", en=f"did you mean {names}?")
    names = ", ".join(known[:_KEYS_NAMED]) + (" …" if len(known) > _KEYS_NAMED else "")
    return Label(zh=f"删除它，可用的键：{names}", en=f"remove it; the keys known here are {names}")


def _hint(error: Error) -> Label | None:
    value = error["input"]
    if error["type"] == "string_type" and isinstance(value, bool | int | float):
        return Label(zh="：加上引号", en=": put it in quotes")
    if error["type"] in ("enum", "literal_error") and isinstance(value, str):
        near = ", ".join(nearest(value, choices(error)))
        return Label(zh=f"；是否指：{near}", en=f"; did you mean {near}?") if near else None
    return None


def _keys(model: type[BaseModel], steps: KeyPath) -> Iterator[str]:
    """Yield the keys that a file may have within a noun of `model`, at the end of pydantic's `steps`."""
    models = [model]
    for step in steps:
        fields = models[0].model_fields.items()
        field = next((field for name, field in fields if step in (name, field.alias)), None)
        if field:
            models = list(_models(field.annotation)) or models
        elif isinstance(step, str):
            models = [one for one in models if _is_told_by(one, step)] or models
    yield from (field.alias or name for name, field in models[0].model_fields.items())


def _is_told_by(model: type[BaseModel], tag: str) -> bool:
    """Tell whether a noun is of this kind where a key of the file says `tag`."""
    return any(field.default == tag for field in model.model_fields.values())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
