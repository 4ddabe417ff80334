"""Writes the Parquet files beside it: the same 30 rows, packed in several ways. Needs pyarrow."""

import pyarrow as pa
import pyarrow.parquet as pq

rows = [
    {
        "question": f"What is {i} + 1?",
        "answer": float(i + 1),
        "level": i % 3,
        "meta": {"source": "made", "pages": [i, i + 1]},
        "choices": {"label": ["A", "B"], "text": [str(i), str(i + 1)]},
        "note": None if i % 2 else f"even {i}",
    }
    for i in range(30)
]
table = pa.Table.from_pylist(rows)
for packing in ("snappy", "zstd", "gzip"):
    pq.write_table(table, f"sums-{packing}.parquet", compression=packing, row_group_size=10)
pq.write_table(
    table,
    "sums-snappy2.parquet",
    compression="snappy",
    row_group_size=10,
    data_page_version="2.0",
)
