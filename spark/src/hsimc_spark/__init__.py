"""Tables of hsimc as Spark DataFrames: `spark.read.format("hsimc").option("scenario", "diabetes").option("table", "patients").load()`."""

from .program import HsimcError
from .source import HsimcDataSource

__all__ = ["HsimcDataSource", "HsimcError"]
