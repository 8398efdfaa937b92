import Arena

extension SwiftWriter {
  /// The whole file.
  mutating func file() -> String {
    declareAll()
    tell()
    var file = SwiftLines()
    file.line("public import Arena")
    file.gap()
    file.document(tree.summary.string, headComments())
    file.open("public struct " + type + ": Mechanism {")
    if !types.lines.isEmpty {
      file.append(types)
      file.gap()
    }
    card(in: &file)
    numbers(in: &file)
    file.gap()
    file.append(stored)
    file.gap()
    file.document("Makes the mechanism with its default parameters.")
    file.line("public init() {}")
    parameters(in: &file)
    contract(in: &file)
    file.gap()
    file.document("Tells one episode.")
    file.open("public func play(_ episode: inout some Episode) {")
    file.append(story)
    file.close()
    for section in [pieces, numbers] where !section.lines.isEmpty {
      file.gap()
      file.append(section)
    }
    file.close()
    SwiftHelper.write(helpers, in: &file)
    return file.text
  }

  private func card(in file: inout SwiftLines) {
    file.gap()
    file.document("The entry in the catalogue.")
    let source = StoryFile.source(of: tree).string
    file.statement(
      "public static let card = ",
      .call(
        "Card",
        [
          .quote(tree.name.string), .quote(tree.summary.string),
          .prefixed("source: ", .quote(source)),
        ]))
  }

  /// The names of seats, decisions, draws and measures.
  private func numbers(in file: inout SwiftLines) {
    var all = fixed
    for (index, draw) in draws.enumerated() {
      all.append(("Nature", draw.name + " = " + String(index)))
    }
    let enumerations = [
      ("Seat", "The seats of the players."), ("Choice", "What is decided."),
      ("Nature", "What nature decides."), ("Count", "What is counted."),
    ]
    for (name, summary) in enumerations {
      let entries = all.filter { $0.type == name }.map { $0.entry }
      if entries.isEmpty { continue }
      file.gap()
      file.document(summary)
      SwiftWriter.enumeration(name, entries, in: &file)
    }
  }

  private func parameters(in file: inout SwiftLines) {
    if !knobs.lines.isEmpty {
      file.gap()
      file.document("Shows the parameters.")
      file.open("public mutating func knobs(_ visitor: inout some KnobVisitor) {")
      file.append(knobs)
      file.close()
    }
    guard !complaint.lines.isEmpty else { return }
    file.gap()
    file.document("Says what is wrong with the parameters taken together.")
    file.open("public var complaint: String? {")
    file.append(complaint)
    file.line("return nil")
    file.close()
  }

  private mutating func contract(in file: inout SwiftLines) {
    file.gap()
    var roles: [SwiftItem] = []
    for party in parties {
      var items: [SwiftCode] = [.quote(party.form.label.string)]
      if party.seats != "1" { items.append(.text("seats: " + party.seats)) }
      if let condition = party.commits {
        items.append(.prefixed("commits: ", condition.code))
      } else if party.form.commits {
        items.append(.text("commits: true"))
      }
      if !party.form.help.string.isEmpty { items.append(.quote(party.form.help.string)) }
      roles.append(SwiftItem(condition: party.condition, code: .call("Role", items)))
    }
    file.document("The players.")
    SwiftWriter.list("roles", "Role", roles, in: &file, "public var ")
    file.document("What they decide.")
    SwiftWriter.list("decisions", "Decision", decisionCodes, in: &file, "public var ")
    if !draws.isEmpty {
      file.document("What nature decides.")
      SwiftWriter.list(
        "draws", "Draw", draws.map { SwiftItem(condition: nil, code: $0.code) }, in: &file,
        "public var ")
    }
    if !measureCodes.isEmpty {
      file.document("What the designer counts.")
      SwiftWriter.list("measures", "Measure", measureCodes, in: &file, "public var ")
    }
    if let goal = tree.goal, case .measure(let index)? = meaning(goal.measure) {
      let least = goal.sense == .least ? ", .least" : ""
      file.document("What the designer wants most.")
      file.line("public var goal: Goal { .measure(" + counts[index].number + least + ") }")
    }
    if let rounds {
      file.document("How many rounds an episode is expected to last.")
      SwiftWriter.property("public var expectedRounds: Double {", rounds, in: &file)
    }
    if tree.hidesPlay {
      file.document("Players learn what others did only through what their decisions see.")
      file.line("public var hidesPlay: Bool { true }")
    }
    if tree.isBalanced {
      file.document("The treasury neither pays nor collects anything in all.")
      file.line("public var isBalanced: Bool { true }")
    }
  }
}

extension SwiftHelper {
  /// Writes the helpers that are needed.
  static func write(_ helpers: [SwiftHelper], in file: inout SwiftLines) {
    if helpers.isEmpty { return }
    file.gap()
    file.document("What is worked out in the order in which the story has it.")
    file.open("private enum Numbers {")
    for helper in allCases where helpers.contains(helper) {
      if helper != allCases.first(where: { helpers.contains($0) }) { file.gap() }
      for line in helper.lines { file.line(line) }
    }
    file.close()
  }

  private var lines: [String] {
    switch self {
    case .each:
      [
        "/// What comes of every two entries of two lists.",
        "static func each(",
        "  _ first: [Double], _ second: [Double], _ result: (Double, Double) -> Double",
        ") -> [Double] { zip(first, second).map { result($0, $1) } }",
      ]
    case .sum: fold("The sum of some numbers", "sum", "result + number")
    case .least: fold("The least of some numbers", "least", "Swift.min(result, number)")
    case .greatest: fold("The greatest of some numbers", "greatest", "Swift.max(result, number)")
    case .magnitude:
      [
        "/// A number without its sign.",
        "static func magnitude(_ number: Double) -> Double { Swift.max(number, -number) }",
      ]
    case .quotient:
      [
        "/// How often one whole number goes into another, rounded towards 0.",
        "static func quotient(_ x: Double, _ y: Double) -> Double { Double(Int64(x) / Int64(y)) }",
      ]
    case .remainder:
      [
        "/// What is left of a whole number then.",
        "static func remainder(_ x: Double, _ y: Double) -> Double { Double(Int64(x) % Int64(y)) }",
      ]
    case .isWhole:
      [
        "/// Whether a number is whole and known exactly.",
        "static func isWhole(_ number: Double) -> Bool {",
        "  number.magnitude <= 0x1p53 && Double(Int64(number)) == number",
        "}",
      ]
    case .count:
      [
        "/// How many of some truths hold.",
        "static func count(_ truths: [Bool]) -> Double {",
        "  var result = 0.0",
        "  for truth in truths where truth { result += 1 }",
        "  return result",
        "}",
      ]
    case .areWeights:
      [
        "/// Whether no weight is negative, and one is positive.",
        "static func areWeights(_ weights: [Double]) -> Bool {",
        "  weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 }",
        "}",
      ]
    case .isRange:
      [
        "/// Whether a range ends where it begins or later.",
        "static func isRange(_ low: Double, _ high: Double) -> Bool {",
        "  low <= high && low.isFinite && high.isFinite",
        "}",
      ]
    case .range:
      [
        "/// A range; of 0 alone if it would end before it begins.",
        "static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {",
        "  low <= high ? low...high : 0...0",
        "}",
      ]
    case .isPoint:
      [
        "/// Whether a number is a point of a grid.",
        "static func isPoint(_ number: Double, _ low: Double, _ step: Double, _ count: Int) -> Bool {",
        "  let index = Double(nearest(number, low, step, count))",
        "  return (low + index * step - number).magnitude <= step * 1e-6",
        "}",
      ]
    case .nearest:
      [
        "/// The number of the point of a grid that is nearest.",
        "static func nearest(_ number: Double, _ low: Double, _ step: Double, _ count: Int) -> Int {",
        "  let steps = (number - low) / step + 0.5",
        "  return steps >= 0 && steps < Double(count) ? Int(steps) : steps < 0 ? 0 : count - 1",
        "}",
      ]
    case .without:
      [
        "/// Some labels without those of some numbers.",
        "static func without(_ numbers: [Int], _ labels: [Label]) -> [Label] {",
        "  labels.indices.filter { !numbers.contains($0) }.map { labels[$0] }",
        "}",
      ]
    case .text:
      [
        "/// Some numbers with commas between them.",
        "static func text(_ numbers: [Double]) -> String {",
        "  var text = \"\"",
        "  for number in numbers { text += (text.isEmpty ? \"\" : \", \") + NumberText.exact(number) }",
        "  return text",
        "}",
      ]
    }
  }

  private func fold(_ summary: String, _ name: String, _ step: String) -> [String] {
    [
      "/// \(summary), from first to last; 0 of none.",
      "static func \(name)(_ numbers: [Double]) -> Double {",
      "  var result = numbers.first ?? 0",
      "  for number in numbers.dropFirst() { result = \(step) }",
      "  return result",
      "}",
    ]
  }
}
