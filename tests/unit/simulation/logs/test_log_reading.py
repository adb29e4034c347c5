"""Reading a log: what is counted, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.simulation.logs.small_logs import DROP, csv_file, mapping, read, total

from onething.errors import BrokenInput
from onething.simulation.log_report import ColumnReport
from onething.simulation.logs.reading import _digest_of_counts

SAME = "move-house,990102,2025-03-01,true,30"


def _column(reports: tuple[ColumnReport, ...], fact: str) -> ColumnReport:
    return next(report for report in reports if report.fact == fact)


def test_cases_that_the_rules_cannot_tell_apart_are_one_profile(tmp_path: Path) -> None:
    """Their region and month stay dimensions of the counts."""
    file = csv_file(tmp_path, SAME, SAME, "move-house,990102,2025-04-01,true,31")
    with read(file) as tally:
        (profile,) = tally.profiles
        assert profile.onething == "move-house"
        assert profile.facts["newcomer"] is True
        assert tally.weights == (3.0,)
        rows = tally.counts.execute("FROM counts ORDER BY month").fetchall()
        assert rows == [(0, "990102", "2025-03", 2.0), (0, "990102", "2025-04", 1.0)]


def test_profiles_are_numbered_by_what_they_are(tmp_path: Path) -> None:
    """The order of the rows does not matter."""
    lines = [SAME, "welcome-a-child,,,,", "move-house,990102,2025-03-01,false,80"]
    with (
        read(csv_file(tmp_path, *lines)) as one,
        read(csv_file(tmp_path, *lines[::-1], name="b.csv")) as other,
    ):
        assert tuple(one.profiles) == tuple(other.profiles)
        assert [profile.number for profile in one.profiles] == list(range(len(one.profiles)))


def test_a_fact_that_is_missing_or_junk_is_not_known(tmp_path: Path) -> None:
    """Both come to the same profile, and are counted apart."""
    with read(csv_file(tmp_path, "move-house,,,,30", "move-house,,,perhaps,30")) as tally:
        (profile,) = tally.profiles
        assert "newcomer" not in profile.facts
        found = _column(tally.report.columns, "newcomer")
        assert (found.missing, found.outside) == (1, 1)


def test_dropping_leaves_out_cases_with_gaps_and_counts_them(tmp_path: Path) -> None:
    """What no column tells is no gap of a case."""
    with read(csv_file(tmp_path, SAME, "move-house,,,perhaps,30"), on_unknown=DROP) as tally:
        assert (tally.report.cases, tally.report.dropped) == (1, 1)
        assert "consent" in tally.report.missing_facts


def test_a_log_of_which_every_case_is_dropped_is_refused(tmp_path: Path) -> None:
    """Nothing would be left to be planned."""
    with pytest.raises(BrokenInput, match="every case would be dropped"):
        read(csv_file(tmp_path, "move-house,,,,"), on_unknown=DROP)


def test_a_one_thing_that_is_not_known_is_counted_as_unplaced(tmp_path: Path) -> None:
    """Without a word of what stood there, unless it stands there often."""
    lines = [SAME, "张三,,,,", *["teahouse,,,,"] * 30]
    with read(csv_file(tmp_path, *lines)) as tally:
        assert tally.report.unplaced == 31
        shown = {example.value: example.rows for example in tally.report.unplaced_examples}
        assert shown == {"teahouse": 30, "字字": 1}


def test_a_one_thing_is_known_by_its_name_too(tmp_path: Path) -> None:
    """Platforms write names, not ids."""
    with read(csv_file(tmp_path, "搬家,,,,")) as tally:
        assert tally.profiles[0].onething == "move-house"


def test_a_mapping_says_which_column_tells_what(tmp_path: Path) -> None:
    """Values have other words there, and one may say that there is none."""
    file = csv_file(tmp_path, "A,990102,是,2", "B,990102,否,3", header="事项,区划,新来,件数")
    columns = mapping(
        onething={"column": "事项", "values": {"A": "move-house", "B": "open-a-teahouse"}},
        region="区划",
        cases="件数",
        facts={"newcomer": {"column": "新来", "values": {"是": True, "否": False}}},
    )
    with read(file, columns) as tally:
        assert [profile.onething for profile in tally.profiles] == ["move-house", "open-a-teahouse"]
        assert tally.weights == (2.0, 3.0)
        assert tally.report.rows == 2


def test_the_one_thing_may_be_fixed(tmp_path: Path) -> None:
    """A log of one item has no column for it."""
    file = csv_file(tmp_path, "true", header="newcomer")
    with read(file, mapping(onething={"fixed": "move-house"})) as tally:
        assert tally.profiles[0].onething == "move-house"


def test_rows_that_do_not_say_for_how_many_cases_they_stand_count_none(tmp_path: Path) -> None:
    """They are counted as missing, or as outside what a number of cases can be."""
    file = csv_file(tmp_path, "move-house,2", "move-house,", "move-house,-1", header="onething,cases")
    with read(file) as tally:
        assert total(tally) == 2
        found = _column(tally.report.columns, "cases")
        assert (found.missing, found.outside) == (1, 1)


def test_columns_that_are_not_used_are_reported(tmp_path: Path) -> None:
    """So are those that are ignored."""
    file = csv_file(tmp_path, "move-house,张三,true", header="onething,姓名,newcomer")
    with read(file, mapping(ignore=["newcomer"])) as tally:
        assert [(one.column, one.fact) for one in tally.report.columns] == [
            ("onething", "onething"),
            ("姓名", ""),
            ("newcomer", ""),
        ]


def test_a_folder_of_files_is_one_log(tmp_path: Path) -> None:
    """The digest is that of all of them."""
    csv_file(tmp_path, SAME, name="a.csv")
    csv_file(tmp_path, SAME, SAME, name="b.csv")
    with read(str(tmp_path)) as whole, read(str(tmp_path / "*.csv")) as same:
        assert total(whole) == 3
        assert whole.report.digest == same.report.digest != ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_text_in_any_encoding_of_china_is_read(tmp_path: Path, encoding: str) -> None:
    """Spreadsheets write GBK, and UTF-8 with a mark."""
    file = tmp_path / "cases.csv"
    file.write_bytes("onething,信用等级,备注\r\nopen-a-teahouse,A,张三\r\n".encode(encoding))
    with read(str(file)) as tally:
        assert tally.profiles[0].facts["信用等级"] == "A"


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_what_separates_columns_is_found_out(tmp_path: Path, separator: str) -> None:
    """From the line of their names."""
    file = csv_file(
        tmp_path, separator.join(["move-house", "true"]), header=separator.join(["onething", "newcomer"])
    )
    with read(file) as tally:
        assert tally.profiles[0].facts["newcomer"] is True


def test_what_only_a_cluster_sees_is_known_by_what_was_counted(tmp_path: Path) -> None:
    """Another log has another digest, the same one the same."""
    one, other = csv_file(tmp_path, SAME), csv_file(tmp_path, SAME, SAME, name="other.csv")
    digests = []
    for file in (one, one, other):
        with read(file) as tally:
            digests.append(_digest_of_counts(tally.duck))
    assert digests[0] == digests[1] != digests[2]
