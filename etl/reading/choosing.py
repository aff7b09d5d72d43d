"""Which ledger each sheet of a file is, by its headings and what its sender answered; what is left to ask."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from etl.contract import contract, contracts
from etl.errors import NeedsAnswer, UnknownLedger
from etl.folding import folded
from etl.mapping import Guidance
from etl.mapping import Mapping as MappingFile
from etl.question import Question
from etl.reading.asking import Asking, headings_as_one
from etl.reading.claims import doubled, without_blank_claims
from etl.reading.files import Sheet
from etl.reading.gazetteer import gazetteer
from etl.reading.layout import Layout, layouts
from etl.reading.titles import title_texts, unit
from etl.submission import Handed

Answers = Mapping[str, Sequence[MappingFile]]
"""What senders answered, by unit (12 digits): a mapping for each of its ledgers."""

_GUIDES = frozenset(map(folded, ("填写说明", "填表说明", "修改说明", "说明", "Instructions")))
_EXAMPLES = frozenset(map(folded, ("示例", "填写示例", "填表示例", "样例")))


def is_guide(sheet: Sheet) -> bool:
    """Whether a sheet is instructions by its name."""
    return folded(sheet.name or "") in _GUIDES


def is_example(sheet: Sheet) -> bool:
    """Whether a sheet by its name shows how to fill in another."""
    return folded(sheet.name or "") in _EXAMPLES


def guidance_of(sheets: Sequence[Sheet], handed: Handed, answers: Answers) -> Guidance:
    """What is said of a file's headings; its sender is who handed it in, else whom its titles name."""
    if not answers:
        return Guidance(handed.mapping)
    sender = handed.unit or _named_in(sheets, handed)
    return Guidance(handed.mapping, tuple(answers.get(sender or "", ())))


def _named_in(sheets: Sequence[Sheet], handed: Handed) -> str | None:
    said = Guidance(handed.mapping)
    texts: list[str] = []
    for sheet in sheets:
        for near in layouts(sheet, handed.ledger, said)[:1]:
            texts += title_texts(sheet, near)
    return unit([*texts, *reversed(Path(handed.name).parts)], gazetteer())


class Choosing:
    """Chooses the layout of each sheet of one file and collects what must be asked first."""

    def __init__(self, handed: Handed, guidance: Guidance, content: bytes) -> None:
        self.handed = handed
        self.guidance = guidance
        self.content = content
        self.questions: list[Question] = []

    def layout(self, sheet: Sheet) -> Layout | None:
        """The sheet's layout; None if it is no ledger, or which one it is must be asked."""
        fitting = [found for found in layouts(sheet, self.handed.ledger, self.guidance) if not found.missing]
        if not fitting or is_guide(sheet) or is_example(sheet):
            return None
        rivals = [found for found in fitting if found.score[0] == fitting[0].score[0]]
        best = self._one_of(rivals, sheet)
        if best is None:
            return None
        best = without_blank_claims(best, sheet)
        if not sheet.is_hidden and (best.ambiguous or doubled(best, sheet)):
            self.questions += self._asking(sheet, best).of_layout(best)
        return best

    def _one_of(self, rivals: Sequence[Layout], sheet: Sheet) -> Layout | None:
        """Of ledgers that fit equally the one the sender said, or sheet, title or file are named after."""
        if len(rivals) == 1:
            return rivals[0]
        for fitting in (self._said(rivals), self._named(rivals, sheet)):
            if len(fitting) == 1:
                return fitting[0]
        if not sheet.is_hidden:
            self.questions.append(self._asking(sheet, rivals[0]).of_ledgers(rivals))
        return None

    def _said(self, rivals: Sequence[Layout]) -> list[Layout]:
        return [one for one in rivals if self.guidance.is_said_to_be(one.ledger, headings_as_one(one))]

    def _named(self, rivals: Sequence[Layout], sheet: Sheet) -> list[Layout]:
        texts = folded(" ".join([self.handed.name, *title_texts(sheet, rivals[0])]))
        return [
            rival
            for rival in rivals
            if rival.ledger in texts or any(folded(name) in texts for name in contract(rival.ledger).names)
        ]

    def _asking(self, sheet: Sheet, layout: Layout) -> Asking:
        digest = sha256(self.content).hexdigest()
        return Asking(sheet, self.handed, self._sender(sheet, layout), digest)

    def _sender(self, sheet: Sheet, layout: Layout) -> str:
        named = [*title_texts(sheet, layout), *reversed(Path(self.handed.name).parts)]
        sender = self.handed.unit or unit(named, gazetteer())
        if sender is None:
            raise whose(self.handed)
        return sender


def whose(handed: Handed) -> NeedsAnswer:
    """Nothing tells which unit handed a file in."""
    return NeedsAnswer(
        f"{handed.name} 看不出是哪个单位交的，请用 --unit 写区划代码，或放进 inbox/<区划代码>/<期间>/"
    )


def unknown_ledger(sheets: Sequence[Sheet], handed: Handed, guidance: Guidance) -> UnknownLedger:
    """No sheet is a ledger: says which one was nearest and what it lacks."""
    if not sheets:
        return UnknownLedger(f"{handed.name} 里没有内容，请检查是否交错文件")
    near = [found for sheet in sheets for found in layouts(sheet, handed.ledger, guidance)[:1]]
    if not near:
        known = "、".join(known.zh for known in contracts().values())
        return UnknownLedger(
            f"{handed.name} 里找不到认识的表头；能读的台账有：{known}。请检查表头或用空白模板填报"
        )
    best = max(near, key=lambda found: found.score)
    wanted = contract(best.ledger)
    missing = "、".join(f"“{wanted.by_name[name].zh}”" for name in best.missing)
    if not best.missing:
        return UnknownLedger(f"{handed.name} 只有隐藏的工作表，请取消隐藏后再交")
    return UnknownLedger(
        f"{handed.name} 不是认识的台账；最接近的是{wanted.zh}（{best.ledger}），但缺少必填的列{missing}，"
        "请补上这一列，或用 python -m etl map 说明它在表里叫什么"
    )
