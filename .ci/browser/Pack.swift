import Foundation

/// Takes the engine apart into what every page needs and what only some mechanisms need, and packs it.
///
///     pack FOLDER COMPILER OUTPUT
///
/// The folder holds `engine.wasm` (everything, stripped), `named.wasm` (the same with names), `base.wasm` (no
/// mechanism), `only/NAME.wasm` for each mechanism by its export `add_NAME`, and `unpack.wasm.gz`, which unpacks. The
/// output is a file of Swift, which `Sources/Playground/EngineModule.swift` reads.
@main enum Pack {
  /// What more mechanisms than this need goes to every page, or there would be a piece for every set of them.
  static let most = 4

  static func main() throws {
    guard CommandLine.arguments.count == 4 else {
      fail("expected a folder, what compiled it, and a file to write")
    }
    let folder = URL(fileURLWithPath: CommandLine.arguments[1])
    let engine = try Module(folder.appending(path: "engine.wasm"))
    let named = try Module(folder.appending(path: "named.wasm"))
    guard engine.bodies == named.bodies else { fail("the module with names is another one") }
    let base = Set(try Module(folder.appending(path: "base.wasm")).names.values)
    var needs: [String: Set<String>] = [:]
    let only = folder.appending(path: "only")
    for file in try FileManager.default.contentsOfDirectory(atPath: only.path) {
      for name in try Module(only.appending(path: file)).names.values {
        needs[name, default: []].insert(String(file.dropLast(".wasm".count)))
      }
    }
    // What several functions are called cannot be told apart, and goes to every page.
    var counts: [String: Int] = [:]
    for name in named.names.values { counts[name, default: 0] += 1 }
    let owners = engine.bodies.indices.map { index -> [String] in
      let name = named.names[index] ?? ""
      guard !base.contains(name), counts[name] == 1, let needed = needs[name],
        needed.count <= most
      else { return [] }
      return needed.sorted()
    }
    let sets = [[]] + Set(owners).subtracting([[]]).sorted { $0.lexicographicallyPrecedes($1) }
    guard sets.count <= 255 else { fail("there are more pieces than a byte can number") }
    let numbers = Dictionary(uniqueKeysWithValues: zip(sets, 0...))
    var code = [[UInt8]](repeating: [], count: sets.count)
    let pieces = owners.compactMap { numbers[$0] }
    guard pieces.count == owners.count else { fail("a function belongs to no piece") }
    for (body, piece) in zip(engine.bodies, pieces) { code[piece] += body }
    var frame = [engine.before.count, pieces.count, engine.behind.count].flatMap(littleEndian)
    frame += engine.before + pieces.map { UInt8($0) } + engine.behind

    let streams = pack(frame, code)
    let unpacker = try Data(contentsOf: folder.appending(path: "unpack.wasm.gz"))
    var text = """
      // swift-format-ignore-file
      // Written by .ci/playground from the sources; not to be edited.
      // Compiled by \(CommandLine.arguments[2])

      /// The engine as it was compiled, in pieces, and what unpacks it; see ``EngineModule``.
      enum EnginePieces {
        static let unpacker: StaticString = "\(unpacker.base64EncodedString())"
        static let base: StaticString = "\(Data(streams[0]).base64EncodedString())"
        static let pieces: [(needed: StaticString, text: StaticString)] = [

      """
    for (needed, stream) in zip(sets, streams).dropFirst() {
      text +=
        "    (\"\(needed.joined(separator: " "))\", \"\(Data(stream).base64EncodedString())\"),\n"
    }
    text += "  ]\n}\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: CommandLine.arguments[3]))
    print(
      "playground: \(streams.count) pieces, \(streams[0].count) bytes for every page, "
        + "\(streams.dropFirst().reduce(0) { $0 + $1.count }) for all mechanisms, \(unpacker.count) to unpack them"
    )
  }

  /// The streams of what all pages need, and of the pieces that build on it.
  private static func pack(_ frame: [UInt8], _ code: [[UInt8]]) -> [[UInt8]] {
    var (frame, code) = (frame, code)
    var codec = Codec(slots: Packed.engineSlots) { codec in
      codec.exchangeCodes()
      codec.exchange(&frame)
      for index in code.indices { codec.exchange(functions: &code[index]) }
    }
    codec.exchangeCodes()
    codec.exchange(&frame)
    codec.exchange(functions: &code[0])
    guard let first = codec.finish() else {
      fail("the engine has an operation that cannot be packed")
    }
    var streams = [first]
    for index in code.indices.dropFirst() {
      var piece = Codec(slots: Packed.engineSlots, after: codec)
      piece.exchange(functions: &code[index])
      guard let stream = piece.finish() else {
        fail("a piece has an operation that cannot be packed")
      }
      streams.append(stream)
    }
    return streams
  }

  static func fail(_ sentence: String) -> Never {
    FileHandle.standardError.write(Data("pack: \(sentence)\n".utf8))
    exit(1)
  }

  private static func littleEndian(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

/// A module: what stands before its functions, their bodies with their sizes, what stands behind, names.
struct Module {
  private(set) var before: [UInt8] = []
  private(set) var bodies: [[UInt8]] = []
  private(set) var behind: [UInt8] = []
  /// The names of functions by their numbers.
  private(set) var names: [Int: String] = [:]

  init(_ file: URL) throws {
    var reader = Reader(bytes: [UInt8](try Data(contentsOf: file)), place: 8)
    while reader.place < reader.bytes.count {
      let start = reader.place
      reader.place += 1
      let end = reader.number() + reader.place
      if reader.bytes[start] == 10 {
        before = Array(reader.bytes[..<start])
        behind = Array(reader.bytes[end...])
        for _ in 0..<reader.number() {
          let first = reader.place
          reader.place += reader.number()
          bodies.append(Array(reader.bytes[first..<reader.place]))
        }
      } else if reader.bytes[start] == 0, reader.text() == "name" {
        readNames(&reader, to: end)
      }
      reader.place = end
    }
  }

  private mutating func readNames(_ reader: inout Reader, to end: Int) {
    while reader.place < end {
      let part = reader.bytes[reader.place]
      reader.place += 1
      let last = reader.number() + reader.place
      if part == 1 {
        for _ in 0..<reader.number() {
          let index = reader.number()
          names[index] = reader.text()
        }
      }
      reader.place = last
    }
  }
}

/// Reads a module.
struct Reader {
  let bytes: [UInt8]
  var place: Int

  mutating func number() -> Int {
    var (value, shift) = (0, 0)
    while true {
      let byte = bytes[place]
      place += 1
      value |= Int(byte & 127) << shift
      shift += 7
      if byte < 128 { return value }
    }
  }

  mutating func text() -> String {
    let size = number()
    place += size
    return String(decoding: bytes[place - size..<place], as: UTF8.self)
  }
}
