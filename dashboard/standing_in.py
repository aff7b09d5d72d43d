"""The words for a snapshot shown in the place of a damaged one, or built by an older version."""

from datetime import date, timedelta

from dashboard import formats
from dashboard.translation import _
from dashboard.warehouse import Warehouse

_EPOCH = date(1970, 1, 1)


def standing_in(warehouse: Warehouse) -> str | None:
    """What is shown in whose place, and what mends it; None where the current snapshot is shown."""
    with warehouse.reading() as snapshot:
        damaged = snapshot.instead_of
        if damaged is None:
            return _older(warehouse)
        told = warehouse.meta.get("data_day")
        until = formats.day(_EPOCH + timedelta(days=int(told))) if told else _("日期不明")
        if not damaged:
            return _(
                "CURRENT 读不懂，暂时显示最新一份完好的数据 {shown}（截至{until}），可能含有已回退的内容。"
                "请管理员运行 python -m etl rollback {shown} 或指定别的快照。"
            ).format(shown=snapshot.name, until=until)
        return _(
            "当前数据 {damaged} 已损坏，暂时显示上一份完好的数据 {shown}（截至{until}）。上报的台账没有丢失，"
            "网页服务会自动重建；没有恢复的，请管理员运行 python -m etl rebuild。"
        ).format(damaged=damaged, shown=snapshot.name, until=until)


def _older(warehouse: Warehouse) -> str | None:
    """That the data were built by an older version, and what comes of it; None where they weren't."""
    if not warehouse.is_older:
        return None
    return _(
        "当前数据 {snapshot} 是旧版程序建的，有的项目可能算不出来。上报的台账都在，网页服务会自动按新版重建；"
        "没有重建的，请管理员运行 python -m etl rebuild。"
    ).format(snapshot=warehouse.snapshot)


def in_brief(warehouse: Warehouse) -> str | None:
    """The same for the foot of a slide."""
    return _("当前数据损坏，暂用上一份完好的数据") if warehouse.instead_of is not None else None
