"""The tree of region codes."""

from condition_questions import REGION

from onething.conditions import Classes, parse_test


def test_a_province_whose_cities_are_all_named_has_another_region_still():
    """Where every city code is named, codes that leave out the city are what else lies below."""
    cities = ", ".join(f"43{number:02}00" for number in range(1, 100))
    classes = Classes.of_tests(REGION, [parse_test(cities, REGION), parse_test("430000", REGION)])
    assert "430001" in classes.examples
    assert classes.true[classes.index("430009")] == 0b10


def test_a_county_code_below_no_city_lies_in_its_province():
    """Counties that a province runs itself carry a code right below the province."""
    classes = Classes.of_tests(REGION, [parse_test("429000", REGION)])
    assert classes.true[classes.index("429004")] == 1
    assert classes.undecided[classes.index("420000")] == 1


def test_what_lies_below_a_named_county_cannot_be_told_apart():
    """Six digits end with the county, so nothing lies below it."""
    classes = Classes.of_tests(REGION, [parse_test("430102", REGION)])
    assert classes.examples == ("430102", "430100", "430101")
    assert classes.index("430199") == classes.index("110000") == 2
