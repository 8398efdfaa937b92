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
    return [".efg", ".nfg", ".agg", ".bagg"].contains { lower.hasSuffix($0) }
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
    var remarks: [String] = []
    let text: String
    if let known = String(bytes: bytes, encoding: .utf8) {
      text = known
    } else {
      guard let old = String(bytes: bytes, encoding: .isoLatin1), !bytes.contains(0) else {
        throw StudyError("\(shown) is not text in UTF-8 or Latin-1")
      }
      text = old
      remarks.append("the file is not text in UTF-8, and is read as Latin-1")
    }
    let plain = remarks.isEmpty ? bytes : Array(text.utf8)
    let hash = String(StreamKey(seed: 0).with(text).value, radix: 16)
    let name = printable(URL(fileURLWithPath: file).lastPathComponent)
    let id = "\(name)@\(String(repeating: "0", count: 16 - hash.count))\(hash)"
    func card(_ title: String, _ players: Int, _ format: String) -> Card {
      Card(
        id, title.isEmpty ? "A game of \(players) player\(players == 1 ? "" : "s")." : title,
        source: "The file \(name), in Gambit's format \(format).")
    }
    let beginning = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if let format = ["#AGG", "#BAGG"].first(where: { beginning.hasPrefix($0) }) {
      var reader = ActionGraphReader(
        GameScanner(plain, file: shown, hasComments: true), hasTypes: format == "#BAGG")
      let graph = try reader.read()
      self.init(
        card: card("", reader.players.count, format), players: reader.players,
        decisions: reader.decisions, draws: reader.draws, body: .actionGraph(graph),
        remarks: remarks + reader.remarks)
      return
    }
    var scanner = GameScanner(plain, file: shown)
    let start = "'EFG 2 R', 'NFG 1 R', '#AGG' or '#BAGG', with which a game file begins"
    let kind = try scanner.word(["EFG", "NFG"], start)
    _ = kind == "EFG" ? try scanner.whole("2", in: 2...2) : try scanner.whole("1", in: 1...1)
    _ = try scanner.word(["R", "D"], "R or D")
    let title = try scanner.text("the title in quotes")
    let players = try scanner.names("player", "players", atMost: GameFile.mostPlayers)
    let card = card(title, players.count, kind == "EFG" ? "EFG 2" : "NFG 1")
    if kind == "EFG" {
      var reader = ExtensiveReader(scanner, players: players)
      try reader.read()
      self.init(
        card: card, players: players, decisions: reader.decisions, draws: reader.draws,
        body: .graph(reader.graph), words: reader.words, remarks: remarks + reader.remarks)
    } else {
      var reader = StrategicReader(scanner, players: players)
      let table = try reader.read()
      self.init(
        card: card, players: players, decisions: reader.decisions, body: .table(table),
        words: FileWords(comment: reader.comment, outcomes: reader.outcomeNames),
        remarks: remarks + reader.remarks)
    }
  }
}

extension GameScanner {
  /// Takes a list of names in braces, which come out unlike each other.
  mutating func names(_ what: String, _ plural: String, atMost most: Int) throws(StudyError)
    -> [String]
  {
    try take(.open, "'{' before the names of the \(plural)")
    var names = GameNames(what)
    while token != .close {
      if names.all.count == most { throw unexpected("at most \(most) \(plural), and then '}'") }
      let place = place
      let text = try text("the name of a \(what) in quotes, or '}'")
      if !names.add(text) { notice(repeated: "the \(what) '\(printable(text))'", at: place) }
    }
    if names.all.isEmpty { throw unexpected("at least one \(what)") }
    advance()
    return names.distinct
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
      if !payoffs.isEmpty { _ = takes(.comma) }
      payoffs.append(try real("payoff \(payoffs.count + 1) of \(players)"))
    }
    _ = takes(.comma)
    try take(.close, "'}' after \(players) payoff\(players == 1 ? "" : "s")")
    return payoffs
  }
}
