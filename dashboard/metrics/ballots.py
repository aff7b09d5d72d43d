"""The figures about how projects are chosen and looked after: solicitation, ballots, checks."""

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

PLACES: tuple[DimensionName, ...] = ("year", "region", "town", "village")
_OF_YEAR = Text(
    "按项目年度归入期间,不按票决或征集的日期。",
    "Belongs to the year of the projects, not to the day of the ballot or of the asking.",
)

SOLICITATION = Metric(
    id="projects.solicitation",
    name=Text("项目征集", "Solicitation"),
    meaning=Text(
        "为选项目走访座谈的人次、发放的问卷、收集的意见建议,三种单位不相加。",
        "People interviewed, questionnaires, opinions gathered to find projects; three units, never summed.",
    ),
    formula=Text("各方式的数量分别求和", "each kind summed by itself"),
    limits=_OF_YEAR,
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=("solicitation",),
    dimensions=PLACES,
    parts=(
        Part(
            "solicitations",
            (
                Count("entries", Text("征集记录", "entries")),
                Count("people", Text("走访座谈人次", "people interviewed"), "kind = 'interview'", "quantity"),
                Count(
                    "questionnaires", Text("问卷份数", "questionnaires"), "kind = 'questionnaire'", "quantity"
                ),
                Count("opinions", Text("意见建议条数", "opinions"), "kind = 'opinion'", "quantity"),
            ),
        ),
    ),
    shape=Counts("entries"),
)

BALLOT = Metric(
    id="projects.ballot",
    name=Text("项目票决", "Ballots"),
    meaning=Text(
        "每次票决(一地一年)的候选、应选、选定和差额比例,看差额是否在规定区间;比例只按一次票决算,不求平均。",
        "Candidates, places and surplus of each ballot (a place and year) against the band; the ratio is of "
        "one ballot, never an average.",
    ),
    formula=Text(
        "差额比例 =(候选 − 应选)÷ 应选(或 ÷ 候选),区间和基数见政策文件",
        "surplus ratio = (candidates - places) / places (or / candidates); band and base from policy",
    ),
    limits=Text(
        "同一次票决应选数写法不一的列为不明,不算比例。",
        "Where a ballot's rows state different numbers of places it is unclear and has no ratio.",
    ),
    kind="cohort",
    unit="count",
    good="neither",
    ledgers=("project",),
    dimensions=PLACES,
    parts=(
        Part(
            "ballots",
            (
                Count("ballots", Text("票决", "ballots")),
                Count("in_band", Text("差额在区间内", "within the band"), "is_in_band"),
                Count(
                    "out_of_band",
                    Text("差额不在区间", "outside the band"),
                    "not is_unclear and not is_in_band",
                ),
                Count("unclear", Text("应选数不明", "places unclear"), "is_unclear"),
                Count("candidates", Text("候选项目", "candidates"), total="candidates"),
                Count("places", Text("应选", "places"), total="places"),
                Count("chosen", Text("选定", "chosen"), total="chosen"),
                Count("surplus", Text("差额", "surplus"), total="surplus"),
            ),
        ),
    ),
    shape=Counts(
        "ballots",
        ratios=(
            Ratio(
                "surplus_of_places", Text("差额比例(按应选)", "surplus of places"), "surplus", "places",
                single="ballots",
            ),
            Ratio(
                "surplus_of_candidates", Text("差额比例(按候选)", "surplus of candidates"), "surplus",
                "candidates", single="ballots",
            ),
        ),
    ),
)  # fmt: skip

VOTES = Metric(
    id="projects.votes",
    name=Text("票决得票", "Votes for"),
    meaning=Text(
        "候选项目的赞成票占投票数的比例,逐个项目看。",
        "Votes for a candidate out of those cast; look at each.",
    ),
    formula=Text("赞成票 ÷ 投票数", "votes for / votes cast"),
    limits=Text(
        "多个项目合并时是票数相加,不是哪一个项目的得票率。",
        "Of several candidates it is their votes added up, no candidate's own share.",
    ),
    kind="cohort",
    unit="share",
    good="neither",
    ledgers=("project",),
    dimensions=(*PLACES, "kind", "department", "project"),
    parts=(
        Part(
            "candidates",
            (
                Count("candidates", Text("候选项目", "candidates")),
                Count("chosen", Text("选定", "chosen"), "is_chosen"),
                Count("votes_for", Text("赞成票", "votes for"), total="counted_for"),
                Count("votes_cast", Text("投票数", "votes cast"), total="counted_cast"),
            ),
        ),
    ),
    shape=Counts(
        "candidates",
        ratios=(Ratio("support", Text("得票率", "share of votes"), "votes_for", "votes_cast"),),
    ),
    vocabularies={"kind": "project_kind"},
)

CHECKS = Metric(
    id="projects.checks",
    name=Text("项目监督次数", "Checks of projects"),
    meaning=Text("期间内对项目开展的监督次数。", "Checks of projects made in the period."),
    formula=Text("监督记录条数", "records of checks"),
    limits=Text(
        "项目台账里找不到的项目不计入,列在问题清单。",
        "Checks of a project no ledger has aren't counted; they stand among the findings.",
    ),
    kind="flow",
    unit="count",
    good="neither",
    ledgers=("project_check", "project"),
    dimensions=(
        "month", "quarter", "year", "region", "town", "village", "kind", "department", "group", "project",
    ),
    parts=(Part("project_checks", (Count("checks", Text("监督次数", "checks")),)),),
    shape=Single("checks"),
    vocabularies={"kind": "project_check_kind"},
)  # fmt: skip

CHECKS_OWED = Metric(
    id="projects.checks_owed",
    name=Text("项目监督落实率", "Checks owed and made"),
    meaning=Text(
        "在办项目每季(及规定的半年、年度)应有的监督中,已落实的比例;欠的逐项可查。",
        "Of the checks running projects were owed each quarter (half-year, year where asked), those made.",
    ),
    formula=Text(
        "已落实 ÷ 应监督;应监督 = 项目 × 其间在办的、到数据日期已结束的季度",
        "made / owed; owed = projects x the quarters, over by the data date, in which they were running",
    ),
    limits=Text(
        "一季监督两次只算落实一次;方式没写的监督按走访视察算。",
        "Two checks in a quarter meet one; a check of no stated kind counts as a visit.",
    ),
    kind="flow",
    unit="share",
    good="up",
    ledgers=("project", "project_check"),
    dimensions=(
        "month", "quarter", "year", "region", "town", "village", "kind", "department", "group", "project",
    ),
    parts=(
        Part(
            "project_duties",
            (
                Count("owed", Text("应监督", "owed")),
                Count("made", Text("已落实", "made"), "is_met"),
                Count("missing", Text("欠监督", "missing"), "not is_met"),
            ),
        ),
    ),
    shape=Counts("owed", Share("made", "owed")),
    vocabularies={"kind": "check_obligation"},
)  # fmt: skip

METRICS = (SOLICITATION, BALLOT, VOTES, CHECKS, CHECKS_OWED)
