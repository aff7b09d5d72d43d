"""How a list of deputies is taken apart, and what of a written name is the name."""

import pytest

from etl.building.publishing import engine

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


@pytest.mark.parametrize(("listed", "names"), LISTS)
def test_a_list_is_taken_apart_at_any_separator(listed: str | None, names: list[str] | None) -> None:
    with engine() as connection:
        found = connection.execute("select names_in($one), name_count($one)", {"one": listed}).fetchone()
    assert found == (names, None if names is None else len(names))


@pytest.mark.parametrize(("written", "name"), BARE)
def test_a_title_is_no_part_of_a_name(written: str, name: str) -> None:
    with engine() as connection:
        assert connection.execute("select name_bare($one)", {"one": written}).fetchone() == (name,)
