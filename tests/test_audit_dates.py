"""What a date column says, as a day; and which part of 07/01/2004 is the month, where the file tells."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.audit.dates import day, order

FIFTH = date(2024, 3, 5)


@pytest.mark.parametrize(
    "said",
    [
        "2024-03-05",
        " 2024-03-05 ",
        "2024-03-05 23:30:00",
        "2024-03-05T23:30:00Z",
        "2024-03-05T23:30:00.123+08:00",
        "2024-03-05 00:00:00+00:00",
        "2024-3-5",
        "2024/3/5",
        "2024/03/05 09:00",
        "2024.3.5",
        "2024年3月5日",
        "2024 年 3 月 5 日",
        "２０２４年３月５日",
        "发布时间：2024-03-05 10:00",
        "20240305",
        "20240305093000",
        "20240305T093000Z",
        "1709596800",
        "1709596800.5",
        "1709596800000",
        "1709596800000000",
        "1709596800000000000",
        "5 March 2024",
        "05-Mar-2024",
        "5th of March 2024",
        "Mar 5, 2024",
        "Mar. 5, 2024 10:00 AM",
        "March 5 2024",
        "MARCH 5TH, 2024",
        "Posted on Tuesday, 5 March 2024",
        "Tue, 05 Mar 2024 23:30:00 +0800",
    ],
)
def test_a_whole_date_is_read(said: str) -> None:
    assert day(said) == FIFTH


@pytest.mark.parametrize(
    "said",
    [
        None,
        "",
        "None",
        "面议",
        "04-20",
        "3月5日",
        "2004-05",
        "2024",
        "Mar 2024",
        "5/3/24",
        "3 days ago",
        "昨天",
        "2024-13-05",
        "2024-02-30",
        "0001-01-01",
        "9999-12-31",
        "2024-03-05 至 2024-04-05",
        "12345",
        "13812345678",
        "113年3月5日",
        "07/01/2004",
        "x" * 2_000_000 + "2024-03-05",
    ],
)
def test_what_is_no_date_for_certain_is_none(said: str | None) -> None:
    assert day(said) is None


@pytest.mark.parametrize(
    ("said", "file", "expected"),
    [
        ("25/03/2004", "", date(2004, 3, 25)),
        ("03/25/2004", "", date(2004, 3, 25)),
        ("25.03.2004", "month", date(2004, 3, 25)),
        ("03/03/2004", "", date(2004, 3, 3)),
        ("07/01/2004", "day", date(2004, 1, 7)),
        ("07/01/2004", "month", date(2004, 7, 1)),
        ("07-01-2004 10:00", "day", date(2004, 1, 7)),
        ("13/13/2004", "day", None),
    ],
)
def test_day_and_month(said: str, file: str, expected: date | None) -> None:
    assert day(said, file) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], ""),
        (["07/01/2004", "08/02/2004"], ""),
        (["07/01/2004", "25/02/2004"], "day"),
        (["07/01/2004", "02/25/2004", "2004-02-01", "x"], "month"),
        (["25/02/2004", "02/25/2004"], ""),
        (["13/13/2004"], ""),
    ],
)
def test_the_order_is_what_the_file_settles(said: list[str], expected: str) -> None:
    assert order(said) == expected


DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d", "%d %B %Y", "%b %d, %Y"]))
def test_every_day_comes_back(found: date, form: str) -> None:
    assert day(found.strftime(form)) == found


@given(st.dates(date(2001, 9, 10), date(2100, 12, 31)), st.sampled_from([1, 1000]))
def test_every_second_since_1970(found: date, per_second: int) -> None:
    moment = datetime(found.year, found.month, found.day, 12, tzinfo=UTC)
    assert day(str(int(moment.timestamp()) * per_second)) == found


@given(st.text(max_size=80))
def test_no_text_trips_it(said: str) -> None:
    assert day(said) is None or 1970 <= day(said).year <= 2100  # type: ignore[union-attr]
