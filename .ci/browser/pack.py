"""Takes the engine apart into what every page needs and what only some mechanisms need.

pack.py FOLDER OUTPUT: the folder holds `engine.wasm` (everything, stripped), `named.wasm` (the same with
names), `base.wasm` (no mechanism) and `only/NAME.wasm` for each mechanism by its export `add_NAME`. The output is
a file of Swift, which `Sources/Playground/EngineModule.swift` reads and `Page/unpack.js` puts together again.
"""

import base64
import collections
import lzma
import os
import struct
import sys

FILTERS = [{"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0}]
CODE, CUSTOM = 10, 0
# What more mechanisms than this need goes to every page, or there would be a piece for every set of them.
MOST = 4


class Reader:
    def __init__(self, data, place=0):
        self.data, self.place = data, place

    def number(self):
        value = shift = 0
        while True:
            byte = self.data[self.place]
            self.place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def text(self):
        size = self.number()
        self.place += size
        return self.data[self.place - size : self.place]


class Module:
    """A module: what stands before its functions, their bodies with their sizes, what stands behind, names."""

    def __init__(self, path):
        data = open(path, "rb").read()
        reader = Reader(data, 8)
        self.bodies, self.names = [], {}
        while reader.place < len(data):
            start, kind = reader.place, data[reader.place]
            reader.place += 1
            size = reader.number()
            end = reader.place + size
            if kind == CODE:
                self.before, self.behind = data[:start], data[end:]
                for _ in range(reader.number()):
                    first = reader.place
                    length = reader.number()
                    reader.place += length
                    self.bodies.append(data[first : reader.place])
            elif kind == CUSTOM and reader.text() == b"name":
                while reader.place < end:
                    part = data[reader.place]
                    reader.place += 1
                    last = reader.number() + reader.place
                    if part == 1:
                        for _ in range(reader.number()):
                            index = reader.number()
                            self.names[index] = reader.text()
                    reader.place = last
            reader.place = end


def packed(data):
    """A piece as text: its length, then the stream, in base64."""
    stream = lzma.compress(data, format=lzma.FORMAT_RAW, filters=FILTERS)
    return base64.b64encode(struct.pack("<I", len(data)) + stream).decode()


def main(folder, output):
    engine, named = Module(f"{folder}/engine.wasm"), Module(f"{folder}/named.wasm")
    if engine.bodies != named.bodies:
        sys.exit("pack: the module with names is another one")
    base = set(Module(f"{folder}/base.wasm").names.values())
    needs = collections.defaultdict(set)
    for file in sorted(os.listdir(f"{folder}/only")):
        for name in Module(f"{folder}/only/{file}").names.values():
            needs[name].add(file.removesuffix(".wasm"))
    # What several functions are called cannot be told apart, and goes to every page.
    count = collections.Counter(named.names.values())
    owners = []
    for index in range(len(engine.bodies)):
        name = named.names.get(index, b"")
        isShared = name in base or count[name] != 1 or not 0 < len(needs[name]) <= MOST
        owners.append(() if isShared else tuple(sorted(needs[name])))
    pieces = [()] + sorted(set(owners) - {()})
    if len(pieces) > 255:
        sys.exit("pack: there are more pieces than a byte can number")
    code = [b"".join(b for b, o in zip(engine.bodies, owners) if o == piece) for piece in pieces]
    frame = struct.pack("<III", len(engine.before), len(owners), len(engine.behind))
    first = frame + engine.before + bytes(pieces.index(o) for o in owners) + engine.behind + code[0]
    with open(output, "w") as file:
        file.write("// swift-format-ignore-file\n// Written by .ci/playground from the sources; not to be edited.\n\n")
        file.write("/// The engine as it was compiled, in pieces; see ``EngineModule``.\n")
        file.write("enum EnginePieces {\n")
        file.write(f'  static let base: StaticString = "{packed(first)}"\n')
        file.write("  static let pieces: [(needed: StaticString, text: StaticString)] = [\n")
        for piece, data in list(zip(pieces, code))[1:]:
            file.write(f'    ("{" ".join(piece)}", "{packed(data)}"),\n')
        file.write("  ]\n}\n")
    print(f"playground: {len(pieces)} pieces, {os.path.getsize(output)} bytes in {output}")


main(sys.argv[1], sys.argv[-1])
