import Arena
import GameTheory
import Laboratory
import Theory

extension ProfileReport {
  /// The judgement as a page: the verdict, the players, what deviators do instead, and the game where it is
  /// small.
  ///
  /// - Parameter command: The command that makes it again, if there is one.
  /// - Returns: What the page says.
  public func page(command: String? = nil) -> Report {
    var sheet = Sheet([.text("player"), .number("payoff"), .number("regret")])
    for player in players {
      sheet.add([.text(player.name), .number(player.payoff), .number(player.regret)])
    }
    let bars = players.enumerated().map { Mark.Dot(at: Double($0), $1.payoff) }
    let instead = players.enumerated().compactMap { row, player in
      player.regret > 0 ? Mark.Dot(at: Double(row), player.payoff + player.regret) : nil
    }
    let picture = Figure(
      "payoffs", title: "What each player gets",
      description:
        "The expected payoff of each player, and what the best reply to the others would pay.",
      .panels([
        Panel(
          x: Axis("payoff", atLeast: 0...0), y: Axis("", .categories(players.map(\.name))),
          marks: [
            Mark("as given", .series(0), .bars(bars)),
            Mark("with the best reply", .series(1), .dots(instead)),
          ].filter { !$0.isEmpty })
      ]), numbers: sheet)
    let mixes = judgement.mixes.map { mixes in
      var sheet = Sheet([.number("share of seats")] + judgement.welfare.map { .number($0.name) })
      for row in mixes.rows { sheet.add([.number(row.share)] + row.welfare.map { .number($0) }) }
      return Report.Item.table(
        sheet,
        caption:
          "The welfare where each seat plays the profile with this probability, and else the first equilibrium "
          + "that is found")
    }
    let origin: [Report.Item] =
      command.map { [.lines([$0], caption: "The command that makes it again")] } ?? []
    return Report(
      title: "\(judgement.desk.name): a given profile", lead: [verdict] + welfare,
      sections: [
        Report.Section(
          "What it leads to", [.figure(picture)] + (nearness.isEmpty ? [] : [.list(nearness)])),
        Report.Section("Among others", mixes.map { [$0] } ?? []),
        Report.Section(
          "Who gains by playing otherwise",
          deviations.flatMap { [.paragraph($0[0]), .list(Array($0.dropFirst()))] }),
      ]
        + [
          GameItems.section(
            judgement.tree, play: judgement.answer.profile,
            marking: "the path of the given profile"),
          Report.Section("Where this comes from", origin),
        ])
  }
}
