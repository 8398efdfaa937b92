extension SwiftWriter {
  /// Whether nature lets something happen.
  mutating func chance(
    _ name: Name, _ label: String, _ probability: Expression, at place: Int
  ) -> SwiftValue {
    let probability = value(probability, .number)
    if !isProbability(probability) {
      checks.append(
        SwiftCheck(
          condition: SwiftValue(.call("(0...1).contains", [probability.code]), .single, .truth),
          reason: "a probability is not in 0...1: " + probability.text))
    }
    let number = declare(name, label, .call("Draw", [.quote(label)]))
    return SwiftValue(.call("episode.chance", [.text(number), probability.code]), .single, .truth)
  }

  /// What nature draws.
  mutating func draw(
    _ name: Name, _ form: TypeForm, _ label: String, _ weights: Statement.Weights
  ) -> SwiftValue {
    let kind = kind(form)
    guard case .member(let set) = kind else { return refuse("no set to draw from", at: form.place) }
    let number = declare(name, label, .call("Draw", [.quote(label), dotted(values(of: set))]))
    var items: [SwiftCode] = [.text(number)]
    switch weights {
    case .uniform: items.append(.text("uniform: " + sets[set].count))
    case .list(let list):
      let list = value(list, lists.kind(of: .number, per: .members(set)))
      items.append(.prefixed("of: ", list.code))
      check(list.code, label)
    case .each(let cases):
      let code = self.weights(cases, set)
      items.append(.prefixed("of: ", code))
      if case .list(let known) = code, areWeights(known) { break }
      check(code, label)
    }
    return SwiftValue(.call("episode.chance", items), .single, kind)
  }

  /// Has the episode fail whose weights are none.
  private mutating func check(_ code: SwiftCode, _ label: String) {
    let condition = help(.areWeights, "areWeights", [code])
    let reason = "'\(label)': no weight may be negative, and one has to be positive"
    checks.append(SwiftCheck(condition: SwiftValue(condition, .single, .truth), reason: reason))
  }

  /// The weights of the members of a set, in their order.
  private mutating func weights(_ cases: [Expression.Case], _ set: Int) -> SwiftCode {
    var known: [SwiftCode] = []
    var pieces: [SwiftCode] = []
    for (index, name) in sets[set].members.enumerated() {
      guard let item = cases.first(where: { $0.name == name }) else { continue }
      let weight = value(item.result, .number)
      let condition = sets[set].conditions.isEmpty ? nil : sets[set].conditions[index]
      guard let condition else {
        known.append(weight.code)
        continue
      }
      if !known.isEmpty { pieces.append(.list(known)) }
      known = []
      pieces.append(
        .parentheses(.ternary(condition.operand(of: .or), .list([weight.code]), .text("[]"))))
    }
    if !known.isEmpty { pieces.append(.list(known)) }
    guard let first = pieces.first else { return .list([]) }
    let rest = pieces.dropFirst().map { (sign: "+", operand: $0) }
    return rest.isEmpty ? first : .chain(first, rest)
  }

  /// The number of a draw; one that is drawn in several places is one draw.
  private mutating func declare(_ name: Name, _ label: String, _ code: SwiftCode) -> String {
    if let draw = draws.first(where: { $0.label == label }) { return "Nature." + draw.name }
    var swift = SwiftNames.members([text(name)])[0]
    if draws.contains(where: { $0.name == swift }) { swift = SwiftNames.members([label])[0] }
    if draws.contains(where: { $0.name == swift }) { swift += String(draws.count) }
    draws.append(SwiftDraw(label: label, code: code, name: swift))
    return "Nature." + swift
  }

  mutating func gain(_ amount: Expression, by form: SeatForm) {
    let amount = value(amount, .number)
    flush()
    let opening = out.lines.count
    let seat = open(form)
    out.statement("", .call("episode.gain", [amount.code, .text("by: " + seat.name)]))
    if seat.isLoop { out.closeShort(since: opening) }
  }

  mutating func transfer(_ amount: Expression, from payer: SeatForm?, to payee: SeatForm?) {
    let amount = value(amount, .number)
    flush()
    let opening = out.lines.count
    let from = payer.map { open($0) }
    let inner = out.lines.count
    let to = payee.map { open($0) }
    let payer = from.map { $0.name } ?? "nil"
    let payee = to.map { $0.name } ?? "nil"
    if payer == "nil" && payee == "nil" { return }
    var items = [amount.code]
    if payer != "nil" { items.append(.text("from: " + payer)) }
    if payee != "nil" { items.append(.text("to: " + payee)) }
    // Money that nobody takes and nobody gives is not moved.
    let isOptional = [from, to].contains { $0?.isOptional ?? false }
    if isOptional && payer == "nil" { items.insert(.text("from: nil"), at: 1) }
    if isOptional && payee == "nil" { items.append(.text("to: nil")) }
    out.statement("", .call("episode.transfer", items))
    if to?.isLoop ?? false { out.closeShort(since: inner) }
    if from?.isLoop ?? false { out.closeShort(since: opening) }
  }

  /// A seat of a verb; a loop is begun where there are several.
  private mutating func open(
    _ form: SeatForm
  ) -> (name: String, isLoop: Bool, isOptional: Bool) {
    switch form.kind {
    case .treasury: return ("nil", false, false)
    case .each(let name):
      guard case .role(let role)? = meaning(name) else { return ("nil", false, false) }
      let party = parties[role]
      if party.isSingle && party.condition == nil { return (party.all, false, false) }
      let seat = names.value("each-" + text(name))
      let all = party.isSingle ? "[" + party.all + "]" : party.all
      let test = party.condition.map { " where " + $0.text } ?? ""
      out.open("for " + seat + " in " + all + test + " {")
      return (seat, true, false)
    case .seat(let expression):
      let seat = value(expression)
      guard form.orTreasury, case .seat(let role) = seat.kind,
        let condition = parties[role].condition
      else { return (seat.text, false, false) }
      return (
        condition.operand(of: .or).flat + " ? " + seat.text + " : nil", false, true
      )
    }
  }
}
