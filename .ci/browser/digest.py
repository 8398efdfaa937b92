"""Prints a digest of everything that the engine of the playground is made from: FNV-1a in 64 bits over the path of
each file, a zero, what is in it, a zero; the files in the order of their paths. A test computes it too."""

import pathlib

FOLDERS = [
    "Sources/Arena", "Sources/GameTheory", "Sources/Theory", "Sources/Story", "Sources/Browser", "Agents",
    "Mechanisms/Tools", "Mechanisms/Core", "Mechanisms/Market", "Mechanisms/Oversight", "Mechanisms/Information",
]  # fmt: skip
FILES = ["Mechanisms/Catalog.swift"]
FILES += [f".ci/browser/{name}" for name in ("Exports.swift", "compile", "pack.py", "shim.c", "unicode.c")]

paths = FILES + [str(path) for folder in FOLDERS for path in pathlib.Path(folder).rglob("*.swift")]
digest = 0xCBF29CE484222325
for path in sorted(paths, key=str.encode):
    for byte in path.encode() + b"\0" + pathlib.Path(path).read_bytes() + b"\0":
        digest = (digest ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
print(f"{digest:016x}")
