import pytest

from etl.contract import contract, contracts
from etl.folding import folded
from etl.reading.headings import UNKNOWN, meaning


@pytest.mark.parametrize(
    ("ledger", "headings", "field"),
    [
        ("issue", "编号 问题编号 留言编号 编\u3000号 *编号 编号*", "id"),
        (
            "issue",
            "收集日期 留言时间 接件时间 来访时间 接待时间 收文日期 登记日期 收集日期(年/月/日) 收集\n日期",
            "collected",
        ),
        ("issue", "反映人 留言用户 来访人 信访人 咨询人 反映人姓名", "constituent"),
        ("issue", "具体内容 留言详情 信访内容 来访事由 诉求内容", "content"),
        ("issue", "承办单位 责任单位 处理单位 责任部门 主办单位", "department"),
        ("issue", "办理时限 办理期限 办结时限 整改期限", "due"),
        ("issue", "办结日期 答复时间 处理完成日期 办结时间", "resolved"),
        ("issue", "销号日期 销号时间 闭环时间", "closed"),
        ("issue", "办理情况 答复意见 处理意见 落实情况 办理成效", "reply"),
        ("issue", "上报来源编号 来源编号", "from_issue"),
        ("issue", "村(社区) 村（社区） 村 社区 所属村", "region"),
        ("issue", "办理结果 办理结果(A/B/C) 办理结果（Ａ/Ｂ/Ｃ）", "disposition"),
        ("reception", "接待日期 日期 接访时间", "date"),
        ("reception", "接待人次 人次 接待人次(人) 接待群众人次", "person_times"),
        ("reception", "收集意见数 意见数(件) 收集意见建议数", "opinions"),
        ("station", "站点编号 编号", "id"),
        ("station", "财政补助 财政补助(万元) 补助资金", "subsidy"),
        ("region", "区划代码 统计用区划代码 代码", "code"),
        ("issue_event", "环节 流转环节", "event"),
        ("issue_event", "日期 时间 办理时间", "date"),
    ],
)
def test_what_people_call_a_field(ledger: str, headings: str, field: str) -> None:
    for heading in headings.split(" "):
        found = meaning((heading,), ledger, None)
        assert (found.kind, found.fields) == ("field", (field,)), heading


@pytest.mark.parametrize(
    ("ledger", "heading", "candidates"),
    [
        ("issue", "完成时间", ("due", "resolved", "closed")),
        ("issue", "时间", ("collected", "assigned", "resolved")),
        ("reception", "时间", ("date", "planned")),
        ("issue", "姓名", ("constituent", "deputy")),
    ],
)
def test_what_is_ambiguous_is_never_guessed(ledger: str, heading: str, candidates: tuple[str, ...]) -> None:
    found = meaning((heading,), ledger, None)
    assert (found.kind, found.fields) == ("ambiguous", candidates)


@pytest.mark.parametrize(
    ("stack", "field"),
    [
        (("交办", "时间"), "assigned"),
        (("交办情况", "时间"), "assigned"),
        (("办理情况", "承办单位"), "department"),
        (("基本情况", "反映人"), "constituent"),
        (("办结", "日期"), "resolved"),
        (("销号情况", "时间"), "closed"),
    ],
)
def test_a_group_above_tells_what_is_meant_below(stack: tuple[str, ...], field: str) -> None:
    assert meaning(stack, "issue", None).fields == (field,)


def test_what_no_contract_knows_stays_unknown() -> None:
    assert meaning(("天气",), "issue", None) is UNKNOWN


@pytest.mark.parametrize("ledger", list(contracts()))
def test_every_heading_of_a_template_means_its_field(ledger: str) -> None:
    for field in contract(ledger).fields:
        for heading in (field.zh, f"*{field.zh}", field.name):
            found = meaning((heading,), ledger, None)
            assert found.fields == (field.name,), heading
            assert found.kind == "field"


@pytest.mark.parametrize("ledger", list(contracts()))
def test_no_synonym_stands_for_two_fields(ledger: str) -> None:
    wanted = contract(ledger)
    owner: dict[str, str] = {folded(field.zh): field.name for field in wanted.fields}
    for field in wanted.fields:
        for synonym in field.synonyms:
            assert owner.setdefault(folded(synonym), field.name) == field.name, synonym
