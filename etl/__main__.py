"""`python -m etl …`"""

import gc
import os

from etl.bugs import exit_with_their_own_code
from etl.cli import etl

_NEW_OBJECTS = 50_000  # before cycles among them are looked for

if __name__ == "__main__":
    exit_with_their_own_code()
    # No matrices are multiplied here; the threads made for it would wait in a busy loop beside the engine's.
    # It is told in time: a command's module, and numpy with it, is imported when the command is called.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Rows live in the engine and what a command makes lives until it ends: cycles are looked for seldom.
    gc.set_threshold(_NEW_OBJECTS)
    etl(prog_name="python -m etl")
