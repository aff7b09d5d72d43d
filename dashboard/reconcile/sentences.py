"""What a verdict says to a reader, in both languages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from dashboard.metrics.definition import Metric, Text
from dashboard.reconcile.claims import Claim
from dashboard.reconcile.printed import SCALES, Agreement
from dashboard.reconcile.verdicts import Ruling, Verdict

VERDICTS: Mapping[Verdict, Text] = {
    "agrees": Text("相符", "agrees"),
    "differs": Text("不符", "differs"),
    "contradicts": Text("自相矛盾", "contradicts"),
    "impossible": Text("不可能", "impossible"),
    "unchecked": Text("未核", "unchecked"),
}
HOW: Mapping[Agreement, Text] = {
    "exact": Text("完全一致", "exactly"),
    "rounded": Text("四舍五入后一致", "by rounding"),
    "truncated": Text("截去尾数后一致", "by truncation"),
    "one_unit_off": Text("与末位只差一,算作一致", "within one unit of the last place"),
    "at_least": Text("在“余”“多”的范围内", "within what “more than” allows"),
    "about": Text("在“约”的范围内", "within what “about” allows"),
    "in_range": Text("在所印区间内", "inside the printed range"),
    "within_wording": Text("依据本身是约数,在其范围内", "within what the vague figures allow"),
}
UNITS: Mapping[str, Text] = {
    "percent": Text("%", "%"),
    "permille": Text("‰", "‰"),
    "yuan": Text("元", " yuan"),
    "wan_yuan": Text("万元", " x 10,000 yuan"),
    "yi_yuan": Text("亿元", " x 100 million yuan"),
}
POINTS: Mapping[str, Text] = {
    "percent": Text("个百分点", " percentage points"),
    "permille": Text("个千分点", " per mille points"),
}
NOTHING = Text("没有写明与什么核对", "nothing is named to hold it against")
NO_LEDGERS = Text("还没有装入台账,无从核对", "no ledgers are loaded yet")

NO_SCOPE = Text(
    "没有写明区划和起止日(region、from、to),无法向台账查数",
    "region, from and to are missing: the ledgers can't be asked",
)


def not_handed_in(ledgers: Sequence[str]) -> Text:
    """That the ledgers a figure needs are not there."""
    names = ", ".join(ledgers)
    return Text(f"本区划本时段的台账没有报来({names})", f"not handed in for this region and period: {names}")


def no_member(where: Mapping[str, str]) -> Text:
    """That the ledgers know no such member of a breakdown."""
    told = ", ".join(f"{dimension}={member}" for dimension, member in where.items())
    return Text(f"台账里没有 {told} 这一项", f"the ledgers have no {told}")


def no_data(name: Text) -> Text:
    """That the figure is unknown."""
    return Text(f"{name.zh}:无数据", f"{name.en}: no data")


def source(metric: Metric, members: str, start: date, end: date) -> Text:
    """Which figure it is: name, id, members of the breakdown, period."""
    of = f",{members}" if members else ""
    return Text(
        f"{metric.name.zh} {metric.id}{of},{start}至{end}",
        f"{metric.name.en}, {metric.id}{', ' + members if members else ''}, {start} to {end}",
    )


Sentence = Callable[[Claim, Sequence[Claim], Ruling, Text], Text]
"""Says how a claim stands to others: (claim, the others, ruling, the end of the sentence)."""


def joined(texts: Iterable[Text], zh: str = ";", en: str = "; ") -> Text:
    """The texts one after the other."""
    parts = tuple(texts)
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))


def number(value: Fraction) -> str:
    """`value` with at most six decimals, no trailing zeros."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{decimal.quantize(Decimal('0.000001'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def shown(value: Fraction, unit: str) -> Text:
    """`value` (base units) in the claim's printed unit."""
    text = number(value / SCALES.get(unit, Fraction(1)))
    suffix = UNITS.get(unit, Text("", ""))
    return Text(text + suffix.zh, text + suffix.en)


def as_printed(claim: Claim) -> Text:
    """The figure as the report words it: 2600余, 约100000, 10至20%."""
    low, high = (shown(Fraction(end) * claim.scale, claim.unit) for end in claim.value)
    if claim.value[0] != claim.value[1]:
        bare, rounds = ruling.whole, claim.said == "rounded"
    shares = [
        f"{k}/{bare} = {shown(near, claim.unit).zh}"
        for k, near in zip(ruling.numerators, ruling.nearest, strict=True)
    ]
    told = Text(
        f"{total.zh}的任何整数部分都{'不会四舍五入成' if rounds else '得不出'}{print_.zh},最近的是{'、'.join(shares)}",
        f"no whole part of {total.en} {'rounds to' if rounds else 'is'} {print_.en}; nearest are {', '.join(shares)}",
    )
    cut = f"{ruling.truncation_would_do}/{bare}"
    if ruling.truncation_would_do is None:
        return told
    return joined((told, Text(f"{cut}截去尾数是{print_.zh}", f"{cut} cut short would do")))
