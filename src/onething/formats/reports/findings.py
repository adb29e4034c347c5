"""Findings as people read them in a terminal, as JSON, and as SARIF for tools of code review."""

from __future__ import annotations

import importlib.metadata
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from onething.errors import Place
from onething.formats.reports.words import word
from onething.language import Language
from onething.model import Finding, Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["findings_json", "findings_sarif", "findings_table"]

_SHOWN: Mapping[Severity, int] = {Severity.ERROR: 20, Severity.WARNING: 3, Severity.NOTE: 2}
"""How many findings with one code are shown before the rest is only counted."""

_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold blue",
}

_Families = Sequence[Sequence[Finding]]


def findings_table(
    findings: Sequence[Finding], language: Language, *, show_all: bool = False
) -> RenderableType:
    """Return the findings for a terminal: gravest first, those with one code together and counted.

    Of a code with many findings only the first few are shown, unless `show_all`. What is suggested
    stands once for all findings in a row to which it applies. The last line counts everything.
    """
    # Imported here: rich is only for people, and takes longer to load than a plan takes to make.
    from rich.console import Group  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    parts: list[RenderableType] = []
    for severity in Severity:
        families = _families(finding for finding in findings if finding.severity is severity)
        if families:
            count = sum(map(len, families))
            parts.append(Text(f"{word(severity, language)} {count}", style=_STYLES[severity]))
            parts += [_family(family, language, show_all=show_all) for family in families]
    return Group(*parts, Text(_summary(findings, language), style="bold"))


def _families(findings: Iterable[Finding]) -> _Families:
    """Return the findings with one code together, in the order in which the codes first occur."""
    families: dict[str, list[Finding]] = {}
    for finding in findings:
        families.setdefault(finding.code, []).append(finding)
    return tuple(families.values())


def _family(family: Sequence[Finding], language: Language, *, show_all: bool) -> RenderableType:
    from rich.console import Group  # noqa: PLC0415 - as above
    from rich.padding import Padding  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    from onething.formats.reports.wrapping import Prose  # noqa: PLC0415 - as above

    shown = family if show_all else family[: _SHOWN[family[0].severity]]
    lines: list[Prose] = []
    for suggestion, alike in groupby(shown, key=lambda finding: finding.suggestion):
        for finding in alike:
            where = f"{finding.place}  " if finding.place else ""
            lines.append(Prose(f"{where}{finding.subject}: {finding.message.text(language)}"))
        lines.append(Prose(f"→ {suggestion.text(language)}", "green"))
    if len(shown) < len(family):
        lines.append(Prose(_rest(len(family) - len(shown), language), "dim"))
    heading = Text.assemble((f"  {family[0].code}", "bold"), f" {len(family)}")
    return Group(heading, *(Padding(line, (0, 0, 0, 4), expand=False) for line in lines))


def _rest(count: int, language: Language) -> str:
    return (
        f"……另有 {count} 条（--all 全部显示）"
        if language == "zh"
        else f"… and {count} more (--all shows them)"
    )


def _summary(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return "没有发现问题" if language == "zh" else "nothing found"
    counts = Counter(finding.severity for finding in findings)
    present = [(counts[severity], word(severity, language)) for severity in Severity if counts[severity]]
    if language == "zh":
        return "、".join(f"{count} 条{name}" for count, name in present)
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in present)


def findings_json(findings: Sequence[Finding]) -> str:
    """Return the findings as a JSON object: `findings` in their order, `counts` by severity."""
    counts = Counter(finding.severity for finding in findings)
    whole = {
        "counts": {str(severity): counts[severity] for severity in Severity},
        "findings": [finding.model_dump(mode="json") for finding in findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def findings_sarif(
    findings: Sequence[Finding],
    version: str | None = None,
    *,
    language: Language = "zh",
    root: Path | None = None,
) -> str:
    """Return the findings as a SARIF 2.1.0 log with one run.

    `version` is that of the tool, by default the installed one. Files below `root`, by default the
    working directory, are named relative to it, as tools of code review expect.
    """
    families = _families(findings)
    numbers = {family[0].code: number for number, family in enumerate(families)}
    base = root or Path.cwd()
    driver = {
        "name": "onething",
        "version": version or importlib.metadata.version("onething"),
        "rules": [_sarif_rule(family) for family in families],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            {"ruleIndex": numbers[finding.code], **_sarif_result(finding, language, base)}
            for finding in findings
        ],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_rule(family: Sequence[Finding]) -> dict[str, Any]:
    gravest = min((finding.severity for finding in family), key=list(Severity).index)
    code = family[0].code
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ")},
        "defaultConfiguration": {"level": str(gravest)},
    }


def _sarif_result(finding: Finding, language: Language, root: Path) -> dict[str, Any]:
    message = f"{finding.message.text(language)} → {finding.suggestion.text(language)}"
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": finding.subject}]}
    if finding.place:
        location["physicalLocation"] = _sarif_place(finding.place, root)
    return {
        "ruleId": finding.code,
        "level": str(finding.severity),
        "message": {"text": f"{finding.subject}: {message}"},
        "locations": [location],
    }


def _sarif_place(place: Place, root: Path) -> dict[str, Any]:
    region = {"region": {"startLine": place.line}} if place.line else {}
    return {"artifactLocation": _sarif_file(Path(place.file), root), **region}


def _sarif_file(file: Path, root: Path) -> dict[str, str]:
    if file.is_absolute() and not file.is_relative_to(root):
        return {"uri": file.as_uri()}
    inside = file.relative_to(root) if file.is_absolute() else file
    return {"uri": quote(inside.as_posix()), "uriBaseId": "%SRCROOT%"}
