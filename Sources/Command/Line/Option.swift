import GameTheory

/// What an option of a command is, apart from the type of its value.
///
/// Help, completions, the manual and the reading of a command line are all made from it.
struct Option: Sendable {
  /// The name with its dashes, for example "--seed".
  let name: String
  /// What follows it in help, for example "N"; nil for a flag.
  var placeholder: String?
  /// What it is for, in a sentence without its full stop.
  let help: String
  /// The values it takes, in words: "1 to 1000", "optimistic or pessimistic".
  var range: String?
  /// What holds unless it is given.
  var fallback: String?
  /// What a shell offers after it.
  var completion = Completion.nothing
  /// Whether it may be given several times.
  var repeats = false
  /// The solution concepts that read it; empty if every concept does.
  var concepts: [Concept] = []

  static let json = Option(name: "--json", help: "Print JSON instead of text")
  static let help = Option(name: "--help", help: "Print this page")

  /// The name and what follows it: "--seed N".
  var usage: String { name + (placeholder.map { " \($0)" } ?? "") }

  /// The help with all that was declared, such as "The seed (0 to 9; 1 unless given)".
  var sentence: String {
    var facts: [String] = []
    if !concepts.isEmpty { facts.append("for " + concepts.map(\.rawValue).joined(separator: ", ")) }
    if let range { facts.append(range) }
    if let fallback { facts.append("\(fallback) unless given") }
    if repeats { facts.append("repeatable") }
    return help + (facts.isEmpty ? "." : " (\(facts.joined(separator: "; "))).")
  }
}

/// What a word of a command line is that is no option.
struct Word: Sendable {
  /// What stands for it in help, for example "MECHANISM".
  let placeholder: String
  /// What it is, in the middle of a sentence: "the name of a mechanism".
  let meaning: String
  /// What a shell offers for it.
  let completion: Completion
  /// Whether it may be missing.
  var isOptional = false
  /// Whether several may follow each other.
  var repeats = false

  /// How help shows it: "[NAME...]".
  var usage: String {
    let text = placeholder + (repeats ? "..." : "")
    return isOptional ? "[\(text)]" : text
  }
}

/// What a shell offers for a value.
enum Completion: Sendable, Equatable {
  /// Nothing can be known.
  case nothing
  /// A file with one of some endings; any file where there are none.
  case file([String])
  /// A folder.
  case folder
  /// A mechanism of the library or a game file.
  case mechanism
  /// A kind of agent.
  case agent
  /// A welfare function.
  case welfare
  /// A mechanism, a game file, a kind of agent or a welfare function.
  case entry
  /// Such an entry, or the word for the fields of a study.
  case described
  /// One of some words.
  case words([String])
  /// Several of what another one offers, with commas between them.
  indirect case list(Completion)
}
