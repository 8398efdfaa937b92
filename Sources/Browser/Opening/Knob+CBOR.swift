import Arena

extension Knob {
  /// The value.
  var written: CBOR {
    switch (value, domain) {
    case (.real(let value), _): .real(value)
    case (.integer(let value), _): .count(value)
    case (.truth(let value), _): .truth(value)
    case (.choice(let index), .choice(let names)): .text(names[index])
    case (.choice(let index), _): .count(index)
    case (.reals(let values), _): .reals(values)
    case (.texts(let values), _): .texts(values)
    }
  }

  /// What a listing says of the parameter.
  var listing: CBOR {
    var fields: [CBOR.Field] = [.init("name", .text(name))]
    func range(_ low: CBOR, _ high: CBOR, _ unit: String) {
      fields += [.init("low", low), .init("high", high), .init("unit", .text(unit))]
    }
    func kind(_ name: String) { fields.append(.init("kind", .text(name))) }
    switch domain {
    case .real(let bounds, let unit):
      kind("number")
      range(.real(bounds.lowerBound), .real(bounds.upperBound), unit)
    case .integer(let bounds, let unit):
      kind("whole")
      range(.count(bounds.lowerBound), .count(bounds.upperBound), unit)
    case .truth: kind("truth")
    case .choice(let names):
      kind("choice")
      fields.append(.init("choices", .texts(names)))
    case .reals(let limit, let bounds, let unit):
      kind("numbers")
      fields.append(.init("limit", .count(limit)))
      range(.real(bounds.lowerBound), .real(bounds.upperBound), unit)
    case .texts(let limit, _):
      kind("texts")
      fields.append(.init("limit", .count(limit)))
    }
    return .map(fields + [.init("value", written), .init("help", .text(help))])
  }

  /// Sets the value from what a request gives.
  ///
  /// - Throws: What was expected and what was found.
  mutating func set(_ given: CBOR) throws(Refusal) {
    switch domain {
    case .real(let range, _):
      guard let number = given.asReal, range.contains(number) else {
        throw wrong("a number in " + Knob.text(range), given)
      }
      value = .real(number)
    case .integer(let range, _):
      guard let number = given.asWhole.flatMap({ Int(exactly: $0) }), range.contains(number) else {
        throw wrong("a whole number in \(range.lowerBound)...\(range.upperBound)", given)
      }
      value = .integer(number)
    case .truth:
      guard case .truth(let flag) = given else { throw wrong("true or false", given) }
      value = .truth(flag)
    case .choice(let names):
      guard case .text(let text) = given, let index = names.firstIndex(of: text) else {
        var hint = ""
        if case .text(let text) = given { hint = Refusal.suggestion(for: text, among: names) }
        let list = names.reduce("") { $0 + ($0.isEmpty ? "" : ", ") + $1 }
        throw Refusal(wrong("one of " + list, given).sentence + hint)
      }
      value = .choice(index)
    case .reals(let limit, let range, _):
      let expected = "a list of at most \(limit) numbers in " + Knob.text(range)
      guard case .list(let items) = given, items.count <= limit else {
        throw wrong(expected, given)
      }
      var numbers: [Double] = []
      for item in items {
        guard let number = item.asReal, range.contains(number) else { throw wrong(expected, item) }
        numbers.append(number)
      }
      value = .reals(numbers)
    case .texts(let limit, _):
      let expected = "a list of at most \(limit) texts of 1 to 60 characters"
      guard case .list(let items) = given, items.count <= limit else {
        throw wrong(expected, given)
      }
      var texts: [String] = []
      for item in items {
        guard case .text(let text) = item, !text.isEmpty, text == text.shown() else {
          throw wrong(expected, item)
        }
        texts.append(text)
      }
      value = .texts(texts)
    }
  }

  private func wrong(_ expected: String, _ found: CBOR) -> Refusal {
    Refusal("'\(name)' must be \(expected), but found \(found.kind)")
  }

  private static func text(_ range: ClosedRange<Double>) -> String {
    NumberText.exact(range.lowerBound) + "..." + NumberText.exact(range.upperBound)
  }
}

/// Shows the parameters of something to a function, which may set them.
typealias KnobShowing = (@escaping (inout Knob) -> Void) -> Void

/// The parameters of one thing, as they are or as a request sets them.
enum Parameters {
  /// Every parameter with its value.
  static func list(_ show: KnobShowing) -> [Knob] {
    let list = KnobList()
    show { list.knobs.append($0) }
    return list.knobs
  }

  /// Sets the parameters that are given.
  ///
  /// - Throws: The first thing that is wrong: a bad value, or a name that nobody declared.
  static func set(_ given: Fields?, of owner: String, _ show: KnobShowing) throws(Refusal) {
    guard let given else { return }
    let list = KnobList()
    show { knob in
      list.knobs.append(knob)
      guard let value = given[knob.name], list.refusal == nil else { return }
      do throws(Refusal) { try knob.set(value) } catch { list.refusal = error }
    }
    if let refusal = list.refusal { throw Refusal("\(owner): " + refusal.sentence) }
    let names = list.knobs.map { $0.name }
    for field in given.all where !names.contains(field.name) {
      throw Refusal(
        "\(owner) has no parameter '\(field.name.shown())'"
          + Refusal.suggestion(for: field.name, among: names))
    }
  }
}

/// What a function that is shown parameters writes down.
private final class KnobList {
  var knobs: [Knob] = []
  var refusal: Refusal?
}
