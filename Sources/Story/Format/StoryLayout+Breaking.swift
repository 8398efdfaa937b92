/// Where a line may be broken: outermost first, and within one depth the loosest first.
private struct Break: Equatable {
  /// The token that the next line begins with.
  let index: Int
  /// How many parentheses are open there.
  let depth: Int
  let rank: Rank

  /// What a line is broken at, the loosest first.
  enum Rank: Int {
    /// The line of help of a declaration whose members have none.
    case help
    /// What a name means, each of the members if some have lines of help, and the line of help behind them.
    case meaning
    case alternative
    case clause
    case consequence
    case comma
    case or, and, comparison, sum, product
  }

  /// Whether as many pieces as fit stand on one line; otherwise every piece has its own.
  var fills: Bool { rank.rawValue >= Rank.comma.rawValue }

  func comes(before other: Break) -> Bool {
    (depth, rank.rawValue) < (other.depth, other.rank.rawValue)
  }
}

extension StoryLayout {
  /// Writes tokens that have no lines of their own in them, on as few lines as they need.
  mutating func writeRun(_ range: Range<Int>, at indent: Int) {
    let isBroken = hasComments(range)
    if !isBroken && !namesActions(range) && indent + width(of: range) <= StoryLayout.width {
      return writeTokens(range, at: indent)
    }
    let breaks = breaks(in: range)
    guard isBroken || !breaks.isEmpty else { return writeTokens(range, at: indent) }
    var loosest = breaks.first
    for candidate in breaks {
      if let best = loosest, candidate.comes(before: best) { loosest = candidate }
    }
    var starts: [Int] = []
    if isBroken {
      starts = commented(range)
      let named = breaks.filter { $0.depth == 0 && $0.rank == .meaning }.map { $0.index }
      starts = range.filter { starts.contains($0) || named.contains($0) }
    } else if let loosest {
      starts = breaks.filter { $0.depth == loosest.depth && $0.rank == loosest.rank }.map {
        $0.index
      }
    }
    var pieces: [Range<Int>] = []
    for (start, end) in zip([range.lowerBound] + starts, starts + [range.upperBound]) {
      pieces.append(start..<end)
    }
    if !isBroken, let loosest, loosest.fills { pieces = filled(pieces, at: indent) }
    var column: Int?
    if !isBroken, let loosest, loosest.rank == .alternative || loosest.rank == .consequence {
      column = alternatives(in: pieces[0], depth: loosest.depth, at: indent)
    }
    for (number, piece) in pieces.enumerated() {
      let place = number == 0 ? indent : column ?? indent + StoryLayout.step
      if number > 0 { writeAbove(piece.lowerBound, at: place, isFirst: true) }
      writeRun(piece, at: place)
    }
  }

  /// The tokens before which a comment ends or begins a line.
  private func commented(_ range: Range<Int>) -> [Int] {
    range.dropFirst().filter { !lexemes[$0].above.isEmpty || lexemes[$0 - 1].beside != nil }
  }

  /// Joins neighbours as long as they fit on one line.
  private func filled(_ pieces: [Range<Int>], at indent: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    for piece in pieces {
      if let last = lines.last {
        let joined = last.lowerBound..<piece.upperBound
        let place = lines.count == 1 ? indent : indent + StoryLayout.step
        if place + width(of: joined) <= StoryLayout.width {
          lines[lines.count - 1] = joined
          continue
        }
      }
      lines.append(piece)
    }
    return lines
  }

  /// The column of the `if` whose alternatives stand on lines of their own below it; nil if there is none
  /// or it stands far to the right.
  private func alternatives(in piece: Range<Int>, depth: Int, at indent: Int) -> Int? {
    var open = 0
    for index in piece {
      let this = lexemes[index]
      if this.closes && open > 0 { open -= 1 }
      if this.is(.if) && open == depth && !isSuffix(index) {
        let before = index > piece.lowerBound ? width(of: piece.lowerBound..<index) + 1 : 0
        return before <= StoryLayout.width / 3 ? indent + before : nil
      }
      if this.opens { open += 1 }
    }
    return nil
  }

  /// Whether an `if` says under what condition something exists, and is no value.
  private func isSuffix(_ index: Int) -> Bool {
    guard lexemes[index].is(.if), index > 0 else { return false }
    let last = lexemes[index - 1]
    return last.isText || last.isName || last.isNumber || last.is(.close)
  }

  private func breaks(in range: Range<Int>) -> [Break] {
    let first = lexemes[range.lowerBound]
    let isDeclaration = first.begins && isTopLevel(range.lowerBound)
    let help = isDeclaration ? help(of: range) : nil
    let hasMembers = isDeclaration && explains(range)
    let isConditional =
      first.is(.decision) && hasMembers && range.contains { isSuffix($0) }
    var breaks: [Break] = []
    var depth = 0
    var isDefined = !first.begins
    for index in range {
      let this = lexemes[index]
      if this.closes && depth > 0 { depth -= 1 }
      if depth == 0 && !isDefined && index > range.lowerBound && lexemes[index - 1].is(.assign) {
        isDefined = true
        if !this.is(.choose) { breaks.append(Break(index: index, depth: 0, rank: .meaning)) }
      }
      if index > range.lowerBound,
        let rank = rank(index, depth, hasMembers: hasMembers, isDecision: first.is(.decision))
      {
        breaks.append(Break(index: index, depth: depth, rank: rank))
      }
      if first.is(.mechanism) && this.isText {
        breaks.append(Break(index: index, depth: 0, rank: .help))
      }
      if index == help && index > range.lowerBound && !isConditional {
        breaks.append(Break(index: index, depth: 0, rank: hasMembers ? .meaning : .help))
      }
      if this.opens { depth += 1 }
    }
    return breaks
  }

  /// Whether a token stands in no braces.
  private func isTopLevel(_ index: Int) -> Bool {
    guard case .word(let word) = lexemes[index].kind else { return false }
    return word.isDeclaration || word == .set || word == .let
  }

  private func rank(_ index: Int, _ depth: Int, hasMembers: Bool, isDecision: Bool) -> Break.Rank? {
    let (last, this) = (lexemes[index - 1], lexemes[index])
    if last.is(.comma) { return hasMembers && depth == 0 ? .meaning : .comma }
    switch this.kind {
    case .word(.else): return .alternative
    case .word(.then): return .consequence
    case .word(.if) where isSuffix(index):
      return hasMembers && isDecision && depth == 0 ? .meaning : .clause
    case .word(.seeing), .word(.from), .word(.to), .word(.by): return .clause
    case .word(.or): return .or
    case .word(.and): return .and
    case .symbol(.equal), .symbol(.unequal), .symbol(.less), .symbol(.lessOrEqual),
      .symbol(.greater), .symbol(.greaterOrEqual):
      return .comparison
    case .symbol(.plus), .symbol(.minus): return this.isSign ? nil : .sum
    case .symbol(.times), .symbol(.over): return .product
    default: return nil
    }
  }
}
