"""A grid is the rows it was made of."""

from hypothesis import given
from hypothesis import strategies as st

from etl.reading.grid import Grid

ROWS = st.integers(0, 4).flatmap(
    lambda width: st.lists(st.tuples(*[st.text(max_size=2)] * width), max_size=0 if width == 0 else 6)
)


def grid(rows: list[tuple[str, ...]]) -> Grid:
    return Grid([list(column) for column in zip(*rows, strict=True)])


@given(ROWS, st.slices(6), st.data())
def test_a_grid_is_its_rows(rows: list[tuple[str, ...]], part: slice, data: st.DataObject) -> None:
    made = grid(rows)
    assert list(made) == rows
    assert [made[index] for index in range(len(made))] == rows
    assert made[part] == rows[part]
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(rows))))) if rows else ())
    assert list(zip(*made.columns_at(chosen), strict=True)) == [rows[index] for index in chosen]


def test_a_stretch_of_rows_and_scattered_ones() -> None:
    made = grid([("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")])
    assert made.columns_at([1, 2]) == [["b", "c"], ["2", "3"]]
    assert made.columns_at([0, 3]) == [["a", "d"], ["1", "4"]]
    assert made.columns_at([]) == [[], []]
