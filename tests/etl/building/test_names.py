"""How a list of deputies is taken apart, and what of a written name is the name."""

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.statements import macros

LISTS = [
    ("王建国、李明", ["王建国", "李明"]),
    ("王建国,李明，赵强;钱七；孙八", ["王建国", "李明", "赵强", "钱七", "孙八"]),
    ("孙八/周九／吴十|郑一｜冯二", ["孙八", "周九", "吴十", "郑一", "冯二"]),
    ("王建国 李明\n赵强\u3000钱七", ["王建国", "李明", "赵强", "钱七"]),
    ("张 三、李\u3000四/王 五", ["张三", "李四", "王五"]),
    ("张 三 李 四 王 五", ["张三", "李四", "王五"]),
    ("王 建 国、李明", ["王建国", "李明"]),
    ("张 三丰", ["张", "三丰"]),  # nobody can tell: both are asked for as they stand
    ("、王芳；；", ["王芳"]),
    ("王芳、王芳", ["王芳", "王芳"]),
    ("610902/HB-01、610902000000/2 王芳（组长）", ["610902/HB-01", "610902000000/2", "王芳（组长）"]),
    ("买买提·艾力、D-0001", ["买买提·艾力", "D-0001"]),
    ("、", []),
    (None, None),
]  # fmt: skip
BARE = [
    ("王建国", "王建国"),
    ("王 建国（组长）", "王建国"),
    ("王建国代表", "王建国"),
    ("王建国人大代表", "王建国"),
    ("李明副主任", "李明"),
    ("李明(县代表)", "李明"),
    ("张镇长", "张镇长"),  # a surname alone is no name
    ("买买提·艾力代表", "买买提·艾力"),
    ("D-0001", "D-0001"),
    ("（组长）", "(组长)"),
]


SURNAMES, GIVEN = st.sampled_from("王李张刘陈杨"), st.text("建国明芳丽伟军", min_size=1, max_size=2)
NAMES = st.lists(st.tuples(SURNAMES, GIVEN, st.sampled_from(("", " ", "\u3000"))), min_size=1, max_size=6)
SEPARATORS = st.sampled_from(("、", ",", "， ", "；", "/", " / ", "|", " ", "\u3000", "\n", " 、"))


@pytest.fixture(scope="module")
def words() -> Iterator[duckdb.DuckDBPyConnection]:
    """The words of the statements."""
    with duckdb.connect() as connection:
        macros(connection)
        yield connection


@pytest.mark.parametrize(("listed", "names"), LISTS)
def test_a_list_is_taken_apart_at_any_separator(
    words: duckdb.DuckDBPyConnection, listed: str | None, names: list[str] | None
) -> None:
    found = words.execute("select names_in($one), name_count($one)", {"one": listed}).fetchone()
    assert found == (names, None if names is None else len(names))


@settings(max_examples=30, deadline=None)
@given(NAMES, st.data())
def test_whoever_is_written_into_a_list_comes_out_of_it(
    names: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    """A name of two characters may be spaced out, whatever stands between the names."""
    written = [surname + (gap if len(given) == 1 else "") + given for surname, given, gap in names]
    listed = "".join(one + data.draw(SEPARATORS) for one in written[:-1]) + written[-1]
    with duckdb.connect() as words:
        macros(words)
        found = words.execute("select names_in($one)", {"one": listed}).fetchone()
    assert found == ([surname + given for surname, given, _ in names],)


@pytest.mark.parametrize(("written", "name"), BARE)
def test_a_title_is_no_part_of_a_name(words: duckdb.DuckDBPyConnection, written: str, name: str) -> None:
    assert words.execute("select name_bare($one)", {"one": written}).fetchone() == (name,)
