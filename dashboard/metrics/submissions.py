"""The figures about what is handed in: whether it came, and how much of it waits to be mended."""

from collections.abc import Mapping

from dashboard.metrics.definition import Count, Counts, DimensionName, Metric, Part, Share, Text
from dashboard.metrics.listing import Field, Listed

DIMENSIONS: tuple[DimensionName, ...] = (
    "month",
    "quarter",
    "year",
    "level",
    "region",
    "town",
    "village",
    "kind",
)
KINDS = {"kind": "ledger"}
LEDGERS = ("region",)
"""Any ledger will do; the register names the units."""

HANDED_IN = Metric(
    id="submissions.handed_in",
    name=Text("报送完整率", "Handed in"),
    meaning=Text(
        "期间内结束的各期,应交的台账交了多少、逾期没交多少、还没到期多少。",
        "Of the ledgers expected for periods that ended in the period: handed in, late, not yet due.",
    ),
    formula=Text(
        "已交 ÷ 应交(每个单位每种台账每期一份)", "handed in / expected, one per unit, ledger and period"
    ),
    limits=Text(
        "只算规定要交的台账;连续台账以最后一行所在的月份为报到哪一月,没有新事的单位会显得没交。"
        "什么时候交的不计。",
        "Only ledgers that policy asks for; a running ledger reaches to its last row's month, so a unit "
        "without news looks late. When it came doesn't count.",
    ),
    kind="flow",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "expected_submissions",
            (
                Count("expected", Text("应交", "expected")),
                Count("handed_in", Text("已交", "handed in"), "state = 'handed_in'"),
                Count("in_part", Text("只交了一部分", "in part"), "state = 'in_part'"),
                Count("missing", Text("逾期未交", "missing"), "state = 'missing'"),
                Count("waiting", Text("未到期限", "not yet due"), "state = 'waiting'"),
            ),
        ),
    ),
    shape=Counts("expected", Share("handed_in", "expected")),
    vocabularies=KINDS,
)

WAITING = Metric(
    id="submissions.rows_waiting",
    name=Text("待更正行占比", "Rows to be mended"),
    meaning=Text(
        "在用的报送里,每读一行有多少行因为有错在等更正,没有计入统计。",
        "Of the rows read from the submissions in force, how many wait to be mended and count nowhere.",
    ),
    formula=Text("待更正行 ÷ 读入行", "rows in quarantine / rows read"),
    limits=Text(
        "按报送所属期间的最后一天归入月份;提醒不算,那些行已计入。"
        "没有期间、也没有一行载入的报送归不进任何月份,见数据页。",
        "Filed under the last day of the submission's period; rows with mere warnings are loaded. One of "
        "no period, of which no row was loaded, belongs to no month: the data page shows it.",
    ),
    kind="flow",
    unit="share",
    good="down",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "submissions",
            (
                Count("submissions", Text("报送", "submissions")),
                Count("read", Text("读入行", "rows read"), total="rows_read"),
                Count("loaded", Text("已载入", "rows loaded"), total="rows_loaded"),
                Count("quarantined", Text("待更正", "rows waiting"), total="rows_quarantined"),
                Count("skipped", Text("跳过", "rows skipped"), total="rows_skipped"),
            ),
        ),
    ),
    shape=Counts("submissions", Share("quarantined", "read")),
    vocabularies=KINDS,
)

METRICS = (HANDED_IN, WAITING)

_LEDGER = Field("kind", Text("台账", "Ledger"), "chosen.kind", "word", vocabulary="ledger")
_REGION = Field("region", Text("区划代码", "Region"), "chosen.region")
_UNIT = Field("unit", Text("单位", "Unit"), "chosen.region", "region")
_PERIOD = Field("period", Text("期间", "Period"), "chosen.period")
_FILE = Field("file", Text("文件", "File"), "chosen.file")
_SUBMISSION = Field("submission", Text("报送编号", "Submission"), "chosen.submission")


def _rows(key: str, zh: str, en: str) -> Field:
    return Field(f"rows_{key}", Text(zh, en), f"chosen.rows_{key}", "number")


LISTINGS: Mapping[str, Listed] = {
    "expected_submissions": Listed(
        (
            _REGION,
            _UNIT,
            _LEDGER,
            _PERIOD,
            Field("due", Text("最迟", "Due"), "chosen.due_day", "day"),
            Field("state", Text("状态", "State"), "chosen.state", "word", vocabulary="submission_state"),
            Field("loaded", Text("最近载入", "Loaded"), "chosen.loaded_day", "day"),
            _FILE,
            _SUBMISSION,
        ),
        "chosen.region, chosen.kind, chosen.ym",
    ),
    "submissions": Listed(
        (
            _REGION,
            _UNIT,
            _LEDGER,
            _PERIOD,
            Field("last", Text("截至", "Up to"), "chosen.last_day", "day"),
            _rows("read", "读入行", "Rows read"),
            _rows("loaded", "已载入", "Loaded"),
            _rows("quarantined", "待更正", "Waiting"),
            _rows("skipped", "跳过", "Skipped"),
            _FILE,
            _SUBMISSION,
        ),
        "chosen.region, chosen.kind, chosen.last_day, chosen.submission",
    ),
}
"""What the rows behind these figures show."""

WORDS: Mapping[str, Mapping[str, Text]] = {
    "submission_state": {
        "handed_in": Text("已交", "handed in"),
        "in_part": Text("只交了一部分", "in part"),
        "missing": Text("逾期未交", "missing"),
        "waiting": Text("未到期限", "not yet due"),
    }
}
"""Words of the rules for these."""
