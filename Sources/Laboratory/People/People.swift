public import Arena
public import Theory

/// People who are asked for the agents of a study that are persons.
public struct People: Sendable {
  /// Asks one of them, one question after the other; nil when nobody answers any more.
  let ask: @Sendable (PersonQuestion) -> Int?
  /// Told what a match came to for one of them.
  let tell: @Sendable (PersonOutcome) -> Void

  /// Makes people of what is asked and told.
  public init(
    ask: @escaping @Sendable (PersonQuestion) -> Int?,
    tell: @escaping @Sendable (PersonOutcome) -> Void
  ) {
    self.ask = ask
    self.tell = tell
  }

  /// Why there is no answer where nobody is there to be asked.
  public static let absence =
    "people play in this study: take what they answered from the recording beside it by --replay, or run "
    + "it at a terminal, where they are asked; --ask asks by whatever standard input is"
}

/// A question to a person.
public struct PersonQuestion: Sendable {
  /// What is asked of whom.
  public let question: Question
  /// The name of the cell of the study.
  public let cell: String
  /// The name of the person's group, and how many there are in it.
  public let group: (name: String, count: Int)
  /// What the person may know.
  public let view: View
  /// The game that is played, and what theory says about it within its budget.
  public let desk: TheoryDesk
}

/// What a match came to for a person.
public struct PersonOutcome: Sendable {
  /// Whose match it was, and what the person earned in it.
  public let outcome: Outcome
  /// The name of the person's group, and how many there are in it.
  public let group: (name: String, count: Int)
}

extension Study {
  /// Whether some agents of it are persons.
  ///
  /// - Throws: ``StudyError`` when a cell does not go together.
  public var hasPeople: Bool {
    get throws(StudyError) { try samples().contains { $0.hasPeople } }
  }

  /// How many persons a cell of it has at most, among those that stand for all.
  ///
  /// - Throws: ``StudyError`` when a cell does not go together.
  public var mostPeople: Int {
    get throws(StudyError) {
      try samples().reduce(0) { most, cell in
        let people = cell.groups.filter { $0.agent is PersonAgent }
        return Swift.max(most, people.reduce(0) { $0 + $1.group.count })
      }
    }
  }
}

extension Cell {
  /// Whether some of its agents are persons.
  var hasPeople: Bool { groups.contains { $0.agent is PersonAgent } }
}
