import Arena

/// Reads the tokens of a story file into a tree.
///
/// After a complaint it goes on with the next word that can begin something, so that one reading finds
/// several mistakes.
struct Parser: ~Copyable {
  /// The deepest nesting, and the longest chain of operations.
  static let deepest = 200

  private(set) var scanner: Scanner
  private var tokens: [Token]
  private var index = 0
  private(set) var complaints: [(place: Int, sentence: Text)] = []
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
  mutating func complain(_ sentence: Text, at place: Int) {
    if complaints.count < Complaints.most { complaints.append((place, sentence)) }
  }

  /// Complains of the next token, and names the nearest of some words.
  mutating func unexpected(_ expected: Text, among words: [Text] = []) -> Recovery {
    var sentence: Text = "expected \(expected), but found \(shown(token))"
    if case .name(let name) = token.kind, !words.isEmpty,
      let nearest = text(name).nearest(among: words)
    {
      sentence = "\(sentence); did you mean '\(nearest)'?"
    } else if case .name(let name) = token.kind, let ours = Parser.habit(text(name)) {
      sentence = "\(sentence); a story says \(ours)"
    }
    complain(sentence, at: place)
    return Recovery()
  }

  /// Words of other languages, and what a story says instead.
  private static func habit(_ word: Text) -> Text? {
    if word.says("while") { return "'for k in 1...5', which repeats a given number of times" }
    return word.says("elif") || word.says("elseif") || word.says("elsif") ? "'else if'" : nil
  }

  private func shown(_ token: Token) -> Text {
    if token.kind == .end { return "the end" }
    let text = scanner.source.printable(token.range)
    return text.bytes.count > 40 ? "'\(Text(text.bytes[..<40]))...'" : "'\(text)'"
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
  mutating func takes(local word: StaticString) -> Bool {
    guard case .name(let name) = token.kind, text(name).says(word) else {
      return false
    }
    advance()
    return true
  }

  mutating func take(_ word: Word, _ what: StaticString) throws(Recovery) {
    if !takes(word) { throw missing(Text(word.rawValue), what) }
  }

  mutating func take(_ symbol: Symbol, _ what: StaticString) throws(Recovery) {
    if !takes(symbol) { throw missing(Text(symbol.rawValue), what) }
  }

  mutating func take(local word: StaticString, _ what: StaticString) throws(Recovery) {
    if !takes(local: word) { throw missing(Text(stringLiteral: word), what) }
  }

  private mutating func missing(_ word: Text, _ what: StaticString) -> Recovery {
    unexpected("'\(word)' \(Text(stringLiteral: what))")
  }

  /// Takes the sign between a name and its value.
  mutating func takeAssign(of name: Name) throws(Recovery) {
    if !takes(.assign) { throw unexpected("'=' before the value of '\(text(name))'") }
  }

  /// Takes the sign between a name and what it may be.
  mutating func takeColon(of name: Name) throws(Recovery) {
    if !takes(.colon) { throw unexpected("':' before what '\(text(name))' may be") }
  }

  mutating func takeName(_ what: StaticString) throws(Recovery) -> Name {
    guard case .name(let name) = token.kind else { throw unexpected(Text(stringLiteral: what)) }
    advance()
    return name
  }

  /// Takes a text in quotes if it comes next.
  mutating func takesText() -> Text? {
    guard case .text(let text) = token.kind else { return nil }
    advance()
    return text
  }

  mutating func takeText(_ what: StaticString) throws(Recovery) -> Text {
    guard let text = takesText() else { throw unexpected(Text(stringLiteral: what)) }
    return text
  }

  /// What a name says.
  func text(_ name: Name) -> Text { scanner.names.text(name) }

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
  mutating func takeSentence(_ what: StaticString) throws(Recovery) -> Sentence {
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
      pieces.append(.text(Text(bytes[start..<end])))
      guard let close = bytes[end..<range.upperBound].firstIndex(of: UInt8(ascii: "}")) else {
        complain("expected '}' after a value in a text", at: end)
        throw Recovery()
      }
      pieces.append(.value(try expression(in: end + 1..<close)))
      (start, end) = (close + 1, close + 1)
    }
    pieces.append(.text(Text(bytes[start..<range.upperBound - 1])))
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
