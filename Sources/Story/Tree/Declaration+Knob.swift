import Arena

extension Declaration {
  /// The parameter as the contract has it, with the value that the text gives it; nil for what is none.
  func knob(_ text: (Name) -> String) -> Knob? {
    switch form {
    case .set(let set):
      guard let open = set.open else { return nil }
      return Knob(
        open.label, .texts(limit: open.limit), .texts(set.members.map { text($0.name) }), open.help)
    case .parameter(let parameter):
      let (domain, value): (Knob.Domain, Knob.Value) =
        switch parameter.kind {
        case .real(let number, let range, let unit): (.real(range, unit: unit), .real(number))
        case .whole(let number, let range, let unit):
          (.integer(range, unit: unit), .integer(number))
        case .truth(let isTrue): (.truth, .truth(isTrue))
        case .choice(let index, let names): (.choice(names.map { text($0) }), .choice(index))
        case .reals(let numbers, _, let range, let unit, _):
          (.reals(limit: ParameterForm.mostEntries, range, unit: unit), .reals(numbers))
        }
      return Knob(parameter.label, domain, value, parameter.help)
    default: return nil
    }
  }
}
