import Arena

/// Gathers the matches of one game, and finds out which form it has.
struct OutcomeCollector {
  private struct Entry {
    let row: Int
    let column: Int
    /// The number of the run; of matches without a name for it, how often the pair came before.
    let run: Int
    let own: Double?
    let other: Double?
  }

  private struct Match: Hashable {
    let row: Int
    let column: Int
    let run: Int
  }

  /// Whether payoffs of the column strategy are given.
  private let hasBoth: Bool
  private var names: [String] = []
  private var numbers: [String: Int] = [:]
  private var runs: [String] = []
  private var runNumbers: [String: Int] = [:]
  private var entries: [Entry] = []
  /// Where each match was found first, and how often.
  private var known: [Match: (offset: Int, count: Int)] = [:]
  private var pairs: [Match: Int] = [:]
  private var missing: [String: Int] = [:]

  init(hasBoth: Bool) { self.hasBoth = hasBoth }

  /// Adds a row.
  ///
  /// - Throws: ``StudyError`` where something in it cannot be read, or it is there already.
  mutating func add(_ line: OutcomeLine) throws(StudyError) {
    let row = try number(try line.name(.row), .row, line)
    let column = try number(try line.name(.column), .column, line)
    let run: Int
    if let name = try line.run() {
      run = runNumbers[name] ?? runs.count
      if run == runs.count {
        runNumbers[name] = run
        runs.append(name)
      }
      let match = Match(row: row, column: column, run: run)
      // A strategy that meets itself has two seats, and a table of one payoff a row a line for each.
      let most = row == column && !hasBoth ? 2 : 1
      if let before = known[match], before.count == most {
        throw StudyError(
          "\(line.place(.row)): '\(printable(names[row]))' against '\(printable(names[column]))' in run "
            + "'\(printable(name))' is there already, at "
            + line.place(ofLineAt: before.offset).split(separator: ", ").suffix(2).joined(
              separator: ", "))
      }
      known[match, default: (line.offset, 0)].count += 1
    } else {
      run = pairs[Match(row: row, column: column, run: 0), default: 0]
      pairs[Match(row: row, column: column, run: 0)] = run + 1
    }
    let own = try line.payoff(.payoff)
    var (first, second): (Double?, Double?) = (nil, nil)
    switch own {
    case .number(let value): first = value
    case .missing(let word): missing[word, default: 0] += 1
    }
    if hasBoth {
      switch try line.payoff(.columnPayoff) {
      case .number(let value): second = value
      case .missing(let word): missing[word, default: 0] += 1
      }
      // Half a match is none.
      if first == nil || second == nil { (first, second) = (nil, nil) }
    }
    entries.append(Entry(row: row, column: column, run: run, own: first, other: second))
  }

  private mutating func number(_ name: String, _ column: OutcomeColumn, _ line: OutcomeLine)
    throws(StudyError) -> Int
  {
    if let number = numbers[name] { return number }
    if names.count == OutcomeTable.mostStrategies {
      throw StudyError(
        "\(line.place(column)): expected at most \(OutcomeTable.mostStrategies) strategies in a game, but "
          + "'\(printable(name))' is one more")
    }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The game that the matches make.
  ///
  /// - Throws: ``StudyError`` where payoffs of the column strategies are needed and not there.
  func game(_ name: String, _ options: OutcomeTable.Options, file: String) throws(StudyError)
    -> OutcomeGame
  {
    let rows = Set(entries.map(\.row))
    let columns = Set(entries.map(\.column))
    let areApart = rows.isDisjoint(with: columns)
    if areApart && !hasBoth {
      throw StudyError(
        "\(file)\(name.isEmpty ? "" : ", game '\(printable(name))'"): no strategy of the column "
          + "'row' is in 'column' too, so the game has two roles, and needs a column 'column payoff'"
      )
    }
    if areApart && options.isSymmetric {
      throw StudyError(
        "\(file)\(name.isEmpty ? "" : ", game '\(printable(name))'"): no strategy of the column "
          + "'row' is in 'column' too, so the game cannot be symmetric; leave out --symmetric")
    }
    var notes: [String] = []
    let isSymmetric: Bool
    if !hasBoth || options.isSymmetric {
      isSymmetric = true
    } else {
      isSymmetric = mirrors(rows, columns)
      if !isSymmetric && rows == columns {
        notes.append(
          "The payoffs of a pair depend on who is the row, so this is taken for a game of two roles; "
            + "--symmetric takes both orders for matches of one.")
      }
    }
    return OutcomeGame(
      name: name, symmetric: isSymmetric, samples: samples(isSymmetric),
      rows: ordered(isSymmetric ? rows.union(columns) : rows),
      columns: ordered(isSymmetric ? rows.union(columns) : columns), names: names,
      missing: missing, notes: notes)
  }

  /// Numbers of strategies in the order of their names.
  private func ordered(_ members: Set<Int>) -> [Int] {
    members.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
  }

  /// Whether the means of all pairs that are there in both orders mirror each other, and names are the same
  /// on both sides as far as pairs are there in one order only.
  private func mirrors(_ rows: Set<Int>, _ columns: Set<Int>) -> Bool {
    var sums: [Match: (own: Double, other: Double, count: Double)] = [:]
    for entry in entries {
      guard let own = entry.own, let other = entry.other else { continue }
      let pair = Match(row: entry.row, column: entry.column, run: 0)
      let (first, second, count) = sums[pair, default: (0, 0, 0)]
      sums[pair] = (first + own, second + other, count + 1)
    }
    let size = entries.reduce(0) {
      max($0, max($1.own?.magnitude ?? 0, $1.other?.magnitude ?? 0))
    }
    for (pair, sum) in sums {
      let mirror = Match(row: pair.column, column: pair.row, run: 0)
      guard let other = sums[mirror] else { continue }
      let (own, mirrored) = (sum.own / sum.count, other.other / other.count)
      if (own - mirrored).magnitude > 1e-9 * size { return false }
    }
    // Each pair once, by whoever wrote it: somebody stands on both sides, or is met by itself.
    return !rows.isDisjoint(with: columns)
  }

  /// What each strategy earned against each, run by run, in the order of the runs' names.
  private func samples(_ isSymmetric: Bool) -> OutcomeGame.Samples {
    let order = runOrder
    let matches = isSymmetric && runs.isEmpty ? pooledMatches : entries.map(\.run)
    var samples = OutcomeGame.Samples()
    for (entry, match) in zip(entries, matches) {
      let run = runs.isEmpty ? match : order[entry.run]
      samples.add(entry.row, entry.column, run, own: entry.own, other: entry.other, isSymmetric)
    }
    return samples
  }

  /// The number of each line's match among those of its pair, where runs have no names and the seats are pooled.
  ///
  /// Where a line holds both payoffs it is a match, in whichever order its pair stands. Otherwise the lines of
  /// the two orders are the seats of a match, and so are two lines of a strategy that meets itself, if there
  /// are twice as many of them as of any other pair.
  private var pooledMatches: [Int] {
    if hasBoth {
      var counts: [Match: Int] = [:]
      return entries.map { entry in
        let pair = Match(
          row: min(entry.row, entry.column), column: max(entry.row, entry.column), run: 0)
        defer { counts[pair, default: 0] += 1 }
        return counts[pair, default: 0]
      }
    }
    let others = Set(pairs.filter { $0.key.row != $0.key.column }.values)
    let own = Set(pairs.filter { $0.key.row == $0.key.column }.values)
    let isHalved = others.count == 1 && own.count == 1 && own.first == 2 * (others.first ?? 0)
    return entries.map { isHalved && $0.row == $0.column ? $0.run / 2 : $0.run }
  }

  /// The place of each run: by number if all are numbers, else by name.
  private var runOrder: [Int] {
    let numbers = runs.map { Int($0) }
    let areNumbers = !numbers.contains(nil)
    let sorted = runs.indices.sorted {
      if areNumbers, let first = numbers[$0], let second = numbers[$1], first != second {
        return first < second
      }
      return runs[$0].utf8.lexicographicallyPrecedes(runs[$1].utf8)
    }
    var order = runs.indices.map { _ in 0 }
    for (place, run) in sorted.enumerated() { order[run] = place }
    return order
  }
}
