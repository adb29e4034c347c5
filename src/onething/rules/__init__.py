"""The rules: facts of the catalogue, what rules match among them, and the matchers that join them.

`onething.rules.durable`, the matcher on durable_rules, is loaded when it is chosen.
"""

from onething.rules.choice import choose_matcher
from onething.rules.matcher import Match, Matcher
from onething.rules.patterns import (
    CompiledRule,
    Join,
    Pattern,
    check_consequence,
    compile_rule,
    compile_rules,
)
from onething.rules.plain import PlainMatcher
from onething.rules.rulings import Ruling, Rulings, concerning, hangs_on_source, rule_catalogue
from onething.rules.shapes import (
    SHAPES,
    AttributeValue,
    CatalogueFact,
    catalogue_facts,
    facts_of_item,
    facts_of_onething,
    facts_of_source,
    requirement_places,
)

__all__ = [
    "SHAPES",
    "AttributeValue",
    "CatalogueFact",
    "CompiledRule",
    "Join",
    "Match",
    "Matcher",
    "Pattern",
    "PlainMatcher",
    "Ruling",
    "Rulings",
    "catalogue_facts",
    "check_consequence",
    "choose_matcher",
    "compile_rule",
    "compile_rules",
    "concerning",
    "facts_of_item",
    "facts_of_onething",
    "facts_of_source",
    "hangs_on_source",
    "requirement_places",
    "rule_catalogue",
]
