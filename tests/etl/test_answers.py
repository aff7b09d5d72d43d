"""What only a sender can say: asked with candidates and samples, answered once, kept."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.answering import answered, open_questions
from etl.backup import backup, restore
from etl.contract import contract
from etl.errors import Refused
from etl.home import Home
from etl.load import Loaded, Options, load
from etl.preview import preview
from etl.question import OpenQuestions, Question
from etl.reading.wording import in_words
from etl.rebuild import rebuild
from etl.storing.answers import Answer
from etl.submission import Handed, discover
from tests.etl.reading.handing_in import VILLAGE, read, text, workbook
from tests.etl.storing.conftest import rows
from tests.product import etl, run

OTHER = "610902101202"
ASKING = [
    ["编号", "收集日期", "反映人", "问题摘要", "完成时间"],
    ["001", "2021-06-01", "王小明", "路灯", "2021-06-20"],
    ["002", "2021-06-02", "李芳", "水管", "2021-06-21"],
    ["003", "2021-06-03", "赵强", "井盖", ""],
]
CLEAR = [["编号", "收集日期", "办结日期"], ["001", "2021-06-01", "2021-06-09"]]


def questions(*contents: bytes, ledger: str | None = None) -> tuple[Question, ...]:
    with pytest.raises(OpenQuestions) as asked:
        read(*contents, ledger=ledger)
    return asked.value.questions


def test_a_heading_of_several_fields_is_asked_with_samples_and_the_command() -> None:
    (question,) = questions(workbook(ASKING))
    assert (question.kind, question.heading, question.column) == ("heading", "完成时间", "E")
    assert [one.answer for one in question.candidates] == ["due", "resolved", "closed"]
    assert {one.samples for one in question.candidates} == {("2021-06-20", "2021-06-21")}
    commands = [shlex.split(one.command or "")[3:] for one in question.candidates]
    assert commands[1] == ["map", "--unit", VILLAGE, "--ledger", "issue", "完成时间=resolved"]
    assert commands[0][-1] in question.message


@pytest.mark.parametrize(
    ("second", "is_asked"),
    [
        (["2021-06-02", "2021-06-03"], True),
        (["2021-06-01", "2021-06-02"], False),
        (["", ""], False),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_two_headings_for_one_field(second: list[str], is_asked: bool, is_first: bool) -> None:
    columns = [["留言时间", "2021-06-01", "2021-06-02"], ["登记日期", *second]]
    ordered = columns if is_first else columns[::-1]
    sheet = workbook(
        [["编号", *(each[i] for each in ordered)] for i in range(1)]
        + [[f"00{i}", *(each[i] for each in ordered)] for i in (1, 2)]
    )
    if not is_asked:
        assert [str(day) for (day,) in read(sheet).rows("issue", "collected")] == ["2021-06-01", "2021-06-02"]
        return
    (question,) = questions(sheet)
    assert (question.kind, question.field) == ("field", "collected")
    assert {(one.answer, one.samples) for one in question.candidates} == {
        ("留言时间", ("2021-06-01", "2021-06-02")),
        ("登记日期", tuple(second)),
    }


def test_the_contract_s_own_heading_needs_no_question() -> None:
    found = read(workbook([["编号", "登记日期", "收集日期"], ["1", "2021-06-09", "2021-06-01"]]))
    assert [str(day) for (day,) in found.rows("issue", "collected")] == ["2021-06-01"]
    assert found.rules == ["unknown_column"]


def test_the_very_same_heading_twice_is_told_apart_by_its_place() -> None:
    (question,) = questions(workbook([["编号", "收集日期", "收集日期"], ["1", "2021-06-01", "2021-06-02"]]))
    assert [(one.answer, one.column) for one in question.candidates] == [
        ("收集日期#1", "B"),
        ("收集日期#2", "C"),
    ]
    assert "C 列“收集日期”" in question.candidates[1].zh
    twice = [["编号", "收集日期", "完成时间", "完成时间"], ["1", "2021-06-01", "2021-06-02", "2021-06-03"]]
    assert [(one.heading, one.column) for one in questions(workbook(twice))] == [
        ("完成时间#1", "C"),
        ("完成时间#2", "D"),
    ]


def test_two_ledgers_equally_likely_are_asked() -> None:
    sheet = [["编号", "名称", "类型", "行政区划"], ["S1", "甲", "其他", "同心村"]]
    (question,) = questions(workbook(sheet))
    assert question.kind == "ledger"
    assert {"station", "group"} <= {one.answer for one in question.candidates}


def test_samples_hold_nobody_s_name() -> None:
    sheet = [["编号", "收集日期", "姓名", "处理结果"], ["1", "2021-06-01", "王小明", "已电告 13800001111"]]
    told = str([one.told for one in questions(workbook(sheet))])
    assert "王小明" not in told
    assert "13800001111" not in told
    assert "王**" in told


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


class Inbox:
    """One folder a sender; each file is laid there and loaded."""

    def __init__(self, folder: Path, home: Home) -> None:
        self.folder = folder
        self.home = home

    def hand(self, unit: str, table: Sequence[Sequence[str]], name: str = "台账.csv") -> Handed:
        path = self.folder / unit / "2021-06" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text(table))
        (handed,) = discover([path], None, None, None, None)
        return handed

    def load(self, *handed: Handed) -> Loaded:
        parted = [Handed(part, *list(vars(one).values())[1:]) for part, one in enumerate(handed)]
        return load(self.home, parted, Options())


@pytest.fixture
def inbox(tmp_path: Path, home: Home) -> Inbox:
    return Inbox(tmp_path / "inbox", home)


def test_other_files_go_on_and_the_question_stays_open(inbox: Inbox, home: Home) -> None:
    loaded = inbox.load(inbox.hand(VILLAGE, ASKING), inbox.hand(OTHER, CLEAR))
    assert [one.unit for one in loaded.submissions] == [OTHER]
    assert [one["heading"] for one in open_questions(home)["questions"]] == ["完成时间"]
    assert [one.heading for one in loaded.questions] == ["完成时间"]


def test_nothing_else_to_load_is_a_refusal_that_keeps_the_question(inbox: Inbox, home: Home) -> None:
    with pytest.raises(OpenQuestions, match="python -m etl map --home"):
        inbox.load(inbox.hand(VILLAGE, ASKING))
    assert not home.current.exists()
    assert len(open_questions(home)["questions"]) == 1


def test_an_answer_is_kept_for_this_sender_only(inbox: Inbox, home: Home) -> None:
    answered(home, Answer(VILLAGE, "issue", {"完成时间": ["办结日期"]}))
    inbox.load(inbox.hand(VILLAGE, ASKING))
    assert rows(home, "select count(resolved_day) from issue_records") == [(2,)]
    with pytest.raises(OpenQuestions):
        inbox.load(inbox.hand(OTHER, ASKING))


@pytest.mark.parametrize("place", [1, 2])
def test_an_answer_binds_one_of_two_columns_of_the_same_heading(inbox: Inbox, home: Home, place: int) -> None:
    twice = [["编号", "收集日期", "收集日期"], ["1", "2021-06-01", "2021-06-02"]]
    with pytest.raises(OpenQuestions):
        inbox.load(inbox.hand(VILLAGE, twice))
    said = {f"收集日期#{place}": ["收集日期"]}
    assert answered(home, Answer(VILLAGE, "issue", said))["questions"] == []
    first = inbox.load(inbox.hand(VILLAGE, twice))
    found = "select date '1970-01-01' + collected_day from issue_records"
    assert str(rows(home, found)[0][0]) == f"2021-06-0{place}"
    assert inbox.load(inbox.hand(VILLAGE, twice)).unchanged == {first.submissions[0].submission}
    answered(
        home, Answer(VILLAGE, "issue", {f"收集日期#{place}": None, f"收集日期#{3 - place}": ["收集日期"]})
    )
    inbox.load(inbox.hand(VILLAGE, twice))
    assert str(rows(home, found)[0][0]) == f"2021-06-0{3 - place}"


def test_an_answer_settles_the_question_it_was_asked(inbox: Inbox, home: Home) -> None:
    with pytest.raises(OpenQuestions):
        inbox.load(inbox.hand(VILLAGE, ASKING))
    told = answered(home, Answer(VILLAGE, "issue", {"完成时间": ["due"]}))
    assert told["questions"] == []
    assert open_questions(home)["mappings"][0]["columns"] == {"完成时间": ["due"]}


def test_another_answer_reads_the_same_file_anew_and_a_vain_one_does_not(inbox: Inbox, home: Home) -> None:
    answered(home, Answer(VILLAGE, "issue", {"完成时间": ["due"]}))
    first = inbox.load(inbox.hand(VILLAGE, ASKING))
    answered(home, Answer(VILLAGE, "issue", {"天气": []}))
    again = inbox.load(inbox.hand(VILLAGE, ASKING))
    assert again.unchanged == {first.submissions[0].submission}
    answered(home, Answer(VILLAGE, "issue", {"完成时间": ["resolved"]}))
    inbox.load(inbox.hand(VILLAGE, ASKING))
    assert rows(home, "select count(resolved_day) from issue_records") == [(2,)]


def test_a_rebuild_and_a_restore_read_by_the_answers_of_their_time(
    inbox: Inbox, home: Home, tmp_path: Path
) -> None:
    answered(home, Answer(VILLAGE, "issue", {"完成时间": ["resolved"]}))
    inbox.load(inbox.hand(VILLAGE, ASKING))
    answered(home, Answer(VILLAGE, "issue", {"完成时间": ["due"]}))
    rebuild(home)
    assert rows(home, "select count(resolved_day) from issue_records") == [(2,)]
    backup(home, tmp_path / "backup.tar")
    restored = Home(tmp_path / "restored")
    restore(tmp_path / "backup.tar", restored)
    assert rows(restored, "select count(resolved_day) from issue_records") == [(2,)]
    assert open_questions(restored)["mappings"][0]["columns"] == {"完成时间": ["due"]}


def test_an_unknown_required_heading_can_be_named_as_well(inbox: Inbox, home: Home) -> None:
    odd = [["编号", "群众来的那天", "问题摘要", "反映人"], ["1", "2021-06-01", "路灯", "王"]]
    with pytest.raises(Refused, match="etl map"):
        inbox.load(inbox.hand(VILLAGE, odd))
    answered(home, Answer(VILLAGE, "issue", {"群众来的那天": ["collected"]}))
    assert inbox.load(inbox.hand(VILLAGE, odd)).submissions[0].loaded == 1


def test_the_order_of_dates_may_be_answered(inbox: Inbox, home: Home) -> None:
    table = [["编号", "收集日期"], ["1", "03/04/2021"]]
    answered(home, Answer(VILLAGE, "issue", {}, (), "dmy"))
    inbox.load(inbox.hand(VILLAGE, table))
    assert rows(home, "select date '1970-01-01' + collected_day from issue_records")[0][0].isoformat() == (
        "2021-04-03"
    )


@pytest.mark.parametrize(
    ("field", "written", "said", "meant", "read_as"),
    [
        ("region", "老同心", {"老同心": "同心村"}, "region", "同心村"),
        ("region", "大同镇/老同心", {"老 同心": "同心村"}, "region", "大同镇/同心村"),
        ("deputy", "张伟、李娜；王芳", {"张伟": "D-007"}, "deputy", "D-007、李娜；王芳"),
        ("deputy", "张伟宏", {"张伟": "D-007"}, "deputy", "张伟宏"),
        ("satisfaction", "还行", {"还行": "基本满意"}, "satisfaction", "basically_satisfied"),
    ],
)
def test_what_a_sender_calls_things_is_remembered(
    inbox: Inbox, home: Home, field: str, written: str, said: dict[str, str], meant: str, read_as: str
) -> None:
    zh = contract("issue").by_name[field].zh
    aliases = {(zh, text): is_meant for text, is_meant in said.items()}
    answered(home, Answer(VILLAGE, "issue", aliases=aliases))
    table = [["编号", "收集日期", zh], ["1", "2021-06-01", written]]
    found = preview(home, [inbox.hand(VILLAGE, table)]).document["files"][0]["sheets"][0]["rows"][0]
    field_read = in_words(contract("issue").by_name[meant], read_as)[0]
    assert found["cells"][zh] == field_read


def test_an_alias_is_forgotten_and_never_kept_of_constituents(home: Home) -> None:
    answered(home, Answer(VILLAGE, "issue", aliases={("region", "老同心"): "同心村"}))
    told = answered(home, Answer(VILLAGE, "issue", aliases={("region", "老同心"): None}))
    assert told["aliases"] == {"region": {}}
    with pytest.raises(Refused, match="个人信息"):
        answered(home, Answer(VILLAGE, "issue", aliases={("constituent", "老王"): "王小明"}))


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer("汉滨", "issue", {"完成时间": ["due"]}), "区划代码"),
        (Answer(VILLAGE, "weather", {"完成时间": ["due"]}), "没有名为"),
        (Answer(VILLAGE, "issue", {"完成时间": ["天气"]}), "没有字段“天气”"),
    ],
)
def test_what_is_no_answer_is_refused(home: Home, answer: Answer, why: str) -> None:
    with pytest.raises(Refused, match=why):
        answered(home, answer)
    assert not list(home.mappings.glob("*"))


def test_the_command_line_asks_and_is_answered_by_its_own_command(tmp_path: Path) -> None:
    path, home = tmp_path / "台账.csv", tmp_path / "home"
    path.write_bytes(text(ASKING))
    said = (path, "--unit", VILLAGE, "--period", "2021-06")
    refused = etl("load", *said, "--json", home=home)
    assert (refused.code, len(refused.err.strip().splitlines())) == (2, 1)
    (question,) = etl("map", "--json", home=home).json["questions"]
    _, _, _, _, *arguments = shlex.split(question["candidates"][1]["command"])
    assert arguments[:2] == ["--home", str(home)]
    assert run("etl", "map", *arguments, "--json").json["questions"] == []
    loaded = etl("load", *said, "--json", home=home)
    assert (loaded.code, loaded.json["questions"], loaded.json["submissions"][0]["loaded"]) == (0, [], 3)


def test_a_look_tells_the_questions(home: Home, inbox: Inbox) -> None:
    (file,) = preview(home, [inbox.hand(VILLAGE, ASKING)]).document["files"]
    assert [one["heading"] for one in file["questions"]] == ["完成时间"]
    assert not home.root.exists()
