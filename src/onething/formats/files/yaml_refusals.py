"""What a YAML file must not contain although it is YAML: what was found, and how to mend it."""

from __future__ import annotations

from onething.language import Label

__all__ = [
    "CORE",
    "EMPTY",
    "KEY_NOT_TEXT",
    "MERGE_KEY",
    "SECOND_DOCUMENT",
    "Refusal",
    "repeated_key",
    "tag_refused",
    "too_deep",
    "too_many_aliases",
    "too_many_values",
    "unknown_anchor",
]

Refusal = tuple[Label, Label]
"""What was found, and how to mend it."""

CORE = "tag:yaml.org,2002:"
"""What the tags of the core schema begin with, for which `!!` stands in files."""

EMPTY: Refusal = (
    Label(zh="文件是空的", en="the file is empty"),
    Label(zh="写入内容，或删除文件", en="write something, or remove the file"),
)
SECOND_DOCUMENT: Refusal = (
    Label(zh="文件里有第二个文档", en="a second document begins here"),
    Label(zh="每个文件只写一个文档，删除“---”", en="write one document a file: remove “---”"),
)
MERGE_KEY: Refusal = (
    Label(zh="不支持合并键“<<”", en="the merge key “<<” is not supported"),
    Label(zh="把要合并的键写出来", en="write out the keys that it would merge"),
)
KEY_NOT_TEXT: Refusal = (
    Label(zh="键不是文本", en="a key is not a text"),
    Label(zh="键写成“名称: 值”的形式", en="write a key as “name: value”"),
)


def repeated_key(key: str, first: int) -> Refusal:
    """Return the refusal of a key that stands on line `first` too."""
    return (
        Label(
            zh=f"键“{_cut(key)}”重复，第 {first} 行已有",
            en=f"the key “{_cut(key)}” stands twice; it is on line {first} too",
        ),
        Label(zh="只保留一个", en="keep one of them"),
    )


def tag_refused(tag: str) -> Refusal:
    """Return the refusal of a tag, or of a value that is not what its tag says."""
    name = _cut(tag.replace(CORE, "!!"))
    return (
        Label(zh=f"不接受标签“{name}”", en=f"the tag “{name}” is not accepted here"),
        Label(zh="删除标签，只写普通的值", en="remove the tag and write a plain value"),
    )


def too_deep(most: int) -> Refusal:
    """Return the refusal of mappings and lists within one another."""
    return (
        Label(zh=f"嵌套超过 {most} 层", en=f"nested more than {most} levels"),
        Label(zh="减少嵌套", en="nest less deeply"),
    )


def too_many_aliases(most: int) -> Refusal:
    """Return the refusal of references to anchors."""
    return (
        Label(zh=f"别名超过 {most} 个", en=f"more than {most} aliases"),
        Label(zh="直接写出内容，不用别名", en="write the values out instead of using aliases"),
    )


def too_many_values(most: int) -> Refusal:
    """Return the refusal of a file with too much in it, or behind its aliases."""
    return (
        Label(
            zh=f"内容超过 {most} 项（别名展开后）",
            en=f"more than {most} values, with what the aliases stand for",
        ),
        Label(zh="拆成几个文件，少用别名", en="split it into several files and use fewer aliases"),
    )


def unknown_anchor(name: str) -> Refusal:
    """Return the refusal of an alias to nothing, or to what it stands in itself."""
    shown = _cut(name)
    return (
        Label(
            zh=f"别名“*{shown}”之前没有锚点“&{shown}”", en=f"no “&{shown}” ends before the alias “*{shown}”"
        ),
        Label(zh="先定义锚点，或直接写出内容", en="write the anchor first, or write the value out"),
    )


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - as much as a line shows
