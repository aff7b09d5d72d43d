"""Reads a claims file; what is wrong with one is said in one line: file, claim, key, found, remedy."""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from dashboard.errors import DashboardError
from dashboard.metrics.definition import Text
from dashboard.reconcile.claims import MOST_PLACES, Claim, Claims, Misuse, Reason, Report
from dashboard.reconcile.printed import Wording

KEYS = {
    name: sorted(model_keys)
    for name, model_keys in (
        ("claim", {field.alias or key for key, field in Claim.model_fields.items()}),
        ("report", {field.alias or key for key, field in Report.model_fields.items()}),
        ("file", set(Claims.model_fields)),
    )
}
REMEDIES: Mapping[Reason, Text] = {
    "not_a_number": Text(
        "应是一个数，或一头一尾两个数如 [10, 20]；数字不加引号，不写“余”“约”(用 wording)",
        "must be a number, or two ends like [10, 20]; no quotes, no words (use wording)",
    ),
    "too_long": Text(
        f"应小于一千万亿，小数至多{MOST_PLACES}位",
        f"must be below 10^15 with at most {MOST_PLACES} decimals",
    ),
    "range_backwards": Text("两头写反了，小数在前", "the ends are reversed: the smaller one first"),
    "range_worded": Text("一头一尾的数不再写 wording", "a range takes no wording"),
    "more_places": Text(
        "数字的小数位多于 decimals 所说，改其中一个",
        "the value has more places than decimals says: change one of them",
    ),
    "no_digit": Text("“余”“多”只用于大于0的数", "at_least needs a value above 0"),
    "not_a_day": Text("应是日期，如 2021-12-31", "must be a date like 2021-12-31"),
    "needs_metric": Text("要同时写 metric(指标编号)", "needs metric as well"),
    "needs_percent": Text(
        '只用于百分数：把 unit 写成 "percent" 或 "permille"',
        'is for percentages: set unit to "percent" or "permille"',
    ),
    "period_backwards": Text("起日晚于止日", "the period starts after its end"),
}
SHAPES: Mapping[str, Text] = {
    "claim": Text("至少要有一节 [[claim]]", "there must be at least one [[claim]]"),
    "id": Text("应是不含空格的编号", "must be an id without spaces"),
    "wording": Text(
        f"应是 {'、'.join(get_args(Wording))} 之一",
        f"must be one of {', '.join(get_args(Wording))}",
    ),
    "decimals": Text(
        f"应是-12到{MOST_PLACES}之间的整数", f"must be a whole number from -12 to {MOST_PLACES}"
    ),
    "region": Text("应是加引号的6、9或12位区划代码", "must be a code of 6, 9 or 12 digits in quotes"),
    "ratio_of": Text(
        '应是分子、分母两个编号，如 ["done", "all"]', 'must be numerator and denominator: ["done", "all"]'
    ),
    "sum_of": Text(
        '应是一列编号，如 ["a", "b"]；有几种分法就写几列', 'must be a list of ids like ["a", "b"], or several'
    ),
}
KINDS: Mapping[str, Text] = {
    "missing": Text("缺了这一项，请补上", "is missing: add it"),
    "string_type": Text("应是加引号的文字", "must be a text in quotes"),
    "int_type": Text("应是整数", "must be a whole number"),
    "dict_type": Text('应是成对的条件，如 { level = "village" }', 'must be pairs like { level = "village" }'),
    "tuple_type": Text('应是一列编号，如 ["a", "b"]', 'must be a list of ids like ["a", "b"]'),
    "model_type": Text("应是一节，如 [[claim]] 或 [report]", "must be a section like [[claim]] or [report]"),
}


class BadClaims(DashboardError):
    """The claims file can't be used, for the reason its texts give in one line each."""


def read_claims(path: Path) -> Claims:
    """The claims in `path` (TOML, UTF-8), every reference checked. Raises BadClaims."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        told = tomllib.loads(text, parse_float=Decimal)
        claims = Claims.model_validate(told)
    except OSError as error:
        raise _refusal(
            path, Text(f"读不了这个文件({error.strerror})", f"can't be read ({error.strerror})")
        ) from None
    except UnicodeDecodeError:
        raise _refusal(
            path, Text("不是UTF-8文字，请另存为UTF-8", "is not UTF-8 text: save it as UTF-8")
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise _refusal(path, Text(f"不合TOML写法：{error}", f"is not valid TOML: {error}")) from None
    except ValidationError as error:
        raise _refusal(path, _first_fault(error, told)) from None
    _check_references(path, claims)
    return claims


def _refusal(path: Path, why: Text) -> BadClaims:
    return BadClaims(f"{path}:{why.zh}", f"{path}: {why.en}")


def _first_fault(error: ValidationError, told: dict[str, Any]) -> Text:
    fault = error.errors(include_url=False)[0]
    place = _place(fault["loc"], told)
    misuse = fault.get("ctx", {}).get("error")
    key = (misuse.key if isinstance(misuse, Misuse) else None) or _key(fault["loc"])
    found = "" if fault["type"] == "missing" or isinstance(fault["input"], dict) else _quoted(fault["input"])
    remedy = _remedy(fault["type"], key, fault["loc"], misuse, fault["msg"])
    return Text(
        f"{place.zh},{key}{f' = {found}' if found else ''}:{remedy.zh}",
        f"{place.en}, {key}{f' = {found}' if found else ''}: {remedy.en}",
    )


def _remedy(kind: str, key: str, loc: tuple[int | str, ...], misuse: object, message: str) -> Text:
    if isinstance(misuse, Misuse):
        return REMEDIES[misuse.reason]
    if kind == "extra_forbidden":
        section = str(loc[0]) if len(loc) > 1 else "file"
        return _unknown(key, KEYS.get(section, KEYS["file"]))
    other = Text(f"写法不对({message})", f"is not as it should be ({message})")
    is_lacking = kind == "missing" and loc[-1] == key and key != "claim"
    return KINDS[kind] if is_lacking else SHAPES.get(key) or KINDS.get(kind, other)


def _unknown(name: str, known: list[str]) -> Text:
    near = get_close_matches(name, known, n=1)
    if near:
        return Text(f"没有这个名称，是不是 {near[0]}?", f"is not known: did you mean {near[0]}?")
    return Text(f"没有这个名称，可用的有：{'、'.join(known)}", f"is not known; there are: {', '.join(known)}")


def _place(loc: tuple[int | str, ...], told: dict[str, Any]) -> Text:
    if loc and loc[0] == "report":
        return Text("[report]", "[report]")
    if len(loc) < 2 or not isinstance(loc[1], int):
        return Text("文件", "the file")
    told_claim = told["claim"][loc[1]]
    name = told_claim.get("id") if isinstance(told_claim, dict) else None
    number = loc[1] + 1
    return Text(f"第{number}条{f'({name})' if name else ''}", f"claim {number}{f' ({name})' if name else ''}")


def _key(loc: tuple[int | str, ...]) -> str:
    keys = [str(part) for part in loc if isinstance(part, str)]
    return keys[-1] if keys else "claim"


def _quoted(found: object) -> str:
    return f'"{found}"' if isinstance(found, str) else str(found)


def _check_references(path: Path, claims: Claims) -> None:
    for check in _CHECKS:
        why = check(claims)
        if why is not None:
            raise _refusal(path, why)


def _twice(claims: Claims) -> Text | None:
    seen: dict[str, int] = {}
    for number, claim in enumerate(claims.claim, start=1):
        if claim.id in seen:
            return Text(
                f"第{number}条，id:{claim.id} 已是第{seen[claim.id]}条的编号，请改其中一个",
                f"claim {number}, id: {claim.id} is claim {seen[claim.id]}'s already: rename one",
            )
        seen[claim.id] = number
    return None


def _dangling(claims: Claims) -> Text | None:
    known = claims.named()
    for number, claim in enumerate(claims.claim, start=1):
        for key, reference in claim.references():
            if reference not in known:
                remedy = _unknown(reference, sorted(known))
                return Text(
                    f"第{number}条({claim.id}),{key} 提到 {reference}:{remedy.zh}",
                    f"claim {number} ({claim.id}), {key} names {reference}, which {remedy.en}",
                )
    return None


def _circular(claims: Claims) -> Text | None:
    graph = {
        claim.id: [name for key, name in claim.references() if key != "out_of"] for claim in claims.claim
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring = " -> ".join(reversed(error.args[1]))
        return Text(
            f"{ring} 互相作依据，绕成了圈：只在其中一条写依据",
            f"{ring} stand on each other in a circle: keep only one of the references",
        )
    return None


_CHECKS: tuple[Callable[[Claims], Text | None], ...] = (_twice, _dangling, _circular)
