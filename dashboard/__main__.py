"""`python -m dashboard …`"""

from dashboard.bugs import exit_with_their_own_code
from dashboard.cli import main

if __name__ == "__main__":
    exit_with_their_own_code()
    main(prog_name="python -m dashboard")
