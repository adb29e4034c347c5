"""The condition language: S-FEEL unary tests of facts, three-valued truth, classes of values, sentences."""

from onething.conditions.class_words import class_label
from onething.conditions.classes import Classes
from onething.conditions.cubes import Cube, cubes
from onething.conditions.formula import (
    FALSE,
    TRUE,
    And,
    Constant,
    Formula,
    Literal,
    Not,
    Or,
    compile_condition,
    conjunction,
    disjunction,
    evaluate,
    facts,
    literals,
    negate,
)
from onething.conditions.sentences import sentence
from onething.conditions.syntax import parse_test
from onething.conditions.truth import Truth, all_of, any_of, holds, opposite
from onething.conditions.unary import ANYTHING, Bound, Equals, Null, Part, Range, Test, Within
from onething.conditions.values import check_value, read_value

__all__ = [
    "ANYTHING",
    "FALSE",
    "TRUE",
    "And",
    "Bound",
    "Classes",
    "Constant",
    "Cube",
    "Equals",
    "Formula",
    "Literal",
    "Not",
    "Null",
    "Or",
    "Part",
    "Range",
    "Test",
    "Truth",
    "Within",
    "all_of",
    "any_of",
    "check_value",
    "class_label",
    "compile_condition",
    "conjunction",
    "cubes",
    "disjunction",
    "evaluate",
    "facts",
    "holds",
    "literals",
    "negate",
    "opposite",
    "parse_test",
    "read_value",
    "sentence",
]
