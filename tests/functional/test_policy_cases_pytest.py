"""The pytest plugin: policy cases become tests, and a suite without any does not pay for it."""

import pytest
from tests.fictional.city import FOLDER

pytest_plugins = ["pytester"]

SETTINGS = f"""
[pytest]
onething_catalogue = {FOLDER / "workflows" / "hongzhou"}
onething_rules = {FOLDER / "rules"}
onething_cases = cases
"""
CASES = """\
onething: welcome-a-child
date: 2026-06-01
region: "990102"
facts: {父母婚姻状况: 已婚, wants.infant-card: false, child.born: 2026-05-30}
cases:
  - name: {zh: 已婚父母只交照片。, en: Married parents hand in a photo alone.}
    expect: {materials: 1, asked_for: [photo]}
  - name: {zh: 只跑一次。, en: One visit is enough.}
    expect: {visits: 1}
"""


@pytest.fixture
def suite(pytester):
    """Return a suite that uses the made-up city, with a folder of cases."""
    pytester.makefile(".ini", pytest=SETTINGS)
    (pytester.mkdir("cases") / "child.yaml").write_text(CASES, encoding="utf-8")
    return pytester


def test_each_case_is_a_test_named_by_its_sentence(suite):
    """In the language chosen."""
    english = suite.runpytest("-v", "--onething-lang", "en")
    english.stdout.fnmatch_lines(["*child.yaml::Married parents hand in a photo alone. PASSED*"])
    english.assert_outcomes(passed=1, failed=1)
    chinese = suite.runpytest("-v", "--onething-lang", "zh")
    chinese.stdout.fnmatch_lines(["*child.yaml::已婚父母只交照片。 PASSED*"])


def test_a_failure_is_told_in_words_without_a_traceback(suite):
    """What was expected, each visit and its reason, what would help, and the plan."""
    told = suite.runpytest("--onething-lang", "en").stdout
    told.fnmatch_lines(
        [
            "*visits (line 9): expected 1, found 2*",
            "*· visit 1, *",
            "*it would be so with any of these:*",
            "*the plan: *",
        ]
    )
    told.no_fnmatch_line("*Traceback*")
    told.no_fnmatch_line("*policy_cases.py*")


def test_a_file_is_known_by_its_name_too(pytester):
    """Whatever folder it lies in; other YAML files are left alone."""
    pytester.makefile(".ini", pytest=SETTINGS)
    (pytester.path / "child.onething.yaml").write_text(CASES, encoding="utf-8")
    (pytester.path / "other.yaml").write_text("a: b", encoding="utf-8")
    pytester.runpytest().assert_outcomes(passed=1, failed=1)


def test_a_broken_file_is_an_error_of_collection_with_every_fault(suite):
    """With their lines, and without a traceback."""
    (suite.path / "cases" / "child.yaml").write_text(
        CASES.replace("visits", "vists").replace("[photo]", "[foto]")
    )
    run = suite.runpytest("--onething-lang", "en")
    run.assert_outcomes(errors=1)
    run.stdout.fnmatch_lines(["*child.yaml:7: *“foto”*", "*child.yaml:9: *unknown key “vists”*"])
    run.stdout.no_fnmatch_line("*Traceback*")


def test_the_fixtures_plan_with_the_catalogue_of_the_settings(suite):
    """A planner by one-thing, a planned case, and the catalogues themselves."""
    suite.makepyfile(
        """
        from datetime import date
        from onething.testing import assert_asked_for, assert_visits

        def test_fixtures(onething_catalogues, onething_planner, onething_plan):
            assert onething_planner("welcome-a-child") is onething_catalogues.find("welcome-a-child")[0]
            plan = onething_plan("welcome-a-child", as_of=date(2026, 6, 1), region="990102")
            assert_asked_for(plan, "photo")
            assert_visits(plan, at_most=plan.visits)
        """
    )
    suite.runpytest("-k", "fixtures").assert_outcomes(passed=1, deselected=2)


def test_a_failed_assertion_shows_the_line_of_the_test_and_the_reasons(suite):
    """Not the inside of the library."""
    suite.makepyfile(
        """
        from datetime import date
        from onething.testing import assert_visits

        def test_visits(onething_plan):
            assert_visits(onething_plan("welcome-a-child", as_of=date(2026, 6, 1)), exactly=0)
        """
    )
    told = suite.runpytest("-k", "test_visits", "--onething-lang", "en").stdout
    told.fnmatch_lines(
        ["> *assert_visits(onething_plan(*", "E *visits: expected 0, found 2*", "E *visit 1, *"]
    )
    told.no_fnmatch_line("*def _holds*")


def test_coverage_and_suggestions_are_told_at_the_end(suite):
    """As `onething test` tells them."""
    run = suite.runpytest("--onething-coverage", "--onething-suggest", "more.yaml", "--onething-lang", "en")
    run.stdout.fnmatch_lines(["*= onething =*", "hongzhou/welcome-a-child  2 cases  questions *"])
    assert "expect: {}" in (suite.path / "more.yaml").read_text(encoding="utf-8")


def test_a_suite_that_plans_nothing_loads_nothing(pytester):
    """The plugin is there, and of the library not a single module."""
    pytester.makepyfile(
        """
        import sys

        def test_nothing_is_loaded(pytestconfig):
            assert pytestconfig.pluginmanager.hasplugin("onething")
            assert [name for name in sys.modules if name.partition(".")[0] == "onething"] == []
        """
    )
    pytester.runpytest_subprocess("-p", "no:cov").assert_outcomes(passed=1)
