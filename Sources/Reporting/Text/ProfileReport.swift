import Arena
import GameTheory
public import Laboratory

/// The judgement of a given profile, for the terminal.
public struct ProfileReport {
  private let judgement: ProfileJudgement

  /// The most information sets of one player that are told.
  private static let most = 12

  /// Makes a report of a judgement.
  public init(_ judgement: ProfileJudgement) { self.judgement = judgement }

  /// The verdict, a table of the players, the welfare, and what deviators do instead.
  public func text(width: Int = 80) -> String {
    let shape = judgement.tree.shape
    let verdict =
      judgement.isEquilibrium
      ? "an equilibrium: nobody gains by playing otherwise"
      : "no equilibrium: somebody gains by playing otherwise"
    var text = line("\(judgement.mechanism.card.id): the given profile is \(verdict).", width)
    var table = TextTable(["player", "payoff", "regret"], numbers: ["payoff", "regret"])
    for deviation in judgement.deviations {
      let payoff = judgement.answer.expectation.payoffs[deviation.seat]
      let regret = deviation.gain <= judgement.slack ? 0 : deviation.gain
      table.add([shape.name(ofSeat: deviation.seat), figure(payoff), figure(regret)])
    }
    text += "\n" + table.text(width: width) + "\n"
    for (name, value) in judgement.welfare { text += line("\(name): \(figure(value))", width) }
    for deviation in judgement.deviations where deviation.gain > judgement.slack {
      let name = shape.name(ofSeat: deviation.seat)
      text += "\n" + line("\(name) gains \(figure(deviation.gain)) by:", width)
      for place in deviation.conduct.prefix(ProfileReport.most) {
        let actions = place.actions.map(\.label).joined(separator: ", ")
        text += line("  \(place.place): \(actions)", width)
      }
      let left = deviation.conduct.count - ProfileReport.most
      if left > 0 { text += "  ... \(left) more information sets\n" }
    }
    return text
  }

  private func line(_ text: String, _ width: Int) -> String {
    wrap(text, width).joined(separator: "\n") + "\n"
  }
}
