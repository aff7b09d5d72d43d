import pytest

from etl.paths import VOCABULARIES
from etl.reading.values import words
from etl.reading.values.problem import BadValue
from etl.vocabulary import vocabulary


@pytest.mark.parametrize("text", ["是", "有", "√", "✓", "1", "Y", "yes", "TRUE", "已"])
def test_yes(text: str) -> None:
    assert words.yes_no(text) is True


@pytest.mark.parametrize("text", ["否", "无", "×", "0", "N", "no", "未", "没有"])
def test_no(text: str) -> None:
    assert words.yes_no(text) is False


def test_neither_yes_nor_no() -> None:
    with pytest.raises(BadValue, match="yes"):
        words.yes_no("也许")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("disposition", "A", "solved"),
        ("disposition", "Ａ类", "solved"),
        ("disposition", "已解决", "solved"),
        ("disposition", "（列入计划）", "planned"),
        ("satisfaction", "基本 满意", "basically_satisfied"),
        ("satisfaction", "1.满意", "satisfied"),
        ("satisfaction", "√满意", "satisfied"),
        ("level", "村（社区）", "village"),
        ("level", "village", "village"),
        ("station_kind", "人大代表之家", "home"),
    ],
)
def test_a_word_is_known_however_it_is_written(name: str, text: str, code: str) -> None:
    assert words.word(text, vocabulary(name)) == code


def test_an_unknown_word_of_a_closed_list_names_the_choices() -> None:
    with pytest.raises(BadValue) as problem:
        words.word("还行吧", vocabulary("satisfaction"))
    assert problem.value.rule == "unknown_word"
    assert "基本满意" in problem.value.zh


def test_an_unknown_word_of_an_open_list_is_kept() -> None:
    assert words.word(" 宠物 管理", vocabulary("category")) == "宠物 管理"


@pytest.mark.parametrize("name", sorted(path.stem for path in VOCABULARIES.glob("*.toml")))
def test_no_word_stands_for_two_members(name: str) -> None:
    listed = vocabulary(name)
    for member in listed.members:
        assert {listed.code(word) for word in (member.zh, member.en, *member.synonyms)} == {member.code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("610902", "610902000000"),
        ("610902101", "610902101000"),
        ("610902101201", "610902101201"),
        ("６１０９０２", "610902000000"),
    ],
)
def test_codes_are_padded(text: str, code: str) -> None:
    assert words.region_code(text) == words.region(text) == code


@pytest.mark.parametrize(
    ("text", "rule"), [("6109", "not_a_code"), ("6.10902E+11", "code_as_number"), ("同心村", "not_a_code")]
)
def test_what_is_no_code(text: str, rule: str) -> None:
    with pytest.raises(BadValue) as problem:
        words.region_code(text)
    assert problem.value.rule == rule


def test_a_region_may_be_named() -> None:
    assert words.region("同心村") == "同心村"
