extension Mechanism {
  /// The rules in words: what it is about, who takes part, who decides what, and the parameters.
  ///
  /// They are made from the help lines of the declarations, and give no advice on how to play.
  public var rules: [String] {
    let parameters = Rules.Parameters()
    var visitor = KnobFunction { parameters.add($0) }
    var copy = self
    copy.knobs(&visitor)
    return Rules.lines(card.summary, roles, decisions) + parameters.lines
  }
}

/// How rules are put into words.
enum Rules {
  /// What it is about, who takes part, and who decides what.
  ///
  /// Apart from the mechanism, so that it is compiled once for all of them.
  @inline(never) static func lines(_ summary: String, _ roles: [Role], _ decisions: [Decision])
    -> [String]
  {
    var lines = [summary]
    for role in roles {
      let count = role.seats > 1 ? " (\(role.seats) seats)" : ""
      lines.append(role.name.startingSentence + count + meaning(role.help))
    }
    for decision in decisions {
      lines.append(
        "\(roles[decision.role].name.startingSentence) decides \(decision.name)"
          + meaning(decision.help))
      if case .named(let labels) = decision.actions {
        for label in labels { lines.append("- " + label.name + meaning(label.help)) }
      }
    }
    return lines
  }

  /// A colon and the meaning, or a full stop where nothing more is said.
  static func meaning(_ help: String) -> String { help.isEmpty ? "." : ": " + help }

  /// What every parameter is, in words.
  final class Parameters {
    private(set) var lines: [String] = []

    func add(_ knob: Knob) {
      lines.append("\(knob.name) = \(knob.text). \(knob.help)")
    }
  }
}

extension Knob {
  /// The value in words, with its unit: "4.5 money", "menu", "0.9, 0.3 probability".
  public var text: String {
    switch (value, domain) {
    case (.real(let value), .real(_, let unit)): NumberText.exact(value) + " " + unit
    case (.integer(let value), .integer(_, let unit)): String(value) + " " + unit
    case (.truth(let value), _): value ? "yes" : "no"
    case (.choice(let index), .choice(let names)): names[index]
    case (.reals(let values), .reals(_, _, let unit)):
      Knob.list(values.map { NumberText.exact($0) }) + " " + unit
    case (.texts(let values), _): Knob.list(values)
    case (.real, _), (.integer, _), (.choice, _), (.reals, _): "-"
    }
  }

  private static func list(_ texts: [String]) -> String {
    var list = ""
    for text in texts { list += (list.isEmpty ? "" : ", ") + text }
    return list.isEmpty ? "none" : list
  }
}

extension String {
  /// The text with its first letter as at the beginning of a sentence.
  var startingSentence: String { prefix(1).uppercased() + dropFirst() }
}
