"""Who types the commands: the name this machine knows."""

import os
from getpass import getuser

AT_THE_TERMINAL = " (command line)"
"""What stands behind the name of whoever types."""


def at_the_terminal() -> str:
    """The user of the operating system, by name; by number where the machine has no name for it."""
    try:
        name = getuser()
    except (KeyError, OSError):
        name = str(os.getuid())
    return f"{name}{AT_THE_TERMINAL}"
