"""Counting a log with Apache Spark, on a cluster that is there already.

The cluster reads the log where it lies, groups it, and hands back the groups alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.simulation.engines.duck import Duck, sql_text
from onething.simulation.engines.engine import column_name
from onething.simulation.engines.log_source import LogFormat, LogSource
from onething.simulation.engines.spark_session import open_session
from onething.simulation.engines.synthetic import CSV_MARK, PARQUET_MARK
from onething.simulation.engines.text_files import delimiter_of, encoding_of

if TYPE_CHECKING:
    import narwhals as nw
    from pyspark.sql import DataFrame

__all__ = ["SparkEngine"]

_TYPES: Mapping[str, str] = {"VARCHAR": "string", "BIGINT": "long"}
"""SQL types of small tables as Spark calls them."""
_BACK: Mapping[str, str] = {"string": "VARCHAR", "double": "DOUBLE"}
"""Spark's types as SQL calls them; all others are whole numbers."""


class SparkEngine:
    """Reads a log on the workers of a Spark cluster."""

    def __init__(self, master: str, duck: Duck, source: LogSource) -> None:
        """Connect to the master; BrokenInput if that fails, MissingExtra without pyspark."""
        self.duck, self.source = duck, source
        self._session, self._close = open_session(master)

    def columns(self) -> Mapping[str, Any]:
        """Return the columns of the log, by their names their narwhals types."""
        return dict(zip(self._names, self._frame(self._renamed).collect_schema().values(), strict=True))

    def parts(self, rows: int | None) -> Iterator[tuple[float, nw.LazyFrame[Any]]]:  # noqa: ARG002 - see below
        """Yield the log as one frame: what it is parted into is the cluster's business."""
        yield 1.0, self._frame(self._renamed)

    def table(
        self,
        name: str,  # noqa: ARG002 - a frame of Spark has none
        types: Mapping[str, str],
        rows: Sequence[Sequence[Any]],
    ) -> nw.LazyFrame[Any]:
        """Return a small table that frames of the log can be joined with; each worker gets it whole."""
        from pyspark.sql.functions import broadcast  # noqa: PLC0415 - loaded when Spark is chosen

        schema = ", ".join(f"{column} {_TYPES[type_]}" for column, type_ in types.items())
        with self._told():
            return self._frame(broadcast(self._session.createDataFrame([tuple(row) for row in rows], schema)))

    def append(self, frame: nw.LazyFrame[Any], table: str) -> None:
        """Put the rows of a frame into a table of the database, made if need be."""
        found: DataFrame = frame.to_native()
        types = {field.name: _BACK.get(field.dataType.typeName(), "BIGINT") for field in found.schema}
        with self._told():
            self.duck.load(table, types, found.toLocalIterator(prefetchPartitions=True))

    def rows(self, frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a small frame."""
        with self._told():
            return [tuple(row) for row in frame.to_native().collect()]

    def synthetic(self) -> bool:
        """Tell whether the files of the log say of themselves that they were generated."""
        if CSV_MARK in self._names:
            return True
        files = [file for file in self.source.files if "://" not in file]
        if self.source.format is not LogFormat.PARQUET or not files:
            return False
        named = ", ".join(map(sql_text, files))
        marks = self.duck.rows(f"SELECT key FROM parquet_kv_metadata([{named}])")
        return any(bytes(key).decode("utf-8", "replace") == PARQUET_MARK for (key,) in marks)

    def close(self) -> None:
        """Leave the cluster, if it was entered for this log."""
        self._close()

    @cached_property
    def _read(self) -> DataFrame:
        files = list(self.source.files)
        with self._told():
            if self.source.format is LogFormat.PARQUET:
                return self._session.read.option("mergeSchema", "true").parquet(*files)
            first = self.source.files[0]
            local = "://" not in first
            return self._session.read.csv(
                files,
                header=True,
                sep=delimiter_of(first) if local else ",",
                encoding=encoding_of(first) if local else "utf-8",
                quote='"',
                escape='"',
                mode="FAILFAST",
            )

    @property
    def _names(self) -> Sequence[str]:
        return [name.removeprefix("\ufeff") for name in self._read.columns]

    @cached_property
    def _renamed(self) -> DataFrame:
        return self._read.toDF(*(column_name(number) for number in range(len(self._names))))

    def _frame(self, frame: DataFrame) -> nw.LazyFrame[Any]:
        import narwhals as nw  # noqa: PLC0415 - loaded when a log is read

        return nw.from_native(frame)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what Spark objects to into an error that says what to do, and not what the log holds."""
        from py4j.protocol import Py4JError  # noqa: PLC0415 - loaded when Spark is chosen
        from pyspark.errors import PySparkException  # noqa: PLC0415 - likewise

        try:
            yield
        except (Py4JError, PySparkException) as error:
            raise BrokenInput([_fault(self.source, str(error))]) from None


def _fault(source: LogSource, said: str) -> Fault:
    for words, fault in _BY_WORDS.items():
        if any(word in said for word in words):
            return fault(Place(source.place))
    return _gave_up(Place(source.place))


def _not_shared(place: Place) -> Fault:
    found = Label(zh="集群的工作节点读不到该文件", en="the workers of the cluster cannot read the file")
    mend = Label(
        zh="放到各节点以同一路径可读的共享存储（hdfs://、s3a:// 或共享目录）",
        en="put it where all workers read it under one name: hdfs://, s3a:// or a shared folder",
    )
    return Fault(place, found, mend)


def _no_format(place: Place) -> Fault:
    found = Label(zh="文件已损坏，或各行列数不同", en="the file is damaged, or its rows differ in length")
    mend = Label(zh="重新导出为 Parquet", en="export it again, as Parquet")
    return Fault(place, found, mend)


def _gave_up(place: Place) -> Fault:
    found = Label(zh="Spark 集群未能完成", en="the Spark cluster could not finish")
    mend = Label(
        zh="查看集群日志（内存、磁盘、工作节点），或用 --engine duckdb",
        en="look into its logs (memory, disk, workers), or use --engine duckdb",
    )
    return Fault(place, found, mend)


_BY_WORDS: Mapping[tuple[str, ...], Callable[[Place], Fault]] = {
    ("FileNotFoundException", "PATH_NOT_FOUND", "FILE_NOT_EXIST", "does not exist"): _not_shared,
    ("CANNOT_READ_FILE_FOOTER", "MALFORMED", "is not a Parquet file", "UNABLE_TO_INFER_SCHEMA"): _no_format,
}
