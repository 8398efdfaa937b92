import Arena
import Catalogue
package import Laboratory
import Theory

/// What a command line asks to be shown: names of mechanisms, story files and studies.
package enum Choices {
  /// Returns the study of a name.
  ///
  /// A study is taken as it is. A mechanism and a story are played with their defaults by epsilon-greedy
  /// learners, or by the first kind of agents that can.
  ///
  /// - Throws: ``StudyError`` when there is nothing by that name, or nobody can play it.
  package static func study(_ name: String, _ library: Library) throws -> Study {
    if isStudy(name) { return try Study(file: name, library: library) }
    let mechanism = try Cell.configure(name, [:], library)
    let desk = try TheoryDesk(mechanism)
    let prepared = PreparedGame(desk)
    let learner = "epsilon-greedy"
    let kinds =
      library.agents.filter { $0.card.id == learner }
      + library.agents.filter { $0.card.id != learner }
    guard let kind = kinds.first(where: { (try? prepared.brief($0.init())) != nil }) else {
      throw StudyError("\(printable(name)): no kind of agent can play it with its defaults")
    }
    let shape = desk.game.shape
    let rounds = Int(Swift.max(50, Swift.min(4000, 4000 / shape.expectedRounds)))
    return try Study(
      .object([
        "title": .string(mechanism.card.id), "mechanism": .string(name),
        "population": .array([
          .object([
            "agent": .string(kind.card.id), "name": .string("players"),
            "count": .integer(learners * shape.seats),
          ])
        ]),
        "rounds": .integer(rounds), "seed": .integer(1),
      ]), library: library)
  }

  /// How many learners there are for each seat.
  private static let learners = 20

  /// The names of all mechanisms that a page can play.
  package static var all: [String] { Catalogue.mechanisms.map { $0.card.id } }

  private static func isStudy(_ name: String) -> Bool {
    name.hasSuffix(".json5") || name.hasSuffix(".json")
  }
}
