"""`python -m etl …`"""

from etl.cli import etl

if __name__ == "__main__":
    etl(prog_name="python -m etl")
