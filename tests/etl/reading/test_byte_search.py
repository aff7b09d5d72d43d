"""Bytes are counted as by looking at every place, also across the pieces looked through at a time."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import etl.reading.byte_search
from etl.reading.byte_search import occurrences

FEW = st.sampled_from([b"\r", b"\n", b"\xe3", b"\x80"])


@pytest.fixture(autouse=True, scope="module")
def _small_pieces() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(etl.reading.byte_search, "_PIECE", 5)
        yield


@given(
    st.lists(FEW, max_size=40).map(b"".join),
    st.lists(st.lists(FEW, min_size=1, max_size=3).map(b"".join), min_size=1, max_size=4),
)
def test_every_place_is_counted(content: bytes, texts: list[bytes]) -> None:
    assert occurrences(content, texts) == {
        text: sum(content.startswith(text, place) for place in range(len(content))) for text in texts
    }
