"""A column left out of the warehouse's issues would have said the same of every one."""

from pathlib import Path

import pytest

from etl.building import statements as building
from tests.etl.building.test_issue_path import Answer
from tests.inbox import Ledger

FIELDS = {
    "站点": "人大代表联络站",
    "来源接待": "J1",
    "承办单位": "水利局",
    "问题类别": "供水排水",
    "问题来源": "热线",
    "处理方式": "现场答复",
    "事发地": "村口",
    "具体内容": "水管漏水",
    "反映人": "王大山",
    "收集代表": "李明",
    "交办日期": "2021-06-02",
    "办结日期": "2021-06-05",
    "办理结果": "已解决",
    "办理情况": "已修好",
    "反馈日期": "2021-06-06",
    "销号日期": "2021-06-07",
    "满意度": "满意",
    "评价日期": "2021-06-08",
    "回头看日期": "2021-06-20",
    "回头看结果": "属实办结",
    "上报镇日期": "2021-06-03",
    "重办日期": "2021-06-25",
}
SUBSETS = {
    "none": [],
    "every other": list(FIELDS)[::2],
    "the rest": list(FIELDS)[1::2],
    "rating": ["评价日期"],
    "satisfaction": ["满意度"],
    "all": list(FIELDS),
}


@pytest.mark.parametrize("subset", SUBSETS)
def test_no_filled_column_is_left_out(subset: str, tmp_path: Path) -> None:
    base = {"编号": "1", "收集日期": "2021-06-01", "问题摘要": "路灯不亮"}
    ledger = Ledger("issue", "610902101001", [base | {name: FIELDS[name] for name in SUBSETS[subset]}])
    lean = Answer(tmp_path / "lean", ledger)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "alike", lambda connection: {})
        whole = Answer(tmp_path / "whole", ledger)
    columns = "select * exclude (submission, constituent_hash) from issue_records"
    assert lean.rows(columns) == whole.rows(columns)
