import duckdb
import pytest

from etl.reading.privacy import keyed_hash, masked_names, masked_text, sql_macros
from tests.etl.reading.handing_in import read, workbook

KEPT = [
    "2021年6月5日办结",
    "编号610902101201",
    "区划610902101",
    "金额1234567890元",
    "2021-06-05 09:32:09",
    "订单20210605123456",
    "12345热线",
    "共计100000000元",
    "第3452号",
    "面积1380.5平方米",
    "XF20210605001",
    "430000 56789",
    "每月15日19:30-21:00",
]
NUMBERS = [
    ("电话13800001111。", "电话[电话]。"),
    ("13800001111,13900002222、15012345678", "[电话],[电话]、[电话]"),
    ("1 380 000 1111", "1 380 000 1111"),
    ("138-0000-1111", "[电话]"),
    ("+86 13800001111", "[电话]"),
    ("微信wx13800001111", "微信wx[电话]"),
    ("１３８００００１１１１", "[电话]"),
    ("0915-3212345", "[电话]"),
    ("(0915)3212345转801", "[电话]"),
    ("010-62345678", "[电话]"),
    ("02986543210", "[电话]"),
    ("电话138\u202e0000\u200b1111", "电话[电话]"),
    ("\u202e路灯\u2066不亮\u200f，请修", "路灯不亮，请修"),
    ("\u202e路灯", "路灯"),
    ("咨询电话：3212345", "咨询电话：[电话]"),
    ("联系方式 8225 8012", "联系方式 [电话]"),
    ("身份证612401197001011234", "身份证[证件号]"),
    ("61240119700101123X ", "[证件号] "),
    ("612401700101123", "[证件号]"),
]


@pytest.mark.parametrize(("text", "masked"), [*NUMBERS, *((text, text) for text in KEPT)])
def test_numbers_in_free_text_are_marked_and_nothing_else(text: str, masked: str) -> None:
    assert masked_text(text) == masked


def test_the_engine_masks_as_python_does() -> None:
    connection = duckdb.connect()
    for macro in sql_macros():
        connection.execute(macro)
    for text in [text for text, _ in NUMBERS] + KEPT:
        assert connection.execute("select mask_text($text)", {"text": text}).fetchone() == (
            masked_text(text),
        )


def test_a_name_becomes_a_hash_and_a_mask() -> None:
    assert keyed_hash("王小二", b"k") == keyed_hash(" 王 小二", b"k") != keyed_hash("王小二", b"other")
    assert masked_names("王小二、李四") == "王**、李**"


COMPLAINTS = """\
编号|收集日期|反映人|联系电话|身份证号|家庭住址|具体内容|办理情况|备注
001|2021-06-05|王小二|13800001111|612401197001011234|同心村三组9号|村民王小二反映，可打13900002222|\
已电话答复王小二0915-3212345|王小二来过，15012345678
002|不知道|赵 六|13800001111|612401197001011234|同心村三组9号|赵六说的事，打13900002222||赵六"""
"""One row that is loaded and one that waits, with personal data wherever people write it."""
SECRETS = (
    "王小二",
    "赵六",
    "赵 六",
    "13800001111",
    "13900002222",
    "15012345678",
    "3212345",
    "6124011",
    "三组9号",
)


def test_personal_data_never_leaves_the_reading() -> None:
    found = read(workbook([line.split("|") for line in COMPLAINTS.splitlines()]))
    assert found.counts == (3, 1, 1, 1)
    loaded = found.connection.execute("select * from typed_issue").fetchall()
    waiting = found.connection.execute("select * from batch_quarantine").fetchall()
    everything = repr([loaded, waiting, found.batch.findings])
    assert [secret for secret in SECRETS if secret in everything] == []
    assert found.rows("issue", "constituent_mask", "content") == [("王**", "村民王**反映，可打[电话]")]


def test_the_same_person_twice_can_be_counted() -> None:
    found = read(
        workbook(
            [
                ["编号", "收集日期", "反映人"],
                ["1", "2021-06-05", "王小二"],
                ["2", "2021-06-06", "王 小 二"],
                ["3", "2021-06-06", "匿名"],
            ]
        )
    )
    hashes = [row[0] for row in found.rows("issue", "constituent_hash")]
    assert hashes[0] == hashes[1]
    assert hashes[2] is None
