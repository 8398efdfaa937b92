import Arena

extension StoryTree {
  /// The parameter as the contract has it, with the value that the text gives it; nil for what is none.
  func knob(of declaration: Declaration) -> Knob? {
    switch declaration.form {
    case .set(let set):
      guard let open = set.open else { return nil }
      return Knob(
        open.label.string, .texts(limit: open.limit),
        .texts(set.members.map { text($0.name).string }),
        open.help.string)
    case .parameter(let parameter):
      let (domain, value): (Knob.Domain, Knob.Value) =
        switch parameter.kind {
        case .real(let number, let range, let unit):
          (.real(range, unit: unit.string), .real(number))
        case .whole(let number, let range, let unit):
          (.integer(range, unit: unit.string), .integer(number))
        case .truth(let isTrue): (.truth, .truth(isTrue))
        case .choice(let index, let names): (.choice(names.map { text($0).string }), .choice(index))
        case .reals(let numbers, _, let range, let unit, _):
          (.reals(limit: ParameterForm.mostEntries, range, unit: unit.string), .reals(numbers))
        }
      return Knob(parameter.label.string, domain, value, parameter.help.string)
    default: return nil
    }
  }
}
