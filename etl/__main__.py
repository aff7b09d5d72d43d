"""`python -m etl …`"""

from etl.bugs import exit_with_their_own_code
from etl.cli import etl

if __name__ == "__main__":
    exit_with_their_own_code()
    etl(prog_name="python -m etl")
