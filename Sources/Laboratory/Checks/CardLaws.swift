import Arena

/// The laws about cards and parameters, which mechanisms and agents share.
enum CardLaws {
  static func violation(_ mechanism: any Mechanism) -> String? {
    violation(type(of: mechanism).card)
  }

  static func violation(_ card: Card) -> String? {
    let isKebab =
      card.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
      && card.id.first?.isLetter == true
    if !isKebab { return "the id '\(card.id)' is not in kebab-case" }
    if !card.summary.hasSuffix(".") { return "the summary is not a sentence: '\(card.summary)'" }
    if card.source.isEmpty { return "no source is cited" }
    return nil
  }

  static func knobs(_ entry: some Knobbed) -> String? {
    let knobs = entry.knobDescriptions
    let names = knobs.map(\.name)
    if Set(names).count < names.count { return "two parameters share a name: \(names)" }
    for knob in knobs {
      if knob.help.isEmpty || knob.name.isEmpty { return "'\(knob.name)' has no help" }
      do {
        _ = try entry.setting([knob.name: knob.value], owner: "it")
      } catch { return "the default is not allowed: \(error)" }
    }
    return nil
  }
}
