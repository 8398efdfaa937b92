public import Arena

extension Values {
  /// The label of a value.
  public func label(_ index: Int) -> String {
    switch self {
    case .named(let names): names[index]
    case .numbers(let from, let step, _): JSON.text(Values.rounded(from + step * Double(index)))
    }
  }

  /// Twelve significant digits: hides the rounding of from + step x index.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    let places = 12 - Int(Portable.log(value.magnitude) / 2.302_585_092_994_046)
    guard places >= 0, places <= 20 else { return value }
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    return (value * scale).rounded() / scale
  }
}

extension Decision {
  /// What is seen at an observation, "car = peach, price = 3"; empty when nothing is.
  public func sight(_ observation: Int) -> String {
    var rest = observation
    var parts: [String] = []
    for variable in sees.reversed() {
      parts.append("\(variable.name) = \(variable.values.label(rest % variable.values.count))")
      rest /= variable.values.count
    }
    return parts.reversed().joined(separator: ", ")
  }
}

extension Shape {
  /// The name of a seat: its role, numbered from 1 when several seats share it.
  public func name(ofSeat seat: Int) -> String {
    let role = roles[roleOfSeat[seat]]
    guard role.seats > 1 else { return role.name }
    let first = roleOfSeat.firstIndex(of: roleOfSeat[seat]) ?? 0
    return "\(role.name) \(seat - first + 1)"
  }

  /// The name of an information set: its decision, and what is seen, "sale: car = peach".
  public func name(ofInfoset infoset: Int) -> String {
    let (index, observation) = decision(ofInfoset: infoset)
    let sight = decisions[index].sight(observation)
    return sight.isEmpty ? decisions[index].name : "\(decisions[index].name): \(sight)"
  }

  /// The label of an action at an information set.
  public func label(ofAction action: Int, atInfoset infoset: Int) -> String {
    decisions[decision(ofInfoset: infoset).decision].actions.label(action)
  }
}
