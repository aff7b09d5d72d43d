"""A bad claims file is refused in one line that names file, claim, key and remedy."""

from pathlib import Path

import pytest

from dashboard.reconcile.file import BadClaims, read_claims

GOOD = '[[claim]]\nid = "a"\nvalue = 1\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "claims.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["文件", "claim", "至少要有一节"]),
        ("claim = []", ["claim"]),
        ("[[claim]\n", ["TOML"]),
        (f"{GOOD}vale = 2\n", ["第1条(a)", "vale = 2", "是不是 value?"]),
        (f"{GOOD}[reprot]\n", ["文件", "reprot", "是不是 report?"]),
        (f"[report]\nregoin = '610902'\n{GOOD}", ["[report]", "regoin", "是不是 region?"]),
        ('[[claim]]\nid = "a"\n', ["第1条(a)", "value", "缺了这一项"]),
        ("[[claim]]\nvalue = 1\n", ["第1条", "id", "缺了这一项"]),
        ('[[claim]]\nid = "a"\nvalue = "85%"\n', ["第1条(a)", "value", "85%", "应是一个数"]),
        ('[[claim]]\nid = "a"\nvalue = true\n', ["value", "应是一个数"]),
        ('[[claim]]\nid = "a"\nvalue = nan\n', ["value", "应是一个数"]),
        ('[[claim]]\nid = "a"\nvalue = 1e40\n', ["value", "一千万亿"]),
        ('[[claim]]\nid = "a"\nvalue = 0.12345678\n', ["value", "小数至多6位"]),
        ('[[claim]]\nid = "a"\nvalue = [3, 2]\n', ["value", "小数在前"]),
        ('[[claim]]\nid = "a"\nvalue = [1, 2, 3]\n', ["value"]),
        (f'{GOOD}wording = "roughly"\n', ["第1条(a)", "wording", "roughly"]),
        (f"{GOOD}decimals = 7\n", ["decimals = 7"]),
        ('[[claim]]\nid = "a"\nvalue = 8.55\ndecimals = 1\n', ["decimals", "小数位多于"]),
        ('[[claim]]\nid = "a"\nvalue = 0\nwording = "at_least"\n', ["wording", "大于0"]),
        ('[[claim]]\nid = "a"\nvalue = [1, 2]\nwording = "about"\n', ["wording"]),
        (f'{GOOD}of = "a"\n', ["of", "百分数"]),
        (f'{GOOD}field = "resolved"\n', ["field", "metric"]),
        (f'{GOOD}region = "61"\n', ["region"]),
        (f'{GOOD}from = "last year"\n', ["应是日期"]),
        (f"{GOOD}from = 2021-12-31\nto = 2021-01-01\n", ["起日晚于止日"]),
        (f'{GOOD}ratio_of = ["b"]\n', ["ratio_of"]),
        (f"{GOOD}sum_of = []\n", ["sum_of"]),
        (f'{GOOD}same_as = "b"\n', ["第1条(a)", "same_as 提到 b", "没有这个名称"]),
        (f'{GOOD}same_as = "a"\n', ["a -> a", "绕成了圈"]),
        (GOOD + GOOD, ["第2条", "a", "第1条"]),
        (
            f'{GOOD}same_as = "b"\n[[claim]]\nid = "b"\nvalue = 2\nsum_of = ["a"]\n',
            ["a -> b -> a", "绕成了圈"],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, text: str, said: list[str]) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadClaims) as refusal:
        read_claims(path)
    for language in (refusal.value.zh, refusal.value.en):
        assert language.startswith(str(path))
        assert "\n" not in language
    for word in said:
        assert word in refusal.value.zh


def test_unreadable_files(tmp_path: Path) -> None:
    path = tmp_path / "gbk.toml"
    path.write_bytes("# 报告\n".encode("gb18030"))
    for unreadable, word in ((path, "UTF-8"), (tmp_path / "none.toml", "读不了"), (tmp_path, "读不了")):
        with pytest.raises(BadClaims, match=word):
            read_claims(unreadable)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert [claim.id for claim in read_claims(path).claim] == ["a"]


def test_a_part_may_be_shown_beside_a_whole_that_is_its_sum(tmp_path: Path) -> None:
    text = f'{GOOD}out_of = "b"\n[[claim]]\nid = "b"\nvalue = 1\nsum_of = ["a"]\n'
    assert len(read_claims(written(tmp_path, text)).claim) == 2


def test_one_sum_or_several_and_one_same_or_several(tmp_path: Path) -> None:
    more = "".join(f'[[claim]]\nid = "{name}"\nvalue = 1\n' for name in "bc")
    one = read_claims(written(tmp_path, f'{GOOD}sum_of = ["b", "c"]\nsame_as = "b"\n{more}')).claim[0]
    two = read_claims(
        written(tmp_path, f'{GOOD}sum_of = [["b"], ["c"]]\nsame_as = ["b", "c"]\n{more}')
    ).claim[0]
    assert (one.sum_of, one.same_as) == ((("b", "c"),), ("b",))
    assert (two.sum_of, two.same_as) == ((("b",), ("c",)), ("b", "c"))
