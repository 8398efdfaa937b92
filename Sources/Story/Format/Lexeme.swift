/// A token with what its layout depends on.
struct Lexeme {
  let kind: Token.Kind
  /// Where its text stands.
  let range: Range<Int>
  /// How many characters it has.
  let width: Int
  /// Whether a declaration, a statement or a case begins with it.
  var begins = false
  /// Whether an empty line stands above it and above the comments on top of it.
  var isAfterGap = false
  /// The comments on lines of their own above it.
  var above: [Comment] = []
  /// The comment behind it on the same line.
  var beside: Comment?
  /// The other one of a pair of braces, brackets or parentheses, by its index.
  var partner: Int?
  /// Whether a space stands before it if it is not the first of its line.
  var isSpaced = true
  /// Whether it is the minus of a single value.
  var isSign = false

  /// A comment, without spaces behind it.
  struct Comment {
    let range: Range<Int>
    /// Whether an empty line stands between it and what is above it.
    let isAfterGap: Bool
    /// Whether an empty line stands between it and the token below it.
    var isBeforeGap = false
  }

  func `is`(_ word: Word) -> Bool { kind == .word(word) }
  func `is`(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  /// Whether it is a text in quotes.
  var isText: Bool { if case .text = kind { true } else { false } }
  /// Whether it is a name.
  var isName: Bool { if case .name = kind { true } else { false } }
  /// Whether it is a number.
  var isNumber: Bool { if case .number = kind { true } else { false } }

  var opens: Bool { self.is(.open) || self.is(.openBrace) || self.is(.openBracket) }
  var closes: Bool { self.is(.close) || self.is(.closeBrace) || self.is(.closeBracket) }
}

extension Lexeme {
  /// Reads the tokens of a story, the end among them, with the comments beside and above them; in order,
  /// `beginnings` says where declarations, statements and cases begin.
  static func read(_ source: SourceText, beginnings: [Int]) -> [Lexeme] {
    var scanner = Scanner(source)
    let tokens = scanner.tokens()
    var lexemes: [Lexeme] = []
    var (comments, begins) = (scanner.comments[...], beginnings[...])
    var end = 0
    for token in tokens {
      let width = source.bytes[token.range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      var lexeme = Lexeme(kind: token.kind, range: token.range, width: width)
      while let comment = comments.first, comment.lowerBound < token.range.lowerBound {
        comments.removeFirst()
        let lines = source.lines(in: end..<comment.lowerBound)
        let kept = Comment(range: source.trimmed(comment), isAfterGap: lines > 1)
        if let last = lexemes.last, lines == 0, lexeme.above.isEmpty, last.beside == nil {
          lexemes[lexemes.count - 1].beside = kept
        } else {
          lexeme.above.append(kept)
        }
        end = comment.upperBound
      }
      let isAfterGap = source.lines(in: end..<token.range.lowerBound) > 1
      if lexeme.above.isEmpty {
        lexeme.isAfterGap = isAfterGap
      } else {
        lexeme.isAfterGap = lexeme.above[0].isAfterGap
        lexeme.above[lexeme.above.count - 1].isBeforeGap = isAfterGap
      }
      while let begin = begins.first, begin <= token.range.lowerBound {
        lexeme.begins = lexeme.begins || begin == token.range.lowerBound
        begins.removeFirst()
      }
      end = token.range.upperBound
      lexemes.append(lexeme)
    }
    pair(&lexemes)
    space(&lexemes, scanner.names)
    return lexemes
  }

  private static func pair(_ lexemes: inout [Lexeme]) {
    var open: [Int] = []
    for index in lexemes.indices {
      if lexemes[index].opens { open.append(index) }
      guard lexemes[index].closes, let first = open.popLast() else { continue }
      (lexemes[first].partner, lexemes[index].partner) = (index, first)
    }
  }

  /// Says where spaces stand within a line.
  private static func space(_ lexemes: inout [Lexeme], _ names: NamePool) {
    var isOperand = false
    for index in lexemes.indices {
      let this = lexemes[index]
      if index > 0 {
        let last = lexemes[index - 1]
        let isTight =
          last.is(.open) || last.is(.openBracket) || last.is(.range) || this.is(.range)
          || last.isSign
          || this.is(.close) || this.is(.closeBracket) || this.is(.comma) || this.is(.colon)
          || this.is(.question) || (this.is(.openBracket) && isOperand)
          || (this.is(.open) && ((isOperand && last.isName) || last.is(.other)))
        lexemes[index].isSpaced = !isTight
      }
      lexemes[index].isSign = this.is(.minus) && !isOperand
      switch this.kind {
      case .name(let name):
        // The measure of a note and the words before a condition have a value behind them.
        let isNoted = index > 0 && lexemes[index - 1].is(.note)
        isOperand = !isNoted && !["where", "when"].contains(names.text(name).string)
      case .number, .word(.true), .word(.false), .word(.none), .symbol(.close), .symbol(.question),
        .symbol(.closeBracket), .symbol(.closeBrace):
        isOperand = true
      default: isOperand = false
      }
    }
  }
}

extension SourceText {
  /// How many lines end in a piece of the text.
  func lines(in range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 + ($1 == Ascii.newline ? 1 : 0) }
  }

  /// A piece of the text without the spaces behind it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound && Ascii.isSpace(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}
