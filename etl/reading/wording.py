"""A typed value as people read it."""

from etl.contract import Field
from etl.vocabulary import vocabulary


def written(field: Field) -> str:
    """SQL of a field's typed value as text: a date known to its month only as a month, a name as its mask."""
    if field.type == "date":
        return f'left("{field.name}"::varchar, case when "{field.name}_is_day" then 10 else 7 end)'
    return f'"{field.columns[-1][0]}"::varchar'


def in_words(field: Field, text: str) -> tuple[str, str]:
    """The value in Chinese and English: a vocabulary's code by its name, all else as it stands."""
    members = vocabulary(field.vocabulary).members if field.vocabulary else ()
    return next(((member.zh, member.en) for member in members if member.code == text), (text, text))
