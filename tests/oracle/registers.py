"""Hypothesis strategies: a register of stations, what they held, and issues that came of it."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.inbox import Ledger

COUNTY = "610902000000"
FIRST = date(2021, 1, 4)
STATIONS = (
    ("S1", "张滩社区联络站", "代表联络站", "610902101001"),
    ("S2", "余湾社区联络站", "站", "610902101002"),
    ("S3", "瀛湖镇中心联络站", "代表联络站", "610902102000"),
    ("S4", "区代表之家", "家", COUNTY),
)
MODES = ("接访", "约访", "走访", "")
SETTINGS = ("站内接待", "夜间接待", "公众场所", "")
NAMES = ("", "张三", "张三、李四", "张三,李四、王五")


@st.composite
def stations(draw: st.DrawFn) -> Ledger:
    """The register of four stations; some opened or closed within the year."""
    rows = []
    for number, name, kind, region in STATIONS:
        row = {
            "站点编号": number,
            "名称": name,
            "类型": kind,
            "村(社区)": region,
            "等级": draw(st.sampled_from(("", "示范"))),
        }
        opened = draw(st.none() | st.dates(date(2020, 12, 1), date(2021, 3, 31)))
        closed = draw(st.none() | st.none() | st.dates(date(2021, 4, 1), date(2021, 12, 31)))
        row["启用日期"] = opened.isoformat() if opened else ""
        row["停用日期"] = closed.isoformat() if closed else ""
        rows.append(row)
    return Ledger("station", COUNTY, rows)


@st.composite
def reception(draw: st.DrawFn, number: int) -> dict[str, str]:
    """One sitting, at a station or just somewhere; blanks where people leave them."""
    day = FIRST + timedelta(days=draw(st.integers(0, 300)))
    station = draw(st.none() | st.sampled_from(STATIONS))
    opinions = draw(st.none() | st.integers(0, 9))
    solved = draw(st.none() | st.integers(0, opinions)) if opinions is not None else None
    return {
        "编号": f"R{number}",
        "接待日期": f"{day:%Y-%m}" if draw(st.integers(0, 9)) == 9 else day.isoformat(),
        "站点": draw(st.sampled_from(station[:2])) if station else "",
        "村(社区)": "" if station else draw(st.sampled_from(("610902101001", "610902102000"))),
        "接待方式": draw(st.sampled_from(MODES)),
        "接待场所": draw(st.sampled_from(SETTINGS)),
        "主题活动": draw(st.sampled_from(("", "", "接待月"))),
        "接待代表": draw(st.sampled_from(NAMES)),
        "参与接待的非代表": draw(st.sampled_from(NAMES)),
        "接待人次": str(draw(st.integers(0, 40))),
        "收集意见数": "" if opinions is None else str(opinions),
        "现场解答数": "" if solved is None else str(solved),
    }


@st.composite
def sittings(draw: st.DrawFn, size: int = 12) -> tuple[Ledger, ...]:
    """A register, a reception ledger, and issues of which some name the reception they came from."""
    held = [draw(reception(number)) for number in range(1, draw(st.integers(2, size)))]
    issues = []
    for number in range(1, draw(st.integers(2, size))):
        day = FIRST + timedelta(days=draw(st.integers(0, 300)))
        gap = draw(st.none() | st.integers(0, 90))
        issues.append({
            "编号": str(number),
            "收集日期": day.isoformat(),
            "村(社区)": "610902101001",
            "问题摘要": f"事项{number}",
            "来源接待": draw(st.sampled_from(["", *(row["编号"] for row in held)])),
            "办结日期": "" if gap is None else (day + timedelta(days=gap)).isoformat(),
        })  # fmt: skip
    register = draw(stations())
    return register, Ledger("reception", COUNTY, held), Ledger("issue", COUNTY, issues)
