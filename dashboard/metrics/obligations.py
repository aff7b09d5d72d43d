"""The figures about what is owed: fulfilled or missed, and what will be missed at the present pace."""

from dashboard.metrics.definition import (
    Count,
    Counts,
    DimensionName,
    Metric,
    NamedShare,
    Part,
    Share,
    Single,
    Text,
)

LEDGERS = ("project_check", "meeting", "reception", "cycle", "task", "activity", "budget_step")
"""What shows that something was done; which of them a figure needs depends on what is owed."""

DIMENSIONS: tuple[DimensionName, ...] = (
    "month",
    "quarter",
    "year",
    "region",
    "town",
    "village",
    "kind",
)
KINDS = {"kind": "obligation"}
_OWED = Text(
    "应办按制度推算:每个在任、在建、在用的对象每期一项;没有交该台账的时间不算欠;"
    "写了已完成而没写日期的任务不计。",
    "Owed by rule, for each subject in each period; without such a ledger for a time nothing is owed for it. "
    "A task done on a day nobody wrote isn't counted.",
)

FULFILLED = Metric(
    id="obligations.fulfilled",
    name=Text("应办事项落实率", "Duties fulfilled"),
    meaning=Text(
        "期间内到期的应办事项:按时做到、逾期做到、没有做到各多少。",
        "Duties that fell due in the period: met in time, met late, missed.",
    ),
    formula=Text("(按时 + 逾期做到)÷ 到期应办", "(in time + late) / fell due"),
    limits=_OWED,
    kind="flow",
    unit="share",
    good="up",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "obligations",
            (
                Count("owed", Text("到期应办", "fell due")),
                Count("on_time", Text("按时做到", "in time"), "state = 'on_time'"),
                Count("late", Text("逾期做到", "late"), "state = 'late'"),
                Count("missed", Text("没有做到", "missed"), "state = 'missed'"),
                Count("met", Text("已做到", "met"), "state != 'missed'"),
            ),
        ),
    ),
    shape=Counts("owed", Share("met", "owed")),
    vocabularies=KINDS,
)

OWED = Metric(
    id="obligations.owed",
    name=Text("欠账", "Owed"),
    meaning=Text(
        "期间内到期、到数据日期还没有做到的应办事项,逐项可查。",
        "Duties that fell due in the period and aren't met by the data date, each with its row.",
    ),
    formula=Text("到期应办中没有做到的项数", "duties due and not met"),
    limits=_OWED,
    kind="list",
    unit="count",
    good="down",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(Part("obligations", (Count("missed", Text("欠账", "owed"), "state = 'missed'"),)),),
    shape=Single("missed"),
    vocabularies=KINDS,
)

PACE = Metric(
    id="obligations.pace",
    name=Text("本期进度预判", "At the present pace"),
    meaning=Text(
        "数据日期正在进行的各期:已做到、按现在的进度能做到、做不到、还没有做的各多少。",
        "Periods running on the data date: met, on pace, behind it, or a single thing not yet done.",
    ),
    formula=Text(
        "预计 = 已做数量 × 全期天数 ÷ 已过天数,取整;预计少于应做为做不到。只应做一次的不预判,列为还没有做",
        "projected = done x days of the period / days gone, rounded down; less than required is behind; "
        "what is owed once has no pace: it is not yet done",
    ),
    limits=Text(
        "期初的进度说明不了什么;各事项单位不同,要分事项看。",
        "Early in a period pace says little; amounts differ in unit, so look at one duty at a time.",
    ),
    kind="stock",
    unit="count",
    good="neither",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "running_duties",
            (
                Count("running", Text("进行中", "running")),
                Count("met", Text("已做到", "met"), "state = 'met'"),
                Count("on_pace", Text("跟得上", "on pace"), "state = 'on_pace'"),
                Count("behind", Text("照此做不到", "behind"), "state = 'behind'"),
                Count("not_yet", Text("还没有做", "not yet done"), "state = 'not_yet'"),
                Count("required", Text("应做数量", "required"), total="required"),
                Count("made", Text("已做数量", "done so far"), total="made"),
                Count("projected", Text("预计数量", "projected"), total="projected"),
            ),
        ),
    ),
    shape=Counts("running"),
    vocabularies=KINDS,
)

DUTY_LIST = Metric(
    id="deputies.duty_list",
    name=Text("代表履职清单", "Deputies' duty list"),
    meaning=Text(
        "履职清单规定的事(每月走访、每年走访户数、任内述职等):应做多少、做了多少、欠多少。",
        "What the duty list asks of deputies (a visit a month, households a year, reporting once a term): "
        "required, done, owed.",
    ),
    formula=Text(
        "做到的项 ÷ 到期的项;一项 = 一名代表一期一件事", "met / fell due; one is a deputy's duty in a period"
    ),
    limits=Text(
        "只算在任的月份;任期不满一年的按月折算。没有交履职台账的时间不算欠。",
        "Only months in office; part of a year is pro-rated. Time without an activity ledger isn't owed.",
    ),
    kind="flow",
    unit="share",
    good="up",
    ledgers=("deputy", "activity", "group"),
    dimensions=("month", "quarter", "year", "region", "town", "village", "kind", "tier", "group", "deputy"),
    parts=(
        Part(
            "duty_list",
            (
                Count("owed", Text("到期的项", "fell due")),
                Count("met", Text("做到", "met"), "missing = 0"),
                Count("unmet", Text("没有做到", "not met"), "missing > 0"),
                Count("required", Text("应做数量", "required"), total="required"),
                Count("made", Text("已做数量", "done"), total="made"),
                Count("missing", Text("欠的数量", "owed"), total="missing"),
            ),
        ),
    ),
    shape=Counts("owed", Share("met", "owed")),
    vocabularies={"kind": "duty_list_obligation"},
)

RECEPTION_DAY = Metric(
    id="stations.reception_day",
    name=Text("接待日落实率", "Reception days held"),
    meaning=Text(
        "站点自己的接待日规定(如每月15日、每周三晚)要求的日子里,有接待的比例;没有接待的日子没有行,照样算。",
        "Of the days a station's own rule asks for (the 15th, each Wednesday), those with a reception; a day "
        "nobody came has no row and still counts.",
    ),
    formula=Text(
        "(当日接待 + 按计划改日接待)÷ 规定的接待日",
        "(held that day + held later as planned) / days asked for",
    ),
    limits=Text(
        "没有写接待日的站点不计;改日须在“计划接待日”一栏写明。节假日也按规定算。",
        "Stations without a rule aren't counted; a moved day must be written as planned. Holidays count.",
    ),
    kind="flow",
    unit="share",
    good="up",
    ledgers=("station", "reception"),
    dimensions=("month", "quarter", "year", "region", "town", "village", "station", "kind"),
    parts=(
        Part(
            "reception_days",
            (
                Count("asked", Text("规定接待日", "days asked for")),
                Count("on_the_day", Text("当日接待", "held that day"), "state = 'on_time'"),
                Count("moved", Text("改日接待", "held later"), "state = 'late'"),
                Count("missed", Text("没有接待", "missed"), "state = 'missed'"),
                Count("held", Text("有接待", "held"), "state != 'missed'"),
                Count("deputies", Text("到场代表", "deputies there"), "state != 'missed'", "deputies_there"),
                Count("people", Text("接待人次", "person-times"), "state != 'missed'", "people_there"),
            ),
        ),
    ),
    shape=Counts("asked", Share("held", "asked"), shares=(
        NamedShare("on_the_day_rate", Text("当日率", "that day"), "on_the_day", "asked"),
    )),
)  # fmt: skip

METRICS = (FULFILLED, OWED, PACE, DUTY_LIST, RECEPTION_DAY)
