"""Makes `spark.read.format("hsimc")` work without registration: Spark looks for `pyspark_NAME.DefaultSource`."""

from hsimc_spark import HsimcDataSource as DefaultSource

__all__ = ["DefaultSource"]
