#!/usr/bin/env python3
"""Reads the arena's tables with pandas and pyarrow, and compares the formats with each other.

    pip install pandas pyarrow
    swift build -c release
    python3 Tests/Peers/read-tables.py [path of arena] [study ...]

Every study is run with all tables in all formats. Each table is read from CSV and from JSON lines by
pandas, and from Parquet by pyarrow and by pandas; all must agree value by value, numbers to the last
bit. Columns must have names that Python and R take without quotes, types as they are declared, and
nulls only where JSON lines have them. Without a study, a small one with awkward names is run. Exits 0
when all agree, and 1 otherwise.
"""

import json
import math
import os
import re
import subprocess
import sys
import tempfile

import pandas
import pyarrow
import pyarrow.parquet

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLES = ["cells", "welfare", "rounds", "measures", "agents", "actions", "wide", "differences"]
FORMATS = ["csv", "jsonl", "parquet"]
NAME = re.compile(r"[a-z][a-z0-9_]*")

STUDY = """{
  title: "Tables", mechanism: "inspection", rounds: 40, replicates: 3, seed: 5,
  population: [{ agent: "hedge", count: 20, name: 'us, "them" & é🙂' }, { agent: "uniform", count: 4 }],
  welfare: ["utilitarian", "egalitarian"],
  variants: {
    "NA": { "parameters.fine": 4 },
    "naïve, 'fine' \\"8.5\\"": { "parameters.fine": 8.5 },
    "=1+1": { "population.uniform.agent": "always" },
    "1e5": { "rounds": 60 },
    "null": { "window": 0.25 },
    "twice": { "repeat": { "rounds": 2 } },
  },
}
"""


def rows_of_csv(path):
    """Rows of texts, with None for an empty cell."""
    # Names of cells may be what pandas takes for missing, such as NA.
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return list(frame.columns), [
        [None if text == "" else text for text in row] for row in frame.itertuples(index=False)
    ]


def rows_of_json(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        objects = [json.loads(line) for line in file]
    names = list(objects[0]) if objects else []
    return names, [list(row.values()) for row in objects]


def rows_of_parquet(path):
    table = pyarrow.parquet.read_table(path)
    columns = [column.to_pylist() for column in table.columns]
    return table.schema, [list(row) for row in zip(*columns)] if columns else []


def same(text, value):
    """Whether a cell of CSV is a value of another format."""
    if value is None or value == "":
        return text is None
    if text is None:
        return False
    if isinstance(value, bool):
        return text == ("true" if value else "false")
    if isinstance(value, int):
        return text == str(value)
    if isinstance(value, float):
        return float(text) == value
    return text == value


class Comparison:
    def __init__(self):
        self.values = 0
        self.wrong = []

    def check(self, holds, what):
        if not holds:
            self.wrong.append(what)

    def table(self, folder, name):
        path = os.path.join(folder, name)
        names, texts = rows_of_csv(path + ".csv")
        keys, objects = rows_of_json(path + ".jsonl")
        schema, rows = rows_of_parquet(path + ".parquet")
        self.check(names == schema.names, f"{path}: columns {names} and {schema.names}")
        self.check(not objects or keys == names, f"{path}: columns {names} and {keys}")
        self.check(len(set(names)) == len(names), f"{path}: columns share a name")
        self.check(all(NAME.fullmatch(n) for n in names), f"{path}: awkward names in {names}")
        for field in schema:
            known = [pyarrow.string(), pyarrow.int64(), pyarrow.float64(), pyarrow.bool_()]
            self.check(field.type in known, f"{path}: {field}")
        self.check(
            len(texts) == len(objects) == len(rows),
            f"{path}: {len(texts)}, {len(objects)} and {len(rows)} rows",
        )
        for number, (text, object_, row) in enumerate(zip(texts, objects, rows)):
            for place, column in enumerate(names):
                self.values += 1
                cells = (text[place], object_[place], row[place])
                # JSON has one kind of number; the type of the column is known from Parquet.
                number_ = cells[1]
                if pyarrow.types.is_floating(schema.field(place).type) and number_ is not None:
                    number_ = float(number_)
                exact = type(number_) is type(cells[2]) and number_ == cells[2]
                finite = not isinstance(cells[2], float) or math.isfinite(cells[2])
                if not (exact and finite and same(cells[0], cells[2])):
                    self.wrong.append(f"{path}, row {number}, {column}: {cells}")
                if cells[2] is None and not schema.field(place).nullable:
                    self.wrong.append(f"{path}, row {number}, {column}: null is not allowed")
        frame = pandas.read_parquet(path + ".parquet")
        lines = pandas.read_json(path + ".jsonl", lines=True, dtype=False)
        self.check(len(frame) == len(rows), f"{path}: pandas reads {len(frame)} rows of Parquet")
        self.check(len(lines) == len(rows), f"{path}: pandas reads {len(lines)} rows of JSON lines")
        with open(path + ".csv", "rb") as file:
            self.check(file.read(3) != b"\xef\xbb\xbf", f"{path}.csv: a byte order mark")
        return len(rows), len(names)

    def study(self, arena, study, folder):
        words = [arena, "run", study, "--out", folder]
        words += ["--tables", ",".join(TABLES), "--format", ",".join(FORMATS)]
        subprocess.run(words, check=True, capture_output=True)
        print(study)
        for name in TABLES:
            rows, columns = self.table(folder, name)
            print(f"  {name}: {rows} rows, {columns} columns")


def main():
    arena = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, ".build/release/arena")
    comparison = Comparison()
    with tempfile.TemporaryDirectory() as scratch:
        studies = sys.argv[2:]
        if not studies:
            studies = [os.path.join(scratch, "tables.json5")]
            with open(studies[0], "w", encoding="utf-8") as file:
                file.write(STUDY)
        for number, study in enumerate(studies):
            comparison.study(arena, study, os.path.join(scratch, f"result-{number}"))
    print(f"{comparison.values} values compared, {len(comparison.wrong)} differences")
    for line in comparison.wrong[:20]:
        print("  " + line)
    sys.exit(1 if comparison.wrong else 0)


if __name__ == "__main__":
    main()
