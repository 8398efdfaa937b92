import Arena

/// The laws about cards and parameters, which mechanisms and agents share.
enum CardLaws {
  static func violation(_ mechanism: any Mechanism) -> String? {
    violation(type(of: mechanism).card)
  }

  static func violation(_ card: Card) -> String? {
    let parts = card.id.split(separator: "(", omittingEmptySubsequences: false)
    let names = Array(parts.dropLast()) + [(parts.last ?? "").prefix { $0 != ")" }]
    let isClosed = card.id.hasSuffix(String(repeating: ")", count: parts.count - 1))
    if !names.allSatisfy(isKebab) || !isClosed || card.id.count != length(of: names) {
      return "the id '\(card.id)' is not in kebab-case"
    }
    if !card.summary.hasSuffix(".") { return "the summary is not a sentence: '\(card.summary)'" }
    if card.source.isEmpty { return "no source is cited" }
    return nil
  }

  private static func isKebab(_ name: Substring) -> Bool {
    name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
      && name.first?.isLetter == true
  }

  /// The letters of a composed name: those of its parts, and two parentheses for each combinator.
  private static func length(of names: [Substring]) -> Int {
    names.reduce(0) { $0 + $1.count } + 2 * (names.count - 1)
  }

  static func knobs(_ entry: some Knobbed) -> String? {
    let knobs = entry.knobList
    let names = knobs.map(\.name)
    if Set(names).count < names.count { return "two parameters share a name: \(names)" }
    for knob in knobs {
      if knob.help.isEmpty || knob.name.isEmpty { return "'\(knob.name)' has no help" }
      do {
        _ = try entry.setting([knob.name: knob.json], owner: "it")
      } catch { return "the default is not allowed: \(error)" }
    }
    return nil
  }
}
