"""The exceptions of etl: whatever makes a load stop before anything is changed."""


class Refused(Exception):
    """The command did nothing, for the reason its text gives in one line (exit code 2)."""


class Damaged(Refused):
    """Something that can be made again from the archive isn't as it was kept: a lake file, a snapshot."""


class Unreadable(Refused):
    """The file's bytes are no table: empty, damaged, locked with a password, or something else altogether."""


class TooLarge(Refused):
    """The file, a sheet or an archive is beyond the limits of data/policy/reading.toml."""


class UnknownLedger(Refused):
    """No contract's headings are in the file; the text names the nearest ledger."""


class NeedsAnswer(Refused):
    """Only a person can say: which unit, which period, or what an ambiguous heading means."""


class BadConfiguration(Refused):
    """A contract, mapping, vocabulary or policy file breaks its own rules; the text names file and line."""
