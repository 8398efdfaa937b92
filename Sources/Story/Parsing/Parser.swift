import Arena

/// Reads the tokens of a story file into a tree.
///
/// After a complaint it goes on with the next word that can begin something, so that one reading finds
/// several mistakes.
struct Parser {
  /// The deepest nesting, and the longest chain of operations.
  static let deepest = 200

  private(set) var scanner: Scanner
  private var tokens: [Token]
  private var index = 0
  private(set) var complaints: [(place: Int, sentence: String)] = []
  private var depth = 0
  var tree: StoryTree

  init(_ source: SourceText) {
    scanner = Scanner(source)
    tokens = scanner.tokens()
    complaints = scanner.complaints
    tree = StoryTree(source: source)
  }

  /// The token to be read next.
  var token: Token { tokens[index] }
  /// The token after it.
  var following: Token { tokens[Swift.min(index + 1, tokens.count - 1)] }
  /// Whether a sign comes so many tokens later.
  func isAt(_ symbol: Symbol, after count: Int) -> Bool {
    index + count < tokens.count && tokens[index + count].kind == .symbol(symbol)
  }
  /// Whether a word comes so many tokens later.
  func isAt(_ word: Word, after count: Int) -> Bool {
    index + count < tokens.count && tokens[index + count].kind == .word(word)
  }
  /// Where the next token stands.
  var place: Int { token.range.lowerBound }
  /// Where the reading stands, so that a loop can see whether it goes on.
  var progress: Int { index }

  /// Notes that a declaration, a statement or a case begins with the next token.
  mutating func begin() { tree.beginnings.append(place) }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  /// Complains, unless there were too many complaints.
  mutating func complain(_ sentence: String, at place: Int) {
    if complaints.count < Complaints.most { complaints.append((place, sentence)) }
  }

  /// Complains of the next token, and names the nearest of some words.
  mutating func unexpected(_ expected: String, among words: [String] = []) -> Recovery {
    var sentence = "expected \(expected), but found \(shown(token))"
    if case .name(let name) = token.kind, !words.isEmpty,
      let nearest = Spelling.nearest(to: text(name), among: words)
    {
      sentence += "; did you mean '\(nearest)'?"
    } else if case .name(let name) = token.kind, let ours = Parser.habits[text(name)] {
      sentence += "; a story says \(ours)"
    }
    complain(sentence, at: place)
    return Recovery()
  }

  /// Words of other languages, and what a story says instead.
  private static let habits = [
    "elif": "'else if'", "elseif": "'else if'", "elsif": "'else if'",
    "while": "'for k in 1...5', which repeats a given number of times",
  ]

  private func shown(_ token: Token) -> String {
    if token.kind == .end { return "the end" }
    let text = scanner.source.printable(token.range)
    return text.count > 40 ? "'\(text.prefix(40))...'" : "'\(text)'"
  }

  func isAt(_ word: Word) -> Bool { token.kind == .word(word) }
  func isAt(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }

  /// Takes a word if it comes next.
  mutating func takes(_ word: Word) -> Bool {
    guard isAt(word) else { return false }
    advance()
    return true
  }

  /// Takes a sign if it comes next.
  mutating func takes(_ symbol: Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  /// Takes a word that has a meaning only here, and is a name elsewhere.
  mutating func takes(local word: String) -> Bool {
    guard case .name(let name) = token.kind, scanner.names[Int(name.index)] == word else {
      return false
    }
    advance()
    return true
  }

  mutating func take(_ word: Word, _ what: String) throws(Recovery) {
    if !takes(word) { throw unexpected("'\(word.rawValue)' \(what)") }
  }

  mutating func take(_ symbol: Symbol, _ what: String) throws(Recovery) {
    if !takes(symbol) { throw unexpected("'\(symbol.rawValue)' \(what)") }
  }

  mutating func take(local word: String, _ what: String) throws(Recovery) {
    if !takes(local: word) { throw unexpected("'\(word)' \(what)") }
  }

  mutating func takeName(_ what: String) throws(Recovery) -> Name {
    guard case .name(let name) = token.kind else { throw unexpected(what) }
    advance()
    return name
  }

  /// Takes a text in quotes if it comes next.
  mutating func takesText() -> String? {
    guard case .text(let text) = token.kind else { return nil }
    advance()
    return text
  }

  mutating func takeText(_ what: String) throws(Recovery) -> String {
    guard let text = takesText() else { throw unexpected(what) }
    return text
  }

  /// What a name says.
  func text(_ name: Name) -> String { scanner.names[Int(name.index)] }

  /// Reads something nested.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(Recovery) -> Result
  ) throws(Recovery) -> Result {
    guard depth < Parser.deepest else {
      complain("nothing may be nested more than \(Parser.deepest) deep", at: place)
      throw Recovery()
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Goes on behind what began with a token, where something else can begin.
  ///
  /// Braces that were opened since then are read to their ends, so that none of them closes a block
  /// around what is left out.
  mutating func recover(toDeclaration: Bool, from start: Int) {
    if index == start { advance() }
    var depth = 0
    for token in tokens[start..<index] { depth = Swift.max(depth + Parser.braces(token), 0) }
    while token.kind != .end {
      if case .word(let word) = token.kind {
        if word.isDeclaration { return }
        if depth == 0 && (toDeclaration ? word == .set : word.isBeginning) { return }
      }
      if depth == 0 && !toDeclaration && (isAt(.closeBrace) || isAtLine) { return }
      depth = Swift.max(depth + Parser.braces(token), 0)
      advance()
    }
  }

  /// How many more braces are open behind a token.
  private static func braces(_ token: Token) -> Int {
    switch token.kind {
    case .symbol(.openBrace): 1
    case .symbol(.closeBrace): -1
    default: 0
    }
  }

  /// Whether a line begins here with a name or an `if`, and the one before it may be complete.
  private var isAtLine: Bool {
    guard index > 0 else { return false }
    switch token.kind {
    case .name, .word(.if): break
    default: return false
    }
    let last = tokens[index - 1]
    switch last.kind {
    case .name, .number, .text, .symbol(.close), .symbol(.closeBracket), .symbol(.closeBrace): break
    default: return false
    }
    return scanner.source.bytes[last.range.upperBound..<place].contains(Ascii.newline)
  }

  /// Takes a text with values in braces.
  mutating func takeSentence(_ what: String) throws(Recovery) -> Sentence {
    let range = token.range
    _ = try takeText(what)
    var pieces: [Sentence.Piece] = []
    let bytes = scanner.source.bytes
    var (start, end) = (range.lowerBound + 1, range.lowerBound + 1)
    while end < range.upperBound - 1 {
      if bytes[end] != UInt8(ascii: "{") {
        end += 1
        continue
      }
      pieces.append(.text(String(decoding: bytes[start..<end], as: UTF8.self)))
      guard let close = bytes[end..<range.upperBound].firstIndex(of: UInt8(ascii: "}")) else {
        complain("expected '}' after a value in a text", at: end)
        throw Recovery()
      }
      pieces.append(.value(try expression(in: end + 1..<close)))
      (start, end) = (close + 1, close + 1)
    }
    pieces.append(.text(String(decoding: bytes[start..<range.upperBound - 1], as: UTF8.self)))
    return Sentence(pieces: pieces)
  }

  /// Reads an expression that stands in a text.
  private mutating func expression(in range: Range<Int>) throws(Recovery) -> Expression {
    let (outer, place) = (tokens, index)
    tokens = scanner.tokens(in: range)
    index = 0
    defer { (tokens, index) = (outer, place) }
    let value = try expression()
    if token.kind != .end { throw unexpected("'}' after a value in a text") }
    return value
  }
}
