"""Where the product's own files lie: data/ beside the packages, contracts inside etl."""

from pathlib import Path

ETL = Path(__file__).resolve().parent
DATA = ETL.parent / "data"
CONTRACTS = ETL / "contracts"
VOCABULARIES = DATA / "vocabularies"
POLICY = DATA / "policy"
MAPPINGS = DATA / "mappings"
ORGANISATION = DATA / "org"
