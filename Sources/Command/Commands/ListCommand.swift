import Arena
import Catalogue
import Laboratory
import Reporting

/// Lists what can be named.
struct ListCommand: Subcommand {
  static let name = "list"
  static let summary = "List mechanisms, agents, welfare functions and combinators."

  private enum Kind: String, CaseIterable {
    case mechanisms, agents, welfare, combinators
  }

  private var wanted: Kind?

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(choice: "KIND", &wanted)
  }

  func run(_ context: Context) throws -> Int32 {
    let chosen = wanted.map { [$0] } ?? Kind.allCases
    if context.asksJSON {
      let lists = chosen.map { ($0.rawValue, JSON.array(cards($0, context.library).map(\.json))) }
      let json =
        wanted == nil ? JSON.object(Dictionary(uniqueKeysWithValues: lists)) : lists[0].1
      context.terminal.print(json.indented, terminator: "")
      return 0
    }
    for kind in chosen {
      var table = TextTable([kind.rawValue, ""])
      for card in cards(kind, context.library) { table.add([card.id, card.summary]) }
      context.terminal.print(table.text(width: context.terminal.width))
    }
    return 0
  }

  private func cards(_ kind: Kind, _ library: Library) -> [Card] {
    switch kind {
    case .mechanisms: library.mechanisms.map { $0.card }
    case .agents: (library.agents + Library.outside).map { $0.card }
    case .welfare: library.welfare.map { $0.card }
    case .combinators:
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
