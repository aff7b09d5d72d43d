"""Groups of deputies: what each did, which were silent, whom they are linked to."""

from dashboard import addresses, formats
from dashboard.cards import deputy_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Series, Story, Table, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import rows_behind
from dashboard.translation import _

GROUPS = "deputies.by_group"
COLUMNS: tuple[tuple[str, Unit], ...] = (
    ("events", "count"),
    ("attendances", "person_times"),
    ("active", "count"),
    ("members", "count"),
)
LISTED = ("name", "kind", "place", "leader", "linked_member", "members", "deputies", "newest")


def activity(ask: Ask) -> Story:
    """Attendances of each group beside its events, the busiest first, the silent last."""
    measured, total = ask(GROUPS, "group"), ask.total(GROUPS)
    rows = sorted((row for row in measured.rows if whole(row, "groups")), key=_busiest_first)
    return Story(
        title=titles.group_activity(
            whole(total, "groups"), whole(total, "events"), whole(total, "attendances")
        ),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(measured, "attendances"), tuple(whole(row, "attendances") for row in rows)),
            ),
            notes=tuple(_("{events}场").format(events=formats.exact(whole(row, "events"))) for row in rows),
            unit="person_times",
            horizontal=True,
            targets=tuple(_deeds(ask, row) for row in rows),
            fold="middle",
        )
        if whole(total, "attendances")
        else None,
        table=tabulate(measured, _("小组"), COLUMNS, rows, tuple(_deeds(ask, row) for row in rows), total),
        metrics=(GROUPS,),
        count=whole(total, "groups"),
        by=("group",),
    )


def places(ask: Ask) -> Story:
    """Groups at work and silent ones in each place below."""
    measured, total = ask(GROUPS, "region"), ask.total(GROUPS)
    rows = tuple(row for row in measured.rows if whole(row, "groups"))
    columns: tuple[tuple[str, Unit], ...] = (("groups", "count"), ("silent", "count"), *COLUMNS)
    return Story(
        title=titles.groups(whole(total, "groups"), whole(total, "silent")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(_("有活动"), tuple(whole(row, "groups") - whole(row, "silent") for row in rows)),
                Series(header(measured, "silent"), tuple(whole(row, "silent") for row in rows), "band"),
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(ask.at_region(addresses.GROUPS, row) for row in rows),
        )
        if len(rows) > 1
        else None,
        table=tabulate(measured, _("地方"), columns, rows, total=total),
        metrics=(GROUPS,),
        count=whole(total, "groups"),
        by=("region",),
        field="silent",
    )


def register(ask: Ask) -> Story:
    """Every group with who leads it, which committee member it is linked to, and its latest activity."""
    found = rows_behind(ask.warehouse, GROUPS, ask.scope)
    keys = [column.key for column in found.columns]
    at = [keys.index(name) for name in LISTED]
    linked = sum(row[keys.index("linked_member")] is not None for row in found.rows)
    members = sum(int(str(row[keys.index("members")])) for row in found.rows)
    return Story(
        title=titles.members(found.total, members, linked),
        chart=None,
        table=Table(
            columns=(
                _("小组"),
                _("类型"),
                _("所在"),
                _("组长"),
                _("联系委员"),
                _("成员"),
                _("其中代表"),
                _("最近活动"),
            ),
            rows=tuple(tuple(row[index] for index in at) for row in found.rows),
            units=("text", "text", "text", "text", "text", "count", "count", "text"),
            targets=tuple(_rows_of(ask, str(row[keys.index("group")])) for row in found.rows),
            adds_up=False,
        ),
        metrics=(GROUPS,),
        count=found.total,
        note=_("成员不都是代表；与几位代表同名的成员暂不算代表"),
    )


def _busiest_first(row: Row) -> tuple[int, int, str]:
    return -whole(row, "events"), -whole(row, "attendances"), row.label


def _deeds(ask: Ask, row: Row) -> str:
    """The activities of a group."""
    return _rows_of(ask, row.keys["group"])


def _rows_of(ask: Ask, group: str | None) -> str:
    return addresses.rows("deputies.activities", ask.scope.narrowed("group", group))


CARDS = (
    Card(
        "groups_activity",
        Text("小组活动", "Activity of groups"),
        Text("哪些小组动了，哪些没有？", "Which groups are at work?"),
        activity,
        wide=True,
    ),
    Card(
        "groups_places",
        Text("各地小组", "Groups by place"),
        Text("没有活动的小组在哪里？", "Where are the silent groups?"),
        places,
    ),
    Card(
        "groups_register",
        Text("小组名册", "Register of groups"),
        Text("谁带队、谁联系、几个人？", "Who leads, who is linked, how many?"),
        register,
        wide=True,
    ),
)
