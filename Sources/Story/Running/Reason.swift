import Arena

/// Why a story can fail: a sentence, and the values that led there, which only the episode knows.
struct Reason: Sendable {
  /// A value of the episode, as a sentence shows it.
  struct Figure: Sendable {
    /// What the text calls it.
    let name: Text
    /// Where its number is.
    var register: Int32
    let form: Form
  }

  /// What the number of a value stands for.
  enum Form: Sendable {
    case number, truth
    /// A member of a set, perhaps none, which comes after the last one.
    case member(Values)
  }

  /// File and line.
  let place: Text
  /// What is wrong.
  let fault: Text
  /// What was found instead; nil if the fault says it.
  var found: Figure?
  /// What the fault was worked out from.
  var figures: [Figure]

  /// The sentence with the values that are in the registers.
  @inline(never) func sentence(_ registers: UnsafeMutablePointer<Double>) -> Text {
    var text: Text = "\(place): \(fault)"
    if let found { text = "\(text), but is \(Reason.words(found, registers))" }
    for (index, figure) in figures.enumerated() {
      let words = Reason.words(figure, registers)
      text = "\(text)\(index == 0 ? " (" : ", ")\(figure.name) = \(words)"
    }
    return figures.isEmpty ? text : "\(text))"
  }

  private static func words(
    _ figure: Figure, _ registers: UnsafeMutablePointer<Double>
  ) -> Text {
    let number = registers[Int(figure.register)]
    switch figure.form {
    case .number: return "\(grid: number)"
    case .truth: return number == 1 ? "true" : "false"
    case .member(let values):
      guard let index = Int(exactly: number), index >= 0 && index < values.count else {
        return "none"
      }
      return Text(values.label(index))
    }
  }
}
