"""Random nouns of every kind, made of the texts and numbers that files hold."""

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from onething.formats.files.kinds import FILE_KINDS

IDS = st.from_regex(r"[a-z0-9]{1,6}(?:[._-][a-z0-9]{1,4}){0,2}", fullmatch=True)
FACTS = st.text("abc年龄_.", min_size=1, max_size=6)
WORDS = [*"~-#", "yes", "12:30", "2016-12-20", "000000", "1e3", "null", "", "true", "0x1F", "- a", "a: b"]
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text("ab 中，:-#'\"\n\t\r\x85\u2028\0\x1b", max_size=12),
    st.sampled_from(WORDS),
)
SAID = TEXTS.filter(str.strip)
LABELS = st.one_of(
    SAID, st.fixed_dictionaries({"zh": SAID, "en": TEXTS}), st.fixed_dictionaries({"en": SAID})
)
REGIONS = st.from_regex(r"[0-9]{6}", fullmatch=True)
DAYS = st.dates().map(str)
BASES = st.one_of(SAID, st.fixed_dictionaries({"assumed": LABELS, "source": TEXTS}))
LEGAL = {
    "basis": st.lists(BASES, max_size=2),
    "valid": st.one_of(
        st.just({}), st.fixed_dictionaries({"from": DAYS}), st.fixed_dictionaries({"until": DAYS})
    ),
}
CELLS = st.one_of(
    SAID, st.booleans(), st.integers(0, 100), st.lists(st.integers(0, 9), min_size=1, max_size=2)
)
CONDITIONS = st.recursive(
    st.dictionaries(FACTS, CELLS, max_size=2),
    lambda inner: st.fixed_dictionaries(
        {}, optional={"all": st.lists(inner, max_size=2), "any": st.lists(inner, max_size=2), "not": inner}
    ),
    max_leaves=4,
)
DURATIONS = st.one_of(
    st.integers(0, 90), st.fixed_dictionaries({"days": st.integers(0, 9), "unit": st.just("calendar-days")})
)
REQUIREMENTS = st.fixed_dictionaries(
    {},
    optional={
        "id": TEXTS,
        "material": IDS,
        "alternatives": st.lists(st.lists(IDS, min_size=1, max_size=2), min_size=1, max_size=2),
        "holder": TEXTS,
        "name": LABELS,
        "necessity": st.sampled_from(["required", "deferrable"]),
        "when": CONDITIONS,
        "count": st.integers(0, 3),
        "note": TEXTS,
        **LEGAL,
    },
)
OPTIONS = st.lists(SAID, min_size=1, max_size=2, unique=True)
QUESTIONS = st.one_of(
    st.fixed_dictionaries(
        {"fact": FACTS, "label": LABELS},
        optional={"type": st.sampled_from(["number", "date"]), "text": TEXTS},
    ),
    st.fixed_dictionaries({"fact": FACTS, "label": LABELS, "type": st.just("choice"), "options": OPTIONS}),
)
ENTRIES = st.one_of(
    st.fixed_dictionaries({"item": IDS}, optional={"when": CONDITIONS, "optional": st.booleans()}),
    st.fixed_dictionaries({"one_of": st.lists(st.fixed_dictionaries({"item": IDS}), min_size=1, max_size=2)}),
)
RULES = st.fixed_dictionaries(
    {
        "id": IDS,
        "title": LABELS,
        "basis": st.lists(BASES, min_size=1, max_size=2),
        "match": st.dictionaries(SAID, st.dictionaries(SAID, CELLS, max_size=2), min_size=1, max_size=2),
        "then": st.sampled_from([{"replace_by": "e-licence"}, {"decide_at_once": True}, {"join": "踏勘"}]),
    },
    optional={"when": CONDITIONS, "valid": LEGAL["valid"]},
)
NAMED = {"id": IDS, "name": LABELS}
DATA = {
    "jurisdiction": st.fixed_dictionaries({**NAMED, "region": REGIONS}, optional={"source": TEXTS}),
    "regions": st.fixed_dictionaries({"code": REGIONS, "name": LABELS}),
    "departments": st.fixed_dictionaries(NAMED, optional={"codes": st.lists(TEXTS, max_size=2), **LEGAL}),
    "materials": st.fixed_dictionaries(
        NAMED,
        optional={
            "kind": st.just("form"),
            "fields": st.lists(st.fixed_dictionaries({"id": IDS, "label": LABELS}), max_size=2),
            **LEGAL,
        },
    ),
    "sources": st.fixed_dictionaries(
        {**NAMED, "kind": st.just("register")},
        optional={
            "connected": st.one_of(st.booleans(), st.lists(IDS, max_size=2)),
            "coverage": st.tuples(st.fixed_dictionaries({"region": REGIONS, "share": st.floats(0, 1)})),
            "trust": st.sampled_from("ABCD"),
        },
    ),
    "questions": QUESTIONS,
    "items": st.fixed_dictionaries(
        NAMED,
        optional={
            "promised_days": DURATIONS,
            "requirements": st.lists(REQUIREMENTS, max_size=2),
            "online": st.one_of(st.none(), st.booleans()),
            "published_visits": st.integers(0, 3),
            **LEGAL,
        },
    ),
    "onethings": st.fixed_dictionaries(
        NAMED,
        optional={
            "items": st.lists(ENTRIES, max_size=2),
            "questions": st.lists(QUESTIONS, max_size=2),
            "figures": st.fixed_dictionaries({"after": st.fixed_dictionaries({"days": st.floats(0, 1e6)})}),
            **LEGAL,
        },
    ),
    "rules": st.fixed_dictionaries(
        {"id": IDS, "title": LABELS, "region": REGIONS, "rules": st.lists(RULES, max_size=2)}
    ),
}
"""For each kind of file the data of one noun, as a file writes it; not all of it is accepted."""


def nouns(kind: str) -> st.SearchStrategy[BaseModel]:
    """Return random nouns of a kind."""

    def made(data):
        try:
            return FILE_KINDS[kind].model.model_validate(data)
        except ValidationError:
            return None

    return DATA[kind].map(made).filter(lambda noun: noun is not None)
