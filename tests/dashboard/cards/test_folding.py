"""What is folded is counted, and adds up where adding means something."""

from dashboard.charts import Bars, Series, Table
from dashboard.folding import folded_bars, folded_table


def ranking(size, small=()):
    parts = tuple((size - i, size) for i in range(size))
    values = tuple(a / b for a, b in parts)
    series = Series("率", values, low=values, high=values, parts=parts)
    names = tuple(f"镇{i}" for i in range(size))
    return Bars(names, (series,), "share", small=tuple(i in small for i in range(size)), fold="middle")


def test_a_ranking_keeps_both_ends_and_counts_the_middle():
    folded = folded_bars(ranking(28), 12)
    assert folded.categories[:5] == ("镇0", "镇1", "镇2", "镇3", "镇4")
    assert folded.categories[5] == "其余17个"
    assert folded.categories[-1] == "镇27"
    parts = folded.series[0].parts
    assert sum(b for _a, b in parts) == 28 * 28
    assert folded.series[0].values[5] == parts[5][0] / parts[5][1]


def test_small_groups_are_folded_first():
    folded = folded_bars(ranking(14, small={10, 11, 12, 13}), 12)
    assert folded.categories == (*(f"镇{i}" for i in range(10)), "其余4个")


def test_counts_fold_their_tail():
    bars = Bars(tuple("abcdef"), (Series("件", (6, 5, 4, 3, 2, None)),), targets=("/",) * 6)
    folded = folded_bars(bars, 4)
    assert folded.categories == ("a", "b", "c", "其余3个")
    assert folded.series[0].values == (6, 5, 4, 5)
    assert folded_bars(bars, 6) is bars


def test_a_rest_that_would_dwarf_the_others_is_told_instead_of_drawn():
    bars = Bars(tuple("abcdefgh"), (Series("件", (5, 5, 5, 5, 5, 4, 4, 3)),))
    folded = folded_bars(bars, 4)
    assert folded.categories == ("a", "b", "c", "其余5个共21")
    assert folded.series[0].values == (5, 5, 5, None)


ROWS = (("甲", 1, 2, 0.5), ("乙", 3, 4, 0.75), ("丙", 0, 2, 0.0), ("丁", 1, 1, 1.0), ("合计", 5, 9, 5 / 9))
SHARES = Table(("镇", "办结", "收集", "率"), ROWS, ("text", "count", "count", "share"))


def test_a_table_counts_and_adds_up_what_it_hides():
    folded = folded_table(SHARES, 4)
    assert folded.rows == (("甲", 1, 2, 0.5), ("乙", 3, 4, 0.75), ("其余2个", 1, 3, 1 / 3), ROWS[-1])
    assert folded.others == 2


def test_a_table_folded_twice_still_counts_all():
    twice = folded_table(folded_table(SHARES, 4), 3)
    assert twice.rows[1] == ("其余3个", 4, 7, 4 / 7)
    assert twice.others == 3


def test_stocks_are_not_added_up():
    stock = Table(("月", "存量"), (("1月", 5), ("2月", 6), ("3月", 7)), ("text", "count"), adds_up=False)
    assert folded_table(stock, 2).rows == (("1月", 5), ("其余2个", ""))
