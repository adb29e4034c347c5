"""Literals of a test, read as the type of the fact says: the same word can be a number or a code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onething.conditions.unary import Equals, Null, Ordered, Part, Scalar, Within
from onething.conditions.values import read_date, read_number, read_region
from onething.errors import ConditionError, nearest
from onething.language import Label
from onething.model import FactType, Question

__all__ = ["SHOWN", "Literal", "Reader"]
