"""A plan as an Excel workbook, for whoever works on with its tables."""

from __future__ import annotations

from onething.formats.reports.names import Names
from onething.formats.workbooks.cells import workbook_bytes
from onething.formats.workbooks.flow_sheets import departments, steps
from onething.formats.workbooks.plan_sheets import materials, overview, questions, sources
from onething.language import Language
from onething.model import Catalogue, Plan

__all__ = ["plan_workbook"]


def plan_workbook(plan: Plan, catalogue: Catalogue, language: Language) -> bytes:
    """Return a plan as an Excel file (.xlsx): overview, materials, sources, departments, steps, questions.

    The same plan gives the same bytes: the only day in the file is the one as of which the plan was
    made. Nothing in it is a formula. Raises MissingExtra where openpyxl is not installed.
    """
    names = Names(language, catalogue, plan.answered)
    sheets = (
        overview(plan, names),
        materials(plan, names),
        sources(plan, names),
        departments(plan, names),
        steps(plan, names),
        questions(plan, names),
    )
    return workbook_bytes(sheets, title=names.text(plan.name), made=plan.as_of)
