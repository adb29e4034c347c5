"""Ids of BPMN elements."""

import re

from onething.formats.bpmn.element_ids import element_id, link_id


def test_an_id_is_an_xml_name_whatever_it_is_made_from() -> None:
    """Colons, slashes and Chinese characters are written as their code points."""
    assert element_id("Step", "review:出生/1") == "Step_review_3a__51fa__751f__2f_1"
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", element_id("Step", "1 2:3@4"))


def test_different_subjects_have_different_ids() -> None:
    """What stands for an escape is escaped itself, and parts are told apart from their joints."""
    subjects = [("a:",), ("a_3a_",), ("a.b",), ("a", "b"), ("a", "", "b")]
    assert len({element_id("Data", *parts) for parts in subjects}) == len(subjects)


def test_a_link_is_named_after_its_ends() -> None:
    """The id of a sequence flow tells from where to where it leads."""
    assert link_id("Flow", "Step_a", "Join_b") == "Flow_Step_a.Join_b"
