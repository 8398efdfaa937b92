#!/usr/bin/env python3
"""Reads the arena's tables with pandas, pyarrow and R, and compares what they read with each other.

    pip install pandas pyarrow
    apt-get install r-base-core
    swift build -c release
    python3 Tests/Peers/read-tables.py [path of arena] [study ...]

Every study is run with all tables in all formats. Each table is read from CSV and from JSON lines by
pandas, and from Parquet by pyarrow and by pandas; all must agree value by value, numbers to the last
bit. R reads CSV by read.csv(file, na.strings = ""), and must see the same, numbers to the last digits
that R itself reads. Columns must have names that Python and R take without quotes, types as they are
declared, and nulls only where JSON lines have them. Without a study, a small one with awkward names is
run. R is left out, with a line that says so, where there is no Rscript. Exits 0 when all agree, and 1
otherwise.
"""

import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

import pandas
import pyarrow
import pyarrow.parquet

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLES = [
    "cells", "welfare", "rounds", "measures", "agents", "actions", "play", "wide", "differences",
]
FORMATS = ["csv", "jsonl", "parquet"]
NAME = re.compile(r"[a-z][a-z0-9_]*")

# R reads decimal numbers by its own arithmetic, which may miss the nearest one by a few bits.
R_PRECISION = 1e-14

# Writes what R makes of a table as text: the names of the columns, their types, then the rows.
R_PROGRAM = """
path <- commandArgs(trailingOnly = TRUE)
frame <- read.csv(path, na.strings = "", encoding = "UTF-8")
text <- function(column) {
  out <- if (is.numeric(column)) sprintf("%.17g", column) else as.character(column)
  ifelse(is.na(column), "\\u0001", out)
}
show <- function(cells) cat(paste(cells, collapse = "\\u001f"), "\\u001e", sep = "")
show(names(frame))
show(vapply(frame, function(column) class(column)[1], ""))
columns <- lapply(frame, text)
for (row in seq_len(nrow(frame))) show(vapply(columns, function(column) column[row], ""))
"""

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


def rows_of_r(path):
    """The names of the columns, their classes in R, and rows of texts with None for what is missing."""
    words = ["Rscript", "--vanilla", "-e", R_PROGRAM, path]
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    done = subprocess.run(words, check=True, capture_output=True, env=environment)
    lines = [line.split("\x1f") for line in done.stdout.decode("utf-8").split("\x1e")[:-1]]
    rows = [[None if text == "\x01" else text for text in line] for line in lines[2:]]
    return lines[0], lines[1], rows


def same_in_r(text, value, kind):
    """Whether what R read, of a column of a class, is a value of another format."""
    if text is None or value is None or value == "":
        return text is None and value in (None, "")
    if kind == "logical":
        # A column of nothing but truths, or of texts T, F, TRUE or FALSE.
        return text == ("TRUE" if value in (True, "T", "TRUE", "true") else "FALSE")
    if kind in ("integer", "numeric"):
        return math.isclose(float(text), float(value), rel_tol=R_PRECISION, abs_tol=0)
    return text == value


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
        self.has_r = shutil.which("Rscript") is not None
        if not self.has_r:
            print("R is left out: there is no Rscript")

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
        if self.has_r:
            self.in_r(path, schema, rows)
        frame = pandas.read_parquet(path + ".parquet")
        lines = pandas.read_json(path + ".jsonl", lines=True, dtype=False)
        self.check(len(frame) == len(rows), f"{path}: pandas reads {len(frame)} rows of Parquet")
        self.check(len(lines) == len(rows), f"{path}: pandas reads {len(lines)} rows of JSON lines")
        with open(path + ".csv", "rb") as file:
            self.check(file.read(3) != b"\xef\xbb\xbf", f"{path}.csv: a byte order mark")
        return len(rows), len(names)

    def in_r(self, path, schema, rows):
        """Compares what R reads of the CSV with the rows of Parquet."""
        names, kinds, texts = rows_of_r(path + ".csv")
        self.check(names == schema.names, f"{path}: R reads the columns {names}")
        self.check(len(texts) == len(rows), f"{path}: R reads {len(texts)} rows of {len(rows)}")
        for field, kind, column in zip(schema, kinds, zip(*rows)):
            if all(value is None for value in column):
                continue
            is_number = pyarrow.types.is_floating(field.type) or pyarrow.types.is_integer(field.type)
            self.check(
                not is_number or kind in ("integer", "numeric"), f"{path}: {field} is {kind} in R"
            )
        for number, (text, row) in enumerate(zip(texts, rows)):
            for name, kind, cell, value in zip(names, kinds, text, row):
                self.values += 1
                if not same_in_r(cell, value, kind):
                    self.wrong.append(f"{path}, row {number}, {name} in R: {cell!r}, {value!r}")

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
