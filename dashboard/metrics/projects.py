"""The figures about projects: where they stand against their plans, and who looked after them."""

from dashboard.metrics.definition import (
    Count,
    Counts,
    DimensionName,
    Metric,
    Part,
    Ratio,
    Share,
    Single,
    Text,
)

DIMENSIONS: tuple[DimensionName, ...] = (
    "year",
    "region",
    "town",
    "village",
    "kind",
    "department",
    "group",
    "cause",
    "project",
)
KINDS = {"kind": "project_kind"}

PROJECTS = Count("projects", Text("项目", "projects"))
STATUSES = (
    Count("not_started", Text("未到开工", "not started"), "status = 'not_started'"),
    Count("on_schedule", Text("按计划推进", "on schedule"), "status = 'on_schedule'"),
    Count("due_soon", Text("临近到期", "due soon"), "status = 'due_soon'"),
    Count("late", Text("滞后", "late"), "status = 'late'"),
    Count("done_on_time", Text("按期办成", "done on time"), "status = 'done_on_time'"),
    Count("done_late", Text("逾期办成", "done late"), "status = 'done_late'"),
    Count("unknown", Text("无法判断", "can't be told"), "status = 'unknown'"),
)
CAUGHT_UP = Count("slipped", Text("曾有节点滞后", "with a node reached late"), "nodes_late > 0")

_COHORT = Text(
    "统计列入期间所涉年度计划的项目,状态按数据日期;票决落选的不计。",
    "Projects of the years that the period touches, as they stood on the data date; those that a ballot "
    "turned down aren't counted.",
)

STATUS = Metric(
    id="projects.status",
    name=Text("项目状态", "Status of projects"),
    meaning=Text(
        "项目按计划日期、节点和数据日期分为未到开工、按计划、临近到期、滞后、按期办成、逾期办成,各项相加等于总数。",
        "Projects by rule, from planned dates, nodes and the data date: the states add up to the whole.",
    ),
    formula=Text(
        "超过计划完成日、该开工未开工或有节点逾期的为滞后;办成的与计划完成日比较。",
        "late: past the planned finish, not started in time, or a node overdue; done is held to the plan",
    ),
    limits=_COHORT,
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=("project", "project_node"),
    dimensions=DIMENSIONS,
    parts=(Part("projects", (PROJECTS, *STATUSES, CAUGHT_UP)),),
    shape=Counts("projects"),
    vocabularies=KINDS,
)


def _rate(id_: str, name: Text, meaning: Text, counted: Count, formula: Text) -> Metric:
    """The share of the projects that have come so far."""
    return Metric(
        id=id_,
        name=name,
        meaning=meaning,
        formula=formula,
        limits=_COHORT,
        kind="cohort",
        unit="share",
        good="up",
        ledgers=("project",),
        dimensions=DIMENSIONS,
        parts=(Part("projects", (counted, PROJECTS)),),
        shape=Share(counted.name, "projects"),
        vocabularies=KINDS,
    )


START_RATE = _rate(
    "projects.start_rate",
    Text("开工率", "Start rate"),
    Text("已经开工的项目占比。", "Share of the projects that have started."),
    Count("started", Text("已开工", "started"), "is_started"),
    Text("已开工 ÷ 项目数", "started / projects"),
)
COMPLETION_RATE = _rate(
    "projects.completion_rate",
    Text("办成率", "Completion rate"),
    Text(
        "已经办成的项目占比;办成与进度是两个指标。",
        "Share of the projects that are done; progress is another.",
    ),
    Count("done", Text("已办成", "done"), "is_done"),
    Text("已办成 ÷ 项目数", "done / projects"),
)

PROGRESS = Metric(
    id="projects.progress",
    name=Text("项目进度", "Progress of projects"),
    meaning=Text(
        "报了进度的项目的平均进度,以及按权重归一的加权进度。",
        "Mean progress of the projects that state it, and weighted by normalised weights.",
    ),
    formula=Text(
        "平均:进度之和 ÷ 报了进度的项目;加权:进度×权重之和 ÷ 权重之和",
        "mean: sum of progress / projects stating it; weighted: sum of progress x weight / sum of weights",
    ),
    limits=Text(
        "没有报进度的不当作 0;加权只含写了权重的。进度自报送期末起算。",
        "Not stated isn't 0; the weighted mean holds those with a weight. Known from the period's end.",
    ),
    kind="cohort",
    unit="share",
    good="up",
    ledgers=("project",),
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "projects",
            (
                PROJECTS,
                Count("stated", Text("报了进度", "stating progress"), "progress_parts is not null"),
                Count("progress_sum", Text("进度之和(万分之一)", "sum of progress"), total="progress_parts"),
                Count(
                    "weighted_sum",
                    Text("进度×权重之和", "sum of progress x weight"),
                    "weighted_parts is not null",
                    total="weighted_parts",
                ),
                Count(
                    "weight_sum",
                    Text("权重之和", "sum of weights"),
                    "weighted_parts is not null",
                    total="weight",
                ),
            ),
        ),
    ),
    shape=Counts(
        "stated",
        ratios=(
            Ratio("mean_progress", Text("平均进度", "mean progress"), "progress_sum", "stated", 10000),
            Ratio(
                "weighted_progress",
                Text("加权进度", "weighted progress"),
                "weighted_sum",
                "weight_sum",
                10000,
            ),
        ),
    ),
    vocabularies=KINDS,
)

DELAY_CAUSES = Metric(
    id="projects.delay_causes",
    name=Text("滞后项目", "Delayed projects"),
    meaning=Text("到数据日期滞后的项目,按原因。", "Projects late on the data date, by cause."),
    formula=Text("状态为滞后的项目数", "projects whose status is late"),
    limits=Text(
        "原因由报送单位填写;没有填的归为未注明。",
        "The cause is what the ledger says; blank is 'not stated'.",
    ),
    kind="cohort",
    unit="count",
    good="down",
    ledgers=("project", "project_node"),
    dimensions=DIMENSIONS,
    parts=(Part("projects", (Count("late", Text("滞后", "late"), "status = 'late'"),)),),
    shape=Single("late"),
    vocabularies=KINDS,
)

NODES = Metric(
    id="projects.nodes",
    name=Text("项目节点", "Nodes of plans"),
    meaning=Text(
        "计划节点按期完成、补上、逾期、临近、未到各多少;补上的不再变绿。",
        "Nodes on time, caught up, overdue, due soon and ahead; what was caught up never turns green.",
    ),
    formula=Text("完成日与计划日、数据日期比较", "the day done held against the day due and the data date"),
    limits=_COHORT,
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=("project_node", "project"),
    dimensions=("year", "region", "town", "village", "kind", "department", "group", "project"),
    parts=(
        Part(
            "project_nodes",
            (
                Count("nodes", Text("节点", "nodes")),
                Count("on_time", Text("按期完成", "on time"), "light = 'on_time'"),
                Count("caught_up", Text("逾期后补上", "caught up"), "light = 'caught_up'"),
                Count("overdue", Text("逾期未完成", "overdue"), "light = 'overdue'"),
                Count(
                    "newly_overdue",
                    Text("其中期间内新逾期", "of the overdue, since the period began"),
                    "light = 'overdue' and due_day >= $first - 1",
                ),
                Count("due_soon", Text("临近到期", "due soon"), "light = 'due_soon'"),
                Count("ahead", Text("未到时间", "ahead"), "light = 'ahead'"),
            ),
        ),
    ),
    shape=Counts("nodes"),
    vocabularies=KINDS,
)

METRICS = (STATUS, START_RATE, COMPLETION_RATE, PROGRESS, DELAY_CAUSES, NODES)
