import Arena

extension Parser {
  /// Reads a parameter behind its name.
  mutating func parameter(_ name: Name) throws(Recovery) -> ParameterForm {
    var sets: [Name] = []
    if takes(local: "per") {
      repeat { sets.append(try takeName("a set")) } while sets.count < 2 && takes(.comma)
    }
    let label = takesText() ?? text(name)
    try takeAssign(of: name)
    let kind: ParameterForm.Kind = sets.isEmpty ? try single() : try reals(per: sets)
    return ParameterForm(
      label: label, kind: kind, help: try takeText("a line of help in quotes"))
  }

  private mutating func single() throws(Recovery) -> ParameterForm.Kind {
    if isAt(.true) || isAt(.false) {
      let isTrue = isAt(.true)
      advance()
      return .truth(isTrue)
    }
    if case .name(let chosen) = token.kind {
      let place = place
      advance()
      try take(local: "of", "and the names to choose from")
      var names: [Name] = []
      repeat { names.append(try takeName("a name to choose")) } while takes(.comma)
      guard let index = names.firstIndex(of: chosen) else {
        var known = text(names[0])
        for name in names.dropFirst() { known = "\(known), \(text(name))" }
        complain("'\(text(chosen))' is none of the names to choose from: \(known)", at: place)
        throw Recovery()
      }
      return .choice(index, among: names)
    }
    let place = place
    let value = try literal("a number, true, false or a name")
    try take(.in, "and the range of the parameter")
    guard takes(local: "whole") else {
      let (range, unit) = try range()
      if !range.contains(value) {
        complain(
          "expected a value in \(text(range)), but found \(exact: value)", at: place)
      }
      return .real(value, in: range, unit: unit)
    }
    let (bounds, unit) = try range()
    guard let low = Int(exactly: bounds.lowerBound), let high = Int(exactly: bounds.upperBound),
      let whole = Int(exactly: value), (low...high).contains(whole)
    else {
      complain("expected a whole number within a range of whole numbers", at: place)
      throw Recovery()
    }
    return .whole(whole, in: low...high, unit: unit)
  }

  private mutating func reals(per sets: [Name]) throws(Recovery) -> ParameterForm.Kind {
    let place = place
    var values: [Double] = []
    repeat { values.append(try literal("a number for every member")) } while takes(.comma)
    try take(.in, "and the range of the parameter")
    let (range, unit) = try range()
    if let stray = values.first(where: { !range.contains($0) }) {
      complain(
        "expected values in \(text(range)), but found \(exact: stray)", at: place)
    }
    let condition = takes(.if) ? try plainExpression() : nil
    return .reals(values, per: sets, in: range, unit: unit, if: condition)
  }

  private mutating func range() throws(Recovery) -> (ClosedRange<Double>, unit: Text) {
    let place = place
    let low = try literal("the least value")
    try take(.range, "between the ends of the range")
    let high = try literal("the greatest value")
    guard low <= high else {
      complain("a range begins with its least value", at: place)
      throw Recovery()
    }
    return (low...high, try unit())
  }

  private func text(_ range: ClosedRange<Double>) -> Text {
    "\(exact: range.lowerBound)...\(exact: range.upperBound)"
  }

  /// Takes a unit: a name, or a text with another one behind it.
  mutating func unit() throws(Recovery) -> Text {
    if case .text = token.kind, following.kind != .word(.if) {
      guard case .text = following.kind else {
        complain("expected a unit before the line of help", at: place)
        return ""
      }
    }
    if case .name(let name) = token.kind {
      advance()
      return text(name)
    }
    return try takeText("the unit")
  }

  /// Takes a number with a minus in front of it if there is one.
  private mutating func literal(_ what: StaticString) throws(Recovery) -> Double {
    let isNegative = takes(.minus)
    guard case .number(let number) = token.kind else { throw unexpected(Text(stringLiteral: what)) }
    advance()
    return isNegative ? -number : number
  }

  /// Takes a whole number of a range.
  mutating func whole(_ what: StaticString, in range: ClosedRange<Int>) throws(Recovery) -> Int {
    guard case .number(let number) = token.kind, let whole = Int(exactly: number),
      range.contains(whole)
    else {
      throw unexpected("\(Text(stringLiteral: what)), in \(range.lowerBound)...\(range.upperBound)")
    }
    advance()
    return whole
  }
}
