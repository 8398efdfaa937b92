import Arena
import GameTheory
public import Laboratory
import Theory

/// The judgement of a given profile, for the terminal.
public struct ProfileReport {
  let judgement: ProfileJudgement

  /// The most information sets of one player that are told.
  private static let most = 12

  /// Makes a report of a judgement.
  public init(_ judgement: ProfileJudgement) { self.judgement = judgement }

  /// The verdict, a table of the players, the welfare, and what deviators do instead.
  public func text(width: Int = 80) -> String {
    var text = line(verdict, width)
    var table = TextTable(["player", "payoff", "regret"], numbers: ["payoff", "regret"])
    for player in players {
      table.add([player.name, figure(player.payoff), figure(player.regret)])
    }
    text += "\n" + table.text(width: width) + "\n"
    for sentence in welfare + nearness { text += line(sentence, width) }
    if let mixes = mixTable { text += "\n" + mixes.text(width: width) }
    for deviation in deviations {
      text += "\n" + line(deviation[0], width)
      for place in deviation.dropFirst() { text += line("  " + place, width) }
    }
    return text
  }

  /// Whether the profile is an equilibrium.
  var verdict: String {
    let verdict =
      judgement.isEquilibrium
      ? "an equilibrium: nobody gains by playing otherwise"
      : "no equilibrium: somebody gains by playing otherwise"
    return "\(judgement.desk.name): the given profile is \(verdict)."
  }

  /// What each player gets, and would gain by its best reply.
  var players: [(name: String, payoff: Double, regret: Double)] {
    judgement.deviations.map { deviation in
      (
        judgement.tree.shape.name(ofSeat: deviation.seat),
        judgement.answer.expectation.payoffs[deviation.seat],
        deviation.gain <= judgement.slack ? 0 : deviation.gain
      )
    }
  }

  /// The welfare, function by function.
  var welfare: [String] { judgement.welfare.map { "\($0.name): \(figure($0.value))" } }

  /// The concept that is nearest, and the logit play that fits best.
  var nearness: [String] {
    var sentences: [String] = []
    if let near = judgement.play.distances.first(where: { $0.concept != "logit" }) {
      sentences.append(
        "nearest to \(near.concept): \(figure(100 * near.distance)) % of the choices depart from it"
      )
    }
    if let logit = judgement.play.logit {
      sentences.append(
        "noise of the logit play that fits best: "
          + (logit.precision > 0 ? figure(1 / logit.precision) : "all noise") + ", which explains "
          + "\(figure(100 * logit.explained)) % of what uniform play leaves unexplained")
    }
    return sentences
  }

  /// The welfare where a share of the seats plays the profile; nil where it is not known.
  var mixTable: TextTable? {
    guard let mixes = judgement.mixes else { return nil }
    let names = judgement.welfare.map(\.name)
    var table = TextTable(["share of seats"] + names, numbers: Set(["share of seats"] + names))
    for mix in mixes.rows { table.add([figure(mix.share)] + mix.welfare.map { figure($0) }) }
    return table
  }

  /// What each deviator gains, followed by what it does instead, place by place.
  var deviations: [[String]] {
    judgement.deviations.filter { $0.gain > judgement.slack }.map { deviation in
      let name = judgement.tree.shape.name(ofSeat: deviation.seat)
      let places = deviation.conduct.prefix(ProfileReport.most).map { place in
        "\(place.place): \(place.actions.map(\.label).joined(separator: ", "))"
      }
      let left = deviation.conduct.count - places.count
      return ["\(name) gains \(figure(deviation.gain)) by:"] + places
        + (left > 0 ? ["... \(left) more information sets"] : [])
    }
  }

  private func line(_ text: String, _ width: Int) -> String {
    wrap(text, width).joined(separator: "\n") + "\n"
  }
}
