"""The use cases: what people do with the library, each as one function."""

from onething.app.catalogues import Catalogues, load
from onething.app.checking import check
from onething.app.planning import case_of, compare, explain, export, plan
from onething.app.proving import prove, robustness, verify

__all__ = [
    "Catalogues",
    "case_of",
    "check",
    "compare",
    "explain",
    "export",
    "load",
    "plan",
    "prove",
    "robustness",
    "verify",
]
