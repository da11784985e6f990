"""Addresses and what they ask for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.errors import UsageError
from dateline.web.query import FILTERS, VIEWS, read_query

NAMES = st.sampled_from([*FILTERS, *VIEWS, "cursor"])
VALUES = st.one_of(
    st.text(max_size=30), st.sampled_from(["siege", "happened", "SY", "2018-03-01", "1", "1,2,3,4", "when", "9" * 5000])
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=8))
@settings(max_examples=150)
def test_an_address_is_refused_or_says_the_same_again(pairs: list[tuple[str, str]]) -> None:
    try:
        query = read_query(pairs)
    except UsageError:
        return
    assert read_query(query.pairs) == read_query(read_query(query.pairs).pairs)
    assert read_query(query.pairs).wanted == query.wanted
    for pair in query.filters:
        assert pair not in query.without(pair).pairs


def test_setting_a_filter_goes_back_to_the_first_page() -> None:
    query = read_query([("type", "siege"), ("type", "aid"), ("cursor", "abc"), ("since", "20180301")])
    assert query.address() == "/?type=aid&type=siege&since=2018-03-01"
    assert query.with_(since=None, country="SY").address("/map") == "/map?type=aid&type=siege&country=SY"
    assert query.with_(since=None).cursor is None


@pytest.mark.parametrize(
    "path",
    ["/events/%00abcd", "/reports/%00", "/reports?words=%00%27", "/?words=%00", "/?part_of=%00", "/claims/%00ab/correct",
     "/?min_killed=" + "9" * 5000, "/review/new?after=%00", "/reports/x?version=99999999999999999999", "/map?zoom=1e9",
     "/?words=%22", "/?words=a%27%3B+DROP+TABLE+events", "/reports/..%2f..%2fetc%2fpasswd", "/export/%2e%2e%2fcsv",
     "/?sort=when&cursor=WyJub3QgYSBkYXkiLCAiZSJd", "/events/%ED%A0%80aaaa"],
)  # fmt: skip
def test_odd_addresses_are_answered(page: TestClient, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code in (200, 400, 404)
    assert "Traceback" not in answer.text
