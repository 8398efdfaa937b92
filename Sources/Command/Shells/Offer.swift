import Arena
import Catalogue
import Laboratory

/// What a shell offers for a word, with the names of a library filled in.
struct Offer: Equatable {
  /// The words that fit.
  var words: [String] = []
  /// Whether files fit, and with which endings; any if there are none.
  var endings: [String]?
  /// Whether folders fit.
  var hasFolders = false
  /// Whether several words may follow each other with commas between them.
  var isList = false

  /// Whether there is nothing to offer.
  var isEmpty: Bool { self == Offer() }

  /// Fills in what is there.
  init(_ completion: Completion, in library: Library) {
    switch completion {
    case .nothing: break
    case .file(let endings): self.endings = endings
    case .folder: hasFolders = true
    case .mechanism:
      words = Offer.mechanisms(library)
      endings = GameFormat.allCases.map(\.rawValue)
    case .agent: words = library.agents.map { $0.card.id }
    case .welfare: words = library.welfare.map { $0.card.id }
    case .entry:
      words =
        Offer.mechanisms(library) + library.agents.map { $0.card.id }
        + library.welfare.map { $0.card.id }
      endings = GameFormat.allCases.map(\.rawValue)
    case .described:
      self = Offer(.entry, in: library)
      words.append(DescribeCommand.study)
    case .words(let words): self.words = words
    case .list(let item):
      self = Offer(item, in: library)
      // A path with commas in it cannot be told from several.
      endings = nil
      isList = true
    }
  }

  private init() {}

  /// The mechanisms, and each of them in every combinator.
  private static func mechanisms(_ library: Library) -> [String] {
    let plain = library.mechanisms.map { $0.card.id }
    let composed = library.combinators.flatMap { combinator in
      plain.filter { !$0.contains("(") }.map { "\(combinator.name)(\($0))" }
    }
    return plain + composed.filter { !plain.contains($0) }
  }
}

/// A command as shells and the manual show it.
struct CommandOutline {
  /// The word that calls it.
  let name: String
  /// One sentence.
  let summary: String
  /// The positional words.
  let words: [Word]
  /// The options.
  let options: [Option]

  init(_ command: any Subcommand.Type) {
    name = command.name
    summary = command.summary
    words = command.form.words
    options = command.options
  }

  /// All commands.
  static var all: [CommandOutline] { ArenaCommand.commands.map { CommandOutline($0) } }
}

/// A text in single quotes, as bash and zsh read it.
func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

/// A name for a function of a shell: letters, digits and underscores of the program's name.
func identifier(_ program: String) -> String {
  "_" + String(program.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
}
