"""A plainly kept ledger: rows under its contract's own headings."""

from collections.abc import Mapping, Sequence

from etl.contract import Field, contract
from etl.demo.book import Column, Page
from etl.demo.material import DateStyle, Form
from etl.demo.spelling import Value, Written, spelled
from etl.vocabulary import vocabulary

Row = Mapping[str, Value]


def sheet(ledger: str, name: str, rows: Sequence[Row], title: str, dates: DateStyle = "excel") -> Page:
    """The rows as one sheet: the contract's headings of the fields that any row fills, in its order.

    Members of a vocabulary are given by their codes and written in its own words; yes and no as 是 and 否.
    """
    filled = {field for row in rows for field, value in row.items() if value is not None}
    fields = [field for field in contract(ledger).fields if field.name in filled]
    if strange := filled - {field.name for field in fields}:
        raise ValueError(f"{ledger} has no field {', '.join(sorted(strange))}")
    form = Form(dates=dates, words=0, headings=0)
    return Page(
        name=name,
        columns=[Column(field.name, field.zh) for field in fields],
        rows=[{field.name: _written(row.get(field.name), field, form) for field in fields} for row in rows],
        above=[title],
    )


def _written(value: Value, field: Field, form: Form) -> Written:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str) and field.vocabulary:
        members = {member.code: member.zh for member in vocabulary(field.vocabulary).members}
        return members.get(value, value)
    return spelled(value, None, form)
