import Arena
import Catalogue
import Laboratory
import Reporting

/// Lists what can be named.
enum ListCommand: Subcommand {
  static let name = "list"
  static let summary = "List mechanisms, agents and welfare functions."
  static let words = ["[mechanisms|agents|welfare|combinators]"]
  static let options = [Option.json]

  private static let kinds = ["mechanisms", "agents", "welfare", "combinators"]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let wanted = arguments.words.first
    if let wanted, !kinds.contains(wanted) {
      throw StudyError(
        "expected mechanisms, agents, welfare or combinators, but found '\(printable(wanted))'"
          + StudyError.suggestion(for: wanted, among: kinds))
    }
    let chosen = wanted.map { [$0] } ?? kinds
    if arguments.has(.json) {
      let lists = chosen.map { ($0, JSON.array(cards($0, context.library).map(\.json))) }
      let json =
        wanted == nil ? JSON.object(Dictionary(uniqueKeysWithValues: lists)) : lists[0].1
      context.terminal.print(json.indented, terminator: "")
      return 0
    }
    for kind in chosen {
      var table = TextTable([kind, ""])
      for card in cards(kind, context.library) { table.add([card.id, card.summary]) }
      context.terminal.print(table.text(width: context.terminal.width))
    }
    return 0
  }

  private static func cards(_ kind: String, _ library: Library) -> [Card] {
    switch kind {
    case "mechanisms": library.mechanisms.map { $0.card }
    case "agents": library.agents.map { $0.card }
    case "welfare": library.welfare.map { $0.card }
    default:
      library.combinators.map {
        Card("\($0.name)(MECHANISM)", $0.summary, source: "Around any mechanism.")
      }
    }
  }
}

extension Card {
  /// The card as JSON.
  var json: JSON {
    .object(["id": .string(id), "summary": .string(summary), "source": .string(source)])
  }
}
