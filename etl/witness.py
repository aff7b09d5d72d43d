"""What is done to a home, told to the log of who did what: on the disk before it takes effect."""

from audit.chain import Act, Audit
from audit.person import at_the_terminal
from audit.policy import note_policy
from etl.home import Home
from etl.paths import POLICY


def note(home: Home, act: Act, **about: str) -> None:
    """One more line, after those for policy files that changed since the log last heard of them.

    It stands before the change does, so that nothing happens unseen: a command killed in between leaves a
    line of a load that no manifest knows. OSError where the log can't be written; then nothing happens.
    """
    audit, who = Audit(home.root), at_the_terminal()
    note_policy(audit, who, POLICY)
    audit.note(who, act, **about)
