"""What is in force before a load, and what the load does to it: nothing, adds, replaces, or must be asked."""

from collections.abc import Iterator, Sequence

from etl.contract import contract
from etl.errors import Refused
from etl.reading.choosing import Answers
from etl.storing.journal import Group, Manifest, Received, Submission, in_force


class NeedsConfirmation(Refused):
    """A submission has fewer ids than the one it would replace; only a person can say that this is meant."""


class Standing:
    """The submissions in force after a chain of loads."""

    def __init__(self, chain: Sequence[Manifest]) -> None:
        self.force = in_force(chain)
        standing = {part.submission for parts in self.force.values() for part in parts}
        self._delivered: dict[tuple[str | None, ...], tuple[Submission, ...]] = {}
        self._answered: dict[str, str | None] = {}
        for manifest in chain:
            answers = {(one.unit, one.ledger): one.sha256 for one in manifest.answers}
            outcomes: dict[int, list[Submission]] = {}
            for submission in manifest.submissions:
                outcomes.setdefault(submission.part, []).append(submission)
                self._answered[submission.submission] = answers.get((submission.unit, submission.ledger))
            for received in manifest.received:
                found = outcomes.get(received.part, [])
                if found and all(one.submission in standing for one in found):
                    self._delivered[received.delivery] = tuple(found)

    def of_delivery(self, received: Received, answers: Answers) -> tuple[Submission, ...]:
        """The submissions in force that this very delivery became; empty if it is new.

        It is new as well where its sender has answered anything since: reading it may now come to other rows.
        """
        found = self._delivered.get(received.delivery, ())
        is_the_same = all(
            self._answered[one.submission]
            == next((own.sha256 for own in answers.get(one.unit, ()) if own.ledger == one.ledger), None)
            for one in found
        )
        return found if is_the_same else ()

    def same_as(self, submission: Submission) -> Submission | None:
        """The submission in force of the same content, group, mapping and answers gone by."""
        for old in self.force.get(submission.group, ()):
            if old.content == submission.content:
                return old
        return None

    def replacing(
        self, new: Sequence[Submission], unchanged: Sequence[Submission]
    ) -> tuple[list[Submission], tuple[str, ...]]:
        """The new submissions with what each replaces, and which unchanged ones stay beside them."""
        kept = {one.submission for one in unchanged}
        groups = {one.group for one in new}
        keeps = tuple(one.submission for one in unchanged if one.group in groups)
        marked = []
        for one in new:
            replaced = [old for old in self.force.get(one.group, ()) if old.submission not in kept]
            same_file = [old for old in replaced if old.file == one.file]
            marked.append(one.replacing(next(iter(same_file or replaced), None)))
        return marked, keeps

    def refuse_fewer(self, new: Sequence[Submission], unchanged: Sequence[Submission]) -> None:
        """Raises NeedsConfirmation for the first group that would lose ids."""
        for group, before, after in self.fewer(new, unchanged):
            raise NeedsConfirmation(_fewer(group, before, after))

    def fewer(
        self, new: Sequence[Submission], unchanged: Sequence[Submission]
    ) -> Iterator[tuple[Group, int, int]]:
        """The groups that would lose ids, with how many are loaded before and after."""
        after: dict[Group, int] = {}
        for one in new:
            after[one.group] = after.get(one.group, 0) + one.loaded
        for one in unchanged:
            if one.group in after:
                after[one.group] += one.loaded
        for group, count in after.items():
            before = sum(old.loaded for old in self.force.get(group, ()))
            if count < before:
                yield group, before, count


def _fewer(group: Group, before: int, after: int) -> str:
    ledger, unit, period = group
    return (
        f"单位 {unit} 期间 {period} 的{contract(ledger).zh}这次只有 {after} 个编号，上次有 {before} 个："
        "请核对是否漏交；确认无误后加 --accept-fewer 再装载"
    )
