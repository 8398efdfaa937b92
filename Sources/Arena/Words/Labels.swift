extension Decision {
  /// What is seen at an observation, "car = peach, price = 3"; empty when nothing is.
  public func sight(_ observation: Int) -> String {
    var text = ""
    for seen in sights(observation) {
      text += (text.isEmpty ? "" : ", ") + seen.name + " = " + seen.value
    }
    return text
  }

  /// What is seen at an observation, variable by variable.
  func sights(_ observation: Int) -> [View.Sight] {
    var rest = observation
    var parts: [View.Sight] = []
    for variable in sees.reversed() {
      let index = rest % variable.values.count
      parts.append(
        View.Sight(
          name: variable.name, value: variable.values.label(index), index: index,
          help: variable.values.help(index)))
      rest /= variable.values.count
    }
    return parts.reversed()
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

  /// The name of a seat in a sentence: "the seller", but "bidder 2" when several seats share a role.
  public func title(ofSeat seat: Int) -> String {
    let name = name(ofSeat: seat)
    return roles[roleOfSeat[seat]].seats > 1 ? name : "the \(name)"
  }

  /// The name of an information set: its decision, and what is seen, "sale: car = peach".
  public func name(ofInfoset infoset: Int) -> String {
    let name = decisions[decision(ofInfoset: infoset).decision].name
    let sight = sight(atInfoset: infoset)
    return sight.isEmpty ? name : "\(name): \(sight)"
  }

  /// What is seen at an information set, "car = peach"; empty if nothing is.
  public func sight(atInfoset infoset: Int) -> String {
    let (index, observation) = decision(ofInfoset: infoset)
    return decisions[index].sight(observation)
  }

  /// The label of an action at an information set.
  public func label(ofAction action: Int, atInfoset infoset: Int) -> String {
    decisions[decision(ofInfoset: infoset).decision].actions.label(action)
  }
}
