extension SwiftWriter {
  /// Whether a value is known not to be zero: by its range or by what is required.
  func isNonzero(_ value: SwiftValue) -> Bool {
    if let range = range(of: value.code), range.lowerBound > 0 || range.upperBound < 0 {
      return true
    }
    func differ(_ x: String, _ y: String) -> Bool {
      facts.contains { ($0.greater == x && $0.less == y) || ($0.greater == y && $0.less == x) }
    }
    if differ(value.text, "0") { return true }
    if case .chain(let first, let rest) = value.code, rest.count == 1, rest[0].sign == "-" {
      return differ(first.flat, rest[0].operand.flat)
    }
    return false
  }

  /// Whether a value is known to be one whole number.
  func isWhole(_ value: SwiftValue) -> Bool {
    guard let range = range(of: value.code) else { return false }
    return range.lowerBound == range.upperBound && Program.isWhole(range.lowerBound)
  }

  /// Whether a value is known to be a probability.
  func isProbability(_ value: SwiftValue) -> Bool {
    guard let range = range(of: value.code) else { return false }
    return range.lowerBound >= 0 && range.upperBound <= 1
  }

  /// Whether some weights are known not to be negative, and one of them to be positive.
  func areWeights(_ weights: [SwiftCode]) -> Bool {
    let ranges = weights.map { range(of: $0)?.lowerBound ?? -1 }
    guard ranges.allSatisfy({ $0 >= 0 }) else { return false }
    if ranges.contains(where: { $0 > 0 }) { return true }
    // Of a probability and the rest to 1, one is positive.
    let texts = weights.map { $0.flat }
    return texts.contains { texts.contains("1 - " + $0) }
  }

  /// The range of a number, as digits and declarations of parameters tell it.
  func range(of code: SwiftCode) -> ClosedRange<Double>? {
    switch code {
    case .number(let number): return number...number
    case .text(let text):
      return Int(text).map { Double($0)...Double($0) } ?? parameterRange(text)
    case .parentheses(let inner): return range(of: inner)
    case .prefixed("-", let inner):
      return range(of: inner).map { -$0.upperBound ... -$0.lowerBound }
    case .ternary(_, let yes, let no):
      guard let yes = range(of: yes), let no = range(of: no) else { return nil }
      return Swift.min(yes.lowerBound, no.lowerBound)...Swift.max(yes.upperBound, no.upperBound)
    case .chain(let first, let rest):
      var result = range(of: first)
      for item in rest {
        guard let x = result, let y = range(of: item.operand) else { return nil }
        result = SwiftWriter.combine(x, item.sign, y)
      }
      return result
    case .call(let head, let items): return range(of: head, items)
    default: return nil
    }
  }

  private static func combine(
    _ x: ClosedRange<Double>, _ sign: String, _ y: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    switch sign {
    case "+": return x.lowerBound + y.lowerBound...x.upperBound + y.upperBound
    case "-": return x.lowerBound - y.upperBound...x.upperBound - y.lowerBound
    case "*": return span(x, y) { $0 * $1 }
    case "/": return y.lowerBound > 0 ? span(x, y) { $0 / $1 } : nil
    default: return nil
    }
  }

  /// The range of what an operation gives whose extremes are at ends of both ranges.
  private static func span(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ operation: (Double, Double) -> Double
  ) -> ClosedRange<Double>? {
    let corners = [x.lowerBound, x.upperBound].flatMap { first in
      [operation(first, y.lowerBound), operation(first, y.upperBound)]
    }
    guard let low = corners.min(), let high = corners.max(), !corners.contains(where: { $0.isNaN })
    else { return nil }
    return low...high
  }

  /// The range of what a function returns; a side of which nothing is known has no end.
  private func range(of head: String, _ items: [SwiftCode]) -> ClosedRange<Double>? {
    let all = -Double.infinity...Double.infinity
    switch head {
    case "Double": return parameterRange("Double(" + (items.first?.flat ?? "") + ")")
    case "Swift.min", "Swift.max":
      var result: ClosedRange<Double>?
      for item in items {
        let next = range(of: item) ?? all
        guard let found = result else {
          result = next
          continue
        }
        result =
          head == "Swift.min"
          ? Swift.min(
            found.lowerBound, next.lowerBound)...Swift.min(found.upperBound, next.upperBound)
          : Swift.max(
            found.lowerBound, next.lowerBound)...Swift.max(found.upperBound, next.upperBound)
      }
      return result
    case "Numbers.magnitude": return 0...Double.infinity
    case "Numbers.least", "Numbers.greatest":
      // An empty list has neither, and gives 0.
      guard let range = items.first.flatMap({ parameterRange($0.flat) }) else { return nil }
      return Swift.min(range.lowerBound, 0)...Swift.max(range.upperBound, 0)
    default: return nil
    }
  }

  /// Whether a whole number is known to be no less than another.
  func isAtLeast(_ whole: String, _ least: Double) -> Bool {
    let known = Int(whole).map { Double($0) } ?? parameterRange("Double(" + whole + ")")?.lowerBound
    return known.map { $0 >= least } ?? false
  }

  /// The range of a constant, of a parameter, or of an entry of one, by how it is written.
  private func parameterRange(_ text: String) -> ClosedRange<Double>? {
    if let known = ranges.first(where: { $0.name == text }) { return required(text, known.range) }
    for binding in bindings[..<globals] {
      let name = binding.value.text
      let isEntry =
        binding.value.kind.isList && text.hasPrefix(name + "[")
        && text.utf8.filter { $0 == UInt8(ascii: "[") }.count == 1
      guard name == text || isEntry, let range = declaredRange(binding.name) else { continue }
      return isEntry ? range : required(text, range)
    }
    return nil
  }

  /// The part of a range that is left by what `require` says of a number.
  private func required(_ text: String, _ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let least = bounds.filter { $0.name == text && $0.isLeast }.map { $0.bound }.max()
    let most = bounds.filter { $0.name == text && !$0.isLeast }.map { $0.bound }.min()
    let low = Swift.max(range.lowerBound, least ?? range.lowerBound)
    return low...Swift.max(low, Swift.min(range.upperBound, most ?? range.upperBound))
  }

  private func declaredRange(_ name: Name) -> ClosedRange<Double>? {
    for declaration in tree.declarations where declaration.name == name {
      guard case .parameter(let form) = declaration.form else { continue }
      switch form.kind {
      case .real(_, let range, _), .reals(_, _, let range, _, _): return range
      case .whole(_, let range, _): return Double(range.lowerBound)...Double(range.upperBound)
      default: return nil
      }
    }
    return nil
  }

  /// Learns from a condition that holds whenever a story is told.
  mutating func learn(_ condition: SwiftValue) {
    guard case .chain(let first, let rest) = condition.code else { return }
    if condition.level == .and {
      for code in [first] + rest.map({ $0.operand }) {
        if case .chain(_, let parts) = code, parts.count == 1 {
          learn(SwiftValue(code, .comparison, .truth))
        }
      }
    } else if condition.level == .comparison, rest.count == 1 {
      let operand = rest[0].operand
      let number =
        Int(operand.flat).map { Double($0) } ?? SwiftValue(operand, .single, .number).number
      if let number, rest[0].sign.hasPrefix(">") || rest[0].sign.hasPrefix("<") {
        let isLeast = rest[0].sign.hasPrefix(">")
        bounds.append((first.flat, number, isLeast))
        bounds.append(("Double(" + first.flat + ")", number, isLeast))
      }
      if rest[0].sign == ">" { facts.append((first.flat, rest[0].operand.flat)) }
      if rest[0].sign == "<" { facts.append((rest[0].operand.flat, first.flat)) }
    }
  }
}
