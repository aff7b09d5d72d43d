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
    "one_unit_off": Text("与末位只差一，算作一致", "within one unit of the last place"),
    "at_least": Text("在“余”“多”的范围内", "within what “more than” allows"),
    "about": Text("在“约”的范围内", "within what “about” allows"),
    "in_range": Text("在所印区间内", "inside the printed range"),
    "within_wording": Text("依据本身是约数，在其范围内", "within what the vague figures allow"),
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
NO_LEDGERS = Text("还没有装入台账，无从核对", "no ledgers are loaded yet")

NO_SCOPE = Text(
    "没有写明区划和起止日(region、from、to)，无法向台账查数",
    "region, from and to are missing: the ledgers can't be asked",
)


def not_handed_in(ledgers: Iterable[Text]) -> Text:
    """That the ledgers a figure needs are not there."""
    names = joined(ledgers, "、", ", ")
    return Text(
        f"本区划本时段的台账没有报来({names.zh})", f"not handed in for this region and period: {names.en}"
    )


def no_member(where: Mapping[str, str]) -> Text:
    """That the ledgers know no such member of a breakdown."""
    told = ", ".join(f"{dimension}={member}" for dimension, member in where.items())
    return Text(f"台账里没有 {told} 这一项", f"the ledgers have no {told}")


def no_data(name: Text) -> Text:
    """That the figure is unknown."""
    return Text(f"{name.zh}：无数据", f"{name.en}: no data")


def source(metric: Metric, members: Text, start: date, end: date) -> Text:
    """Which figure it is: name, members of the breakdown, period."""
    of = Text(f"，{members.zh}", f", {members.en}") if members.zh else Text("", "")
    return Text(
        f"{metric.name.zh}{of.zh}，{start}至{end}",
        f"{metric.name.en}{of.en}, {start} to {end}",
    )


Sentence = Callable[[Claim, Sequence[Claim], Ruling, Text], Text]
"""Says how a claim stands to others: (claim, the others, ruling, the end of the sentence)."""


def joined(texts: Iterable[Text], zh: str = "；", en: str = "; ") -> Text:
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
        bare = number(Fraction(claim.value[0]))
        return Text(f"{bare}至{high.zh}", f"{bare} to {high.en}")
    if claim.said == "at_least":
        return Text(f"{low.zh}余", f"more than {low.en}")
    return Text(f"约{low.zh}", f"about {low.en}") if claim.said == "about" else low


def label(claim: Claim) -> Text:
    """What the claim is called: its words in the report, else its id."""
    zh = f"「{claim.text}」" if claim.text else claim.id
    return Text(zh, f"“{claim.text_en}”" if claim.text_en else claim.id)


def labels(claims: Iterable[Claim]) -> Text:
    """Several claims' labels in a row."""
    return joined(map(label, claims), "、", ", ")


def ending(claim: Claim, ruling: Ruling, difference: Fraction | None) -> Text:
    """The end of a sentence: agrees and how, or by how much it is off."""
    if ruling.how is not None:
        how = HOW[ruling.how]
        return Text(how.zh, f"agrees {how.en}")
    if difference is None:
        return VERDICTS[ruling.verdict]
    size = shown(abs(difference), claim.unit)
    if claim.unit in POINTS:
        bare = number(abs(difference) / claim.scale)
        size = Text(bare + POINTS[claim.unit].zh, bare + POINTS[claim.unit].en)
    more = difference > 0
    return Text(
        f"比所印{'多' if more else '少'}{size.zh}", f"{size.en} {'more' if more else 'less'} than printed"
    )


def against_sum(claim: Claim, parts: Sequence[Claim], ruling: Ruling, end: Text) -> Text:
    """'576 + 1326 = 1902, …'."""
    return _equation(claim, parts, " + ", ruling, end, Text("各项之和", "the parts:"))


def against_product(claim: Claim, factors: Sequence[Claim], ruling: Ruling, end: Text) -> Text:
    """'22 x 4 = 88, …'."""
    return _equation(claim, factors, " × ", ruling, end, Text("推算", "derived:"))


def against_ratio(claim: Claim, pair: Sequence[Claim], ruling: Ruling, end: Text) -> Text:
    """'184 / 220 = 83.636364%, …'."""
    if ruling.computed is None and ruling.verdict == "contradicts":
        return Text(
            f"分母{label(pair[1]).zh}是0，比率无从谈起",
            f"the denominator {label(pair[1]).en} is 0: there is no such rate",
        )
    if ruling.computed is None:
        return Text(
            f"分母{label(pair[1]).zh}是约数，可能为0，无法核对", "the denominator may be 0: can't be checked"
        )
    return _equation(claim, pair, " ÷ ", ruling, end, Text("比率", "the ratio:"))


def against_same(claim: Claim, others: Sequence[Claim], ruling: Ruling, end: Text) -> Text:
    """'printed 186 here, 184 there, …'."""
    other = others[0]
    here, there, name = as_printed(claim), as_printed(other), label(other)
    return Text(
        f"此处印{here.zh}，同一件事在{name.zh}处印{there.zh}，{end.zh}",
        f"printed {here.en} here and {there.en} for the same thing at {name.en}: {end.en}",
    )


def against_ledgers(claim: Claim, held: Fraction, source: Text, end: Text) -> Text:
    """'printed 2461, the ledgers count 2460, 1 less than printed (taken in …)'."""
    here, there = as_printed(claim), shown(held, claim.unit)
    return Text(
        f"印{here.zh}，台账为{there.zh}，{end.zh}({source.zh})",
        f"printed {here.en}; the ledgers say {there.en}, {end.en} ({source.en})",
    )


def against_whole(claim: Claim, wholes: Sequence[Claim], ruling: Ruling, end: Text) -> Text:
    """Which numerators would do, or that none does and which come nearest."""
    whole = wholes[0]
    total, print_ = as_printed(whole), as_printed(claim)
    if ruling.verdict == "unchecked":
        return Text(
            f"{label(whole).zh}不是整数，无法核对", f"{label(whole).en} is no whole number: can't be checked"
        )
    if ruling.verdict == "impossible":
        return _impossible(claim, total, print_, ruling)
    if ruling.numerators is None:
        return Text(
            f"{total.zh}的{print_.zh}：有整数分子能得出，相符",
            f"{print_.en} of {total.en}: some numerator gives it",
        )
    low, high = ruling.numerators
    which = str(low) if low == high else f"{low}–{high}"
    return Text(
        f"{total.zh}的{print_.zh}：分子{which}能得出，{end.zh}",
        f"{print_.en} of {total.en}: numerator {which} gives it, {end.en}",
    )


def coincidence(difference: Fraction, claims: Sequence[Claim]) -> Text:
    """That the difference is exactly what another claim prints: often the cause of it."""
    size = number(difference / claims[0].scale)
    names = labels(claims)
    return Text(
        f"差额{size}正好等于{names.zh}，可能因此而来",
        f"the difference of {size} equals {names.en}, which may explain it",
    )


def shortfall(claim: Claim, whole: Claim) -> Text:
    """How far a figure falls short of (or exceeds) what it is out of: a finding, no verdict."""
    gap = Fraction(whole.value[0]) * whole.scale - Fraction(claim.value[0]) * claim.scale
    size, name = shown(abs(gap), claim.unit), label(whole)
    full = as_printed(whole)
    if gap == 0:
        return Text(f"达到{name.zh}的全数{full.zh}", f"all of {name.en} ({full.en})")
    return Text(
        f"提示：比{name.zh}的{full.zh}{'少' if gap > 0 else '多'}{size.zh}",
        f"note: {size.en} {'short of' if gap > 0 else 'more than'} {name.en} ({full.en})",
    )


def _equation(
    claim: Claim, operands: Sequence[Claim], sign: str, ruling: Ruling, end: Text, start: Text
) -> Text:
    result = shown(ruling.computed or Fraction(0), claim.unit)
    terms = joined(map(as_printed, operands), sign, sign)
    names = labels(operands)
    return Text(
        f"印{as_printed(claim).zh}；{start.zh} {terms.zh} = {result.zh}，{end.zh}(依据：{names.zh})",
        f"printed {as_printed(claim).en}; {start.en} {terms.en} = {result.en}, {end.en} (from {names.en})",
    )


def _impossible(claim: Claim, total: Text, print_: Text, ruling: Ruling) -> Text:
    if ruling.nearest is None or ruling.numerators is None:
        return Text(f"分母是0，不会有{print_.zh}", f"there is no {print_.en} of 0")
    shares = [
        f"{part}/{ruling.whole} = {shown(near, claim.unit).zh}"
        for part, near in zip(ruling.numerators, ruling.nearest, strict=True)
    ]
    verb = Text("不会四舍五入成", "rounds to") if claim.said == "rounded" else Text("得不出", "is")
    told = Text(
        f"{total.zh}的任何整数部分都{verb.zh}{print_.zh}，最近的是{'、'.join(shares)}",
        f"no whole part of {total.en} {verb.en} {print_.en}; nearest are {', '.join(shares)}",
    )
    if ruling.truncation_would_do is None:
        return told
    cut = f"{ruling.truncation_would_do}/{ruling.whole}"
    return joined((told, Text(f"{cut}截去尾数是{print_.zh}", f"{cut} cut short would do")))
