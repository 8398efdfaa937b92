import Arena
import Foundation

extension GameFile {
  /// The largest file that is read, in bytes.
  static let limit = 64_000_000
  /// The most players.
  static let mostPlayers = 64

  /// Whether a name is that of a game file, not of a mechanism of the catalogue.
  public static func isName(_ name: String) -> Bool {
    let lower = name.lowercased()
    return GameFormat.allCases.contains { lower.hasSuffix(".\($0.rawValue)") }
  }

  /// Reads a game from a file.
  ///
  /// - Throws: ``StudyError`` when there is no such file, or for the first thing that is wrong,
  ///   with line and column.
  public init(path: String) throws(StudyError) {
    let bytes = try InputFile.read(
      path, "game file", form: "Gambit's format", limit: GameFile.limit)
    try self.init(bytes, file: path)
  }

  /// Reads a game from the bytes of a file.
  ///
  /// - Throws: ``StudyError`` for the first thing that is wrong, with line and column.
  public init(_ bytes: [UInt8], file: String) throws(StudyError) {
    let shown = printable(file, limit: 200)
    guard bytes.count <= GameFile.limit else {
      throw StudyError(
        "\(shown) has more than \(GameFile.limit) bytes, which is the most that is read")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StudyError("\(shown) is not text in UTF-8")
    }
    var scanner = try GameScanner(bytes, file: shown)
    let start = "'EFG 2 R' or 'NFG 1 R', with which a game file begins"
    let kind = try scanner.word(["EFG", "NFG"], start)
    _ = kind == "EFG" ? try scanner.whole("2", in: 2...2) : try scanner.whole("1", in: 1...1)
    _ = try scanner.word(["R", "D"], "R or D")
    let title = try scanner.text("the title in quotes")
    let players = try scanner.names("player", "players", atMost: GameFile.mostPlayers)
    let hash = String(StreamKey(seed: 0).with(text).value, radix: 16)
    let name = printable(URL(fileURLWithPath: file).lastPathComponent)
    let card = Card(
      "\(name)@\(String(repeating: "0", count: 16 - hash.count))\(hash)",
      title.isEmpty ? "A game of \(players.count) player\(players.count == 1 ? "" : "s")." : title,
      source: "The file \(name), in Gambit's format \(kind == "EFG" ? "EFG 2" : "NFG 1").")
    if kind == "EFG" {
      var reader = ExtensiveReader(scanner, players: players)
      try reader.read()
      self.init(
        card: card, players: players, decisions: reader.decisions, draws: reader.draws,
        body: .graph(reader.graph))
    } else {
      var reader = StrategicReader(scanner, players: players)
      let table = try reader.read()
      self.init(card: card, players: players, decisions: reader.decisions, body: .table(table))
    }
  }
}

extension GameScanner {
  /// Takes a list of names in braces; an empty name becomes what it names, with its number.
  mutating func names(_ what: String, _ plural: String, atMost most: Int) throws(StudyError)
    -> [String]
  {
    try take(.open, "'{' before the names of the \(plural)")
    var names: [String] = []
    var seen: Set<String> = []
    while token != .close {
      if names.count == most { throw unexpected("at most \(most) \(plural), and then '}'") }
      let place = place
      let text = try text("the name of a \(what) in quotes, or '}'")
      let name = text.isEmpty ? "\(what) \(names.count + 1)" : text
      if !seen.insert(name).inserted {
        throw problem("two \(plural) are called '\(printable(name))'", at: place)
      }
      names.append(name)
    }
    if names.isEmpty { throw unexpected("at least one \(what)") }
    try advance()
    return names
  }

  /// Takes payoffs in braces, one for each player, with or without commas between them.
  mutating func payoffs(_ players: Int) throws(StudyError) -> [Double] {
    try take(.open, "'{' before the payoffs")
    return try payoffsInside(players)
  }

  /// Takes payoffs and the brace after them.
  mutating func payoffsInside(_ players: Int) throws(StudyError) -> [Double] {
    var payoffs: [Double] = []
    while payoffs.count < players {
      if !payoffs.isEmpty { _ = try takes(.comma) }
      payoffs.append(try real("payoff \(payoffs.count + 1) of \(players)"))
    }
    _ = try takes(.comma)
    try take(.close, "'}' after \(players) payoff\(players == 1 ? "" : "s")")
    return payoffs
  }
}

extension String {
  /// The text of some bytes; nil when they are not valid.
  fileprivate init?(validating bytes: [UInt8], as encoding: UTF8.Type) {
    guard let text = String(bytes: bytes, encoding: .utf8) else { return nil }
    self = text
  }
}
