"""Opens a workbook from standard input in so many megabytes of memory; run as a program, which may die of it.

It ends with 0 where the workbook opens, and where it can't be read as one: that is said elsewhere.
"""

import io
import sys

import python_calamine


def main(megabytes: int) -> None:
    """Every sheet of the workbook as the reader holds it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())) as workbook:
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name)
    except (python_calamine.CalamineError, python_calamine.PasswordError, ValueError):
        return


if __name__ == "__main__":
    main(int(sys.argv[1]))
