import Arena
import Laboratory
import Theory

/// Asks the people of a study at the keyboard, one after the other.
enum StudyPlay {
  /// People who are told the rules of every cell when its first question comes.
  static func people(of study: Study, _ questioner: Questioner) -> People {
    let rules = Rules()
    let isAlone = study.cellCount == 1
    return People(
      ask: { question in
        if rules.areNew(question.cell) {
          questioner.say("")
          if !isAlone { questioner.say("\(printable(question.cell)):") }
          for line in question.desk.game.rules { questioner.say(line) }
        }
        let name = name(question.group, question.question.agent)
        return questioner.ask(
          question, of: name,
          heading: "\(name): round \(question.question.round + 1). You are \(question.view.name).")
      },
      tell: { told in
        questioner.say(
          "\(name(told.group, told.outcome.agent)) earned \(NumberText.figure(told.outcome.payoff)) in "
            + "round \(told.outcome.round + 1).")
      })
  }

  /// What a person is called: by the group, or in it by the number in the population.
  private static func name(_ group: (name: String, count: Int), _ agent: Int) -> String {
    let name = printable(group.name)
    return group.count == 1 ? name : "\(name) (agent \(agent + 1))"
  }

  /// The cells whose rules were told; people are asked one after the other.
  private final class Rules: @unchecked Sendable {
    private var told: Set<String> = []

    func areNew(_ cell: String) -> Bool { told.insert(cell).inserted }
  }
}
