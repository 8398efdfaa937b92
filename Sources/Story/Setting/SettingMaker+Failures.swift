import Arena

extension SettingMaker {
  /// The most values that a failed episode names.
  private static let mostFigures = 8

  /// Writes the end of an episode that has failed.
  ///
  /// - Parameters:
  ///   - fault: What is wrong; if something is found, what it must be.
  ///   - found: What is found instead.
  ///   - expressions: What it was worked out from, whose names are shown with their values.
  ///   - place: Where the text says it.
  mutating func fail(
    _ fault: Text, found: Value? = nil, from expressions: [Expression], at place: Int
  ) {
    if writer.isSilent { return }
    var names: [Name] = []
    for expression in expressions { collect(&names, in: expression) }
    let line = tree.source.line(of: place)
    var reason = Reason(
      place: "\(tree.source.path ?? "\(tree.name).story" as Text), line \(line)", fault: fault,
      found: found.flatMap { figure("", $0) }, figures: [])
    for name in names where reason.figures.count < SettingMaker.mostFigures {
      guard let index = binding(name), let figure = figure(text(name), bindings[index].value)
      else { continue }
      reason.figures.append(figure)
    }
    writer.fail(because: reason)
  }

  /// A value as a sentence shows it; nil for a list or a seat.
  private mutating func figure(_ name: Text, _ value: Value) -> Reason.Figure? {
    let form: Reason.Form
    switch value.kind {
    case .number: form = .number
    case .truth: form = .truth
    case .member(let set), .optional(let set): form = .member(sets[set].values)
    default: return nil
    }
    if value.isAbsent { return nil }
    return Reason.Figure(
      name: name, register: Int32(truncatingIfNeeded: writer.register(of: value)),
      form: form)
  }

  /// Collects the names in an expression, each once.
  private func collect(_ names: inout [Name], in expression: Expression) {
    if case .name(let name) = expression.form, !names.contains(name) { names.append(name) }
    for part in expression.parts { collect(&names, in: part) }
  }

  /// Lets an episode fail that would divide by zero.
  mutating func checkDivisor(_ divisor: Value, from expressions: [Expression], at place: Int) {
    if let known = divisor.known, known != 0 { return }
    let zero = writer.register(of: 0)
    let fine = writer.jump(.jumpUnlessEqual, writer.register(of: divisor), zero)
    fail("division by zero", from: expressions, at: place)
    writer.land(fine)
  }

  /// Lets an episode fail in which a number is not whole.
  mutating func checkWhole(
    _ value: Value, _ fault: Text, from expressions: [Expression], at place: Int
  ) {
    if let known = value.known, Program.isWhole(known) { return }
    let fine = writer.jump(.jumpIfWhole, writer.register(of: value))
    fail(fault, found: value, from: expressions, at: place)
    writer.land(fine)
  }

  /// Lets an episode fail in which a number has no bound, or is none.
  mutating func checkFinite(
    _ value: Value, _ what: Text, from expressions: [Expression], at place: Int
  ) {
    let fault: Text = "\(what) must be a finite number"
    if let known = value.known {
      if !known.isFinite { object("\(fault), but is \(exact: known)", at: place) }
      return
    }
    let fine = writer.jump(.jumpIfFinite, writer.register(of: value))
    fail(fault, found: value, from: expressions, at: place)
    writer.land(fine)
  }

  /// Lets an episode fail in which a number is not in a range.
  ///
  /// - Parameters:
  ///   - fault: What is wrong.
  ///   - value: The number.
  ///   - range: The range.
  ///   - found: What is shown; the number unless given.
  ///   - expressions: What it was worked out from.
  ///   - place: Where the text says it.
  mutating func check(
    _ fault: Text, _ value: Value, in range: ClosedRange<Double>, found: Value? = nil,
    from expressions: [Expression], at place: Int
  ) {
    let register = writer.register(of: value)
    let least = writer.register(of: range.lowerBound)
    let low = writer.jump(.jumpUnlessLessOrEqual, least, register)
    let fine = writer.jump(
      .jumpIfLessOrEqual, register, writer.register(of: range.upperBound))
    writer.land(low)
    fail(fault, found: found ?? value, from: expressions, at: place)
    writer.land(fine)
  }
}
