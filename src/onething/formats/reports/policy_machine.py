"""What became of policy cases, for machines: JSON, and JUnit XML as build servers read it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from onething.formats.reports.policy_text import failure_lines
from onething.language import Language
from onething.model import CaseResult, PolicyCoverage

__all__ = ["results_json", "results_junit"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def results_json(results: Sequence[CaseResult], covered: Sequence[PolicyCoverage] | None = None) -> str:
    """Return the results as one JSON object: how many passed and failed, each case, and what they cover."""
    passed = sum(result.passed for result in results)
    cases = [{"passed": one.passed, **one.model_dump(mode="json")} for one in results]
    found: dict[str, Any] = {"passed": passed, "failed": len(results) - passed, "cases": cases}
    if covered is not None:
        found["coverage"] = [one.model_dump(mode="json") for one in covered]
    return json.dumps(found, ensure_ascii=False, indent=2)


def results_junit(results: Sequence[CaseResult], language: Language) -> str:
    """Return the results as JUnit XML, a suite a file."""
    failed = sum(not one.passed for one in results)
    root = ET.Element("testsuites", tests=str(len(results)), failures=str(failed))
    for file in dict.fromkeys(one.file for one in results):
        own = [one for one in results if one.file == file]
        failures = str(sum(not one.passed for one in own))
        suite = ET.SubElement(root, "testsuite", name=file, tests=str(len(own)), failures=failures)
        for one in own:
            _case(suite, one, language)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(suite: ET.Element, result: CaseResult, language: Language) -> None:
    name = _clean(result.name.text(language))
    case = ET.SubElement(
        suite, "testcase", name=name, classname=result.onething, file=result.file, line=str(result.line or 0)
    )
    if not result.passed:
        lines = [line for failure in result.failures for line in failure_lines(failure, language)]
        ET.SubElement(case, "failure", message=_clean(lines[0])).text = _clean("\n".join(lines))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
