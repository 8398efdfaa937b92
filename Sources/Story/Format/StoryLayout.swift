/// Writes a story file in the one layout that all of them have.
///
/// The layout is made from tokens, comments, empty lines, and where the parser says that declarations,
/// statements and cases begin: what the language learns is laid out without a word here.
struct StoryLayout {
  /// The longest line, in characters, where the text can be broken.
  static let width = 110
  /// How far what belongs to a line stands to the right of it.
  static let step = 2

  let source: SourceText
  let lexemes: [Lexeme]
  /// The column of the line of help of each declaration, by its first token; 0 for none.
  private(set) var columns: [Int]
  private(set) var output: [UInt8] = []

  /// Lays a story out.
  ///
  /// - Throws: ``Complaints`` about what is no story.
  static func text(of bytes: [UInt8]) throws(Complaints) -> [UInt8] {
    let source = SourceText(bytes: bytes)
    let tree = try StoryTree(reading: source)
    var layout = StoryLayout(source, tree.beginnings)
    layout.write()
    return layout.output
  }

  private init(_ source: SourceText, _ beginnings: [Int]) {
    self.source = source
    lexemes = Lexeme.read(source, beginnings: beginnings)
    columns = [Int](repeating: 0, count: lexemes.count)
  }

  private mutating func write() {
    let end = lexemes.count - 1
    let lines = lines(in: 0..<end)
    align(lines)
    for line in lines {
      writeAbove(line.lowerBound, at: 0)
      writeDeclaration(line)
    }
    writeAbove(end, at: 0)
  }

  /// The ranges of tokens that begin lines of their own, side by side.
  func lines(in range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var (start, index) = (range.lowerBound, range.lowerBound)
    while index < range.upperBound {
      if lexemes[index].begins && index > start {
        lines.append(start..<index)
        start = index
      }
      if lexemes[index].opens, let partner = lexemes[index].partner { index = partner }
      index += 1
    }
    if start < range.upperBound { lines.append(start..<range.upperBound) }
    return lines
  }

  // MARK: - Statements

  /// Writes a statement or a case with what it has in braces.
  mutating func writeStatement(_ range: Range<Int>, at indent: Int) {
    let blocks = blocks(in: range)
    if blocks.isEmpty { return writeRun(range, at: indent) }
    if blocks.count <= 2, blocks.allSatisfy({ isJoined($0) }), !hasComments(range),
      indent + width(of: range) <= StoryLayout.width
    {
      return writeTokens(range, at: indent)
    }
    writeBroken(range, blocks, at: indent)
  }

  /// Writes what stands before, between and after the braces, and every line in them by itself.
  private mutating func writeBroken(_ range: Range<Int>, _ blocks: [Range<Int>], at indent: Int) {
    var start = range.lowerBound
    for block in blocks {
      if block.count == 2 && lexemes[block.lowerBound].beside == nil
        && lexemes[block.upperBound - 1].above.isEmpty
      {
        continue
      }
      writeRun(start..<block.lowerBound + 1, at: indent)
      let inner = block.lowerBound + 1..<block.upperBound - 1
      for (number, line) in lines(in: inner).enumerated() {
        writeAbove(line.lowerBound, at: indent + StoryLayout.step, isFirst: number == 0)
        writeStatement(line, at: indent + StoryLayout.step)
      }
      start = block.upperBound - 1
      writeAbove(start, at: indent + StoryLayout.step, isFirst: inner.isEmpty, isLast: true)
    }
    writeRun(start..<range.upperBound, at: indent)
  }

  /// The braces around statements, or around cases without commas, each with both braces.
  private func blocks(in range: Range<Int>) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if lexemes[index].is(.openBrace), let partner = lexemes[index].partner, !isList(index) {
        blocks.append(index..<partner + 1)
        index = partner
      }
      index += 1
    }
    return blocks
  }

  /// Whether a brace opens cases with commas between them.
  private func isList(_ brace: Int) -> Bool {
    guard let partner = lexemes[brace].partner, lexemes[brace + 1].isName,
      lexemes[brace + 2].is(.colon)
    else { return false }
    var index = brace + 1
    while index < partner {
      if lexemes[index].is(.comma) { return true }
      if lexemes[index].opens, let partner = lexemes[index].partner { index = partner }
      index += 1
    }
    return false
  }

  /// Whether braces stand on one line with what is in them: one line without braces and comments.
  private func isJoined(_ block: Range<Int>) -> Bool {
    let inner = block.lowerBound + 1..<block.upperBound - 1
    if lexemes[block.lowerBound].beside != nil || !lexemes[inner.upperBound].above.isEmpty {
      return false
    }
    return lines(in: inner).count <= 1 && blocks(in: inner).isEmpty
      && inner.allSatisfy { lexemes[$0].above.isEmpty && lexemes[$0].beside == nil }
  }

  // MARK: - Declarations

  /// Writes a declaration: its head, then every clause and every statement on lines of their own.
  private mutating func writeDeclaration(_ range: Range<Int>) {
    let clauses = clauses(of: range)
    if let help = help(of: clauses[0]), columns[range.lowerBound] > 0 {
      writeTokens(range.lowerBound..<help, at: 0, endsLine: false)
      let head = width(of: range.lowerBound..<help)
      output += [UInt8](repeating: 32, count: columns[range.lowerBound] - head)
      writeTokens(help..<help + 1, at: 0)
    } else {
      let blocks = blocks(in: clauses[0])
      if blocks.isEmpty {
        writeRun(clauses[0], at: 0)
      } else {
        writeBroken(clauses[0], blocks, at: 0)
      }
    }
    for clause in clauses.dropFirst() {
      writeAbove(clause.lowerBound, at: StoryLayout.step, isFirst: true)
      writeStatement(clause, at: StoryLayout.step)
    }
  }

  /// The words that begin the clauses of a decision.
  private static let clauses = ["sees", "wishes", "forgets"]

  /// The head of a declaration and its clauses: what the player sees, what is wished, what is forgotten.
  private func clauses(of range: Range<Int>) -> [Range<Int>] {
    guard lexemes[range.lowerBound].is(.decision) else { return [range] }
    var clauses: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      guard case .word(let word) = lexemes[index].kind, StoryLayout.clauses.contains(word.rawValue)
      else { continue }
      clauses.append(start..<index)
      start = index
    }
    return clauses + [start..<range.upperBound]
  }

  /// The token of the line of help that ends the head of a declaration; nil if there is none.
  func help(of head: Range<Int>) -> Int? {
    let (first, last) = (lexemes[head.lowerBound], head.upperBound - 1)
    guard head.count > 2, lexemes[last].isText, !lexemes[last - 1].is(.colon),
      !lexemes[last - 1].is(.else), !first.is(.mechanism), !first.is(.source),
      !first.is(.set) || lexemes[last - 1].isNumber
    else { return nil }
    return last
  }

  /// Whether a decision names its actions with lines of help, each of which then has a line of its own.
  func namesActions(_ head: Range<Int>) -> Bool {
    lexemes[head.lowerBound].is(.decision) && explains(head)
  }

  /// Whether a line of help stands behind a name and a colon.
  func explains(_ head: Range<Int>) -> Bool {
    head.dropFirst().contains { lexemes[$0].isText && lexemes[$0 - 1].is(.colon) }
  }

  /// Gives the lines of help of neighbours of one kind one column, as far as all of them fit into it.
  private mutating func align(_ lines: [Range<Int>]) {
    var group: [(first: Int, head: Int, help: Int)] = []
    for (number, line) in lines.enumerated() {
      let first = line.lowerBound
      let isNeighbour =
        number > 0 && !lexemes[first].isAfterGap && lexemes[first].above.isEmpty
        && lexemes[first].kind == lexemes[lines[number - 1].lowerBound].kind
      if !isNeighbour {
        place(group)
        group = []
      }
      let head = clauses(of: line)[0]
      guard let help = help(of: head), !hasComments(head), !namesActions(head) else { continue }
      let widths = (first, width(of: first..<help), lexemes[help].width)
      if widths.1 + StoryLayout.step + widths.2 <= StoryLayout.width { group.append(widths) }
    }
    place(group)
  }

  private mutating func place(_ group: [(first: Int, head: Int, help: Int)]) {
    let room = StoryLayout.width - StoryLayout.step - (group.map { $0.help }.max() ?? 0)
    let widest = group.map { $0.head }.filter { $0 <= room }.max() ?? 0
    for line in group {
      columns[line.first] = Swift.max(widest, line.head) + StoryLayout.step
    }
  }

  // MARK: - Output

  /// Writes the comments above a token, and the empty line above them.
  mutating func writeAbove(
    _ index: Int, at indent: Int, isFirst: Bool = false, isLast: Bool = false
  ) {
    let lexeme = lexemes[index]
    let isEnd = isLast || lexeme.kind == .end
    let isTop = isFirst || output.isEmpty
    if lexeme.isAfterGap && !isTop && !(isEnd && lexeme.above.isEmpty) { output.append(10) }
    for (number, comment) in lexeme.above.enumerated() {
      if number > 0 && comment.isAfterGap { output.append(10) }
      writeLine(comment.range, at: indent)
      if comment.isBeforeGap && !isEnd { output.append(10) }
    }
  }

  private mutating func writeLine(_ range: Range<Int>, at indent: Int) {
    output += [UInt8](repeating: 32, count: indent)
    output += source.bytes[range]
    output.append(Ascii.newline)
  }

  /// Writes tokens on one line, with the comment behind the last of them.
  mutating func writeTokens(_ range: Range<Int>, at indent: Int, endsLine: Bool = true) {
    output += [UInt8](repeating: 32, count: indent)
    for index in range {
      if lexemes[index].isSpaced && index > range.lowerBound { output.append(32) }
      output += source.bytes[lexemes[index].range]
    }
    guard endsLine else { return }
    if let comment = lexemes[range.upperBound - 1].beside {
      output += [32, 32]
      output += source.bytes[comment.range]
    }
    output.append(Ascii.newline)
  }

  /// How wide tokens are on one line.
  func width(of range: Range<Int>) -> Int {
    range.reduce(0) { width, index in
      width + lexemes[index].width
        + (lexemes[index].isSpaced && index > range.lowerBound ? 1 : 0)
    }
  }

  /// Whether comments stand between tokens.
  func hasComments(_ range: Range<Int>) -> Bool {
    range.contains { index in
      (index > range.lowerBound && !lexemes[index].above.isEmpty)
        || (index < range.upperBound - 1 && lexemes[index].beside != nil)
    }
  }
}
