import GameTheory
import Laboratory

/// A visitor to whom a command shows its words and options: it makes the help, the completions of a
/// shell or the manual, or reads a command line.
///
/// A command keeps every value in a property of its own and shows it once, with name, kind and help;
/// what the property holds before is the default.
protocol LineVisitor {
  /// Takes note of an option, and may set its value from the texts that are given for it.
  mutating func option<Value>(
    _ option: Option, _ value: inout Value, read: ([String]) throws(StudyError) -> Value)

  /// Takes note of a positional word, and may set its value from the words that stand there.
  mutating func word<Value>(
    _ word: Word, _ value: inout Value, read: ([String]) throws(StudyError) -> Value)
}

extension LineVisitor {
  /// Shows a flag.
  mutating func flag(
    _ name: String, _ value: inout Bool, _ help: String, concepts: [Concept] = []
  ) {
    option(Option(name: name, help: help, concepts: concepts), &value) { _ in true }
  }

  /// Shows an option that has a value whether it is given or not.
  mutating func option<Value>(
    _ name: String, _ value: inout Value, _ kind: ValueKind<Value>, _ help: String,
    concepts: [Concept] = []
  ) {
    let form = Option(
      name: name, placeholder: kind.placeholder, help: help, range: kind.range,
      fallback: kind.show(value), completion: kind.completion, concepts: concepts)
    option(form, &value) { texts throws(StudyError) in try kind.read(texts[0], name) }
  }

  /// Shows an option that has a value only when it is given, and says what holds otherwise.
  mutating func option<Value>(
    _ name: String, _ value: inout Value?, _ kind: ValueKind<Value>, _ help: String,
    unless fallback: String? = nil, concepts: [Concept] = []
  ) {
    let form = Option(
      name: name, placeholder: kind.placeholder, help: help, range: kind.range,
      fallback: fallback, completion: kind.completion, concepts: concepts)
    option(form, &value) { texts throws(StudyError) in try kind.read(texts[0], name) }
  }

  /// Shows an option that may be given several times.
  mutating func option<Value>(
    _ name: String, each values: inout [Value], _ kind: ValueKind<Value>, _ help: String,
    unless fallback: String? = nil
  ) {
    let form = Option(
      name: name, placeholder: kind.placeholder, help: help, range: kind.range,
      fallback: fallback, completion: kind.completion, repeats: true)
    option(form, &values) { texts throws(StudyError) in
      try texts.map { text throws(StudyError) in try kind.read(text, name) }
    }
  }

  /// Shows an option that takes several values with commas between them.
  mutating func option<Value>(
    _ name: String, list values: inout [Value]?, _ kind: ValueKind<Value>, _ help: String,
    unless fallback: String? = nil
  ) {
    let form = Option(
      name: name, placeholder: "\(kind.placeholder),...", help: help, range: kind.range,
      fallback: fallback, completion: .list(kind.completion))
    option(form, &values) { texts throws(StudyError) in
      let parts = texts[0].split(separator: ",", omittingEmptySubsequences: false)
      return try parts.map { part throws(StudyError) in try kind.read(String(part), name) }
    }
  }

  /// Shows a positional word that must be there.
  mutating func word(
    _ placeholder: String, _ value: inout String, _ meaning: String,
    _ completion: Completion = .nothing
  ) {
    word(Word(placeholder: placeholder, meaning: meaning, completion: completion), &value) {
      $0[0]
    }
  }

  /// Shows a positional word that may be missing.
  mutating func word(
    _ placeholder: String, _ value: inout String?, _ meaning: String,
    _ completion: Completion = .nothing
  ) {
    let form = Word(
      placeholder: placeholder, meaning: meaning, completion: completion, isOptional: true)
    word(form, &value) { $0[0] }
  }

  /// Shows any number of positional words.
  mutating func words(
    _ placeholder: String, _ values: inout [String], _ meaning: String, _ completion: Completion
  ) {
    let form = Word(
      placeholder: placeholder, meaning: meaning, completion: completion, isOptional: true,
      repeats: true)
    word(form, &values) { $0 }
  }

  /// Shows a positional word that must be one of the named values of a type.
  mutating func word<Value: CaseIterable & RawRepresentable & Sendable>(
    choice placeholder: String, _ value: inout Value
  ) where Value.RawValue == String {
    word(choiceWord(placeholder, Value.self), &value) { texts throws(StudyError) in
      try choose(texts[0])
    }
  }

  /// Shows a positional word that is one of the named values of a type, or missing.
  mutating func word<Value: CaseIterable & RawRepresentable & Sendable>(
    choice placeholder: String, _ value: inout Value?
  ) where Value.RawValue == String {
    var form = choiceWord(placeholder, Value.self)
    form.isOptional = true
    word(form, &value) { texts throws(StudyError) in try choose(texts[0]) }
  }
}

private func choiceWord<Value: CaseIterable & RawRepresentable>(
  _ placeholder: String, _ type: Value.Type
) -> Word where Value.RawValue == String {
  let names = type.allCases.map(\.rawValue)
  return Word(
    placeholder: placeholder, meaning: alternatives(names), completion: .words(names))
}

private func choose<Value: CaseIterable & RawRepresentable>(_ text: String) throws(StudyError)
  -> Value where Value.RawValue == String
{
  if let value = Value(rawValue: text) { return value }
  throw StudyError(missing(text, "expected", among: Value.allCases.map(\.rawValue)))
}

extension LineVisitor {
  /// Shows the seed of everything random.
  mutating func seed(_ value: inout Int) {
    option("--seed", &value, .int(in: 0...(1 << 53)), "The seed of everything random")
  }

  /// Shows the number of threads.
  mutating func threads(_ value: inout Int?) {
    option("--threads", &value, .int(in: 1...1024), "How many threads", unless: "all cores")
  }

  /// Shows the parameters of a mechanism.
  mutating func settings(
    _ settings: inout [String: JSON],
    help: String = "Set a parameter of the mechanism; NAME=VALUE alone does it too"
  ) {
    let form = Option(
      name: LineReader.settings, placeholder: "NAME=VALUE", help: help, repeats: true)
    option(form, &settings) { texts throws(StudyError) in try Settings.read(texts) }
  }
}

/// Collects what a command shows.
struct LineForm: LineVisitor {
  private(set) var options: [Option] = []
  private(set) var words: [Word] = []

  mutating func option<Value>(
    _ option: Option, _ value: inout Value, read: ([String]) throws(StudyError) -> Value
  ) { options.append(option) }

  mutating func word<Value>(
    _ word: Word, _ value: inout Value, read: ([String]) throws(StudyError) -> Value
  ) { words.append(word) }
}
