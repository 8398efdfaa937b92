import Laboratory

extension ProfileTableReport {
  /// The table as a page: how far from an equilibrium each profile is, and all numbers.
  ///
  /// - Parameter command: The command that makes it again, if there is one.
  /// - Returns: What the page says.
  public func page(command: String? = nil) -> Report {
    var sheet = Sheet(columns)
    for row in judged { sheet.add(cells(of: row.row, row.verdict)) }
    let replies = judged.compactMap { row, verdict in
      verdict.reply.map { reply in
        "\(row.cell): \(reply.player) earns \(figure(reply.payoff)), \(figure(verdict.regret)) more, by "
          + reply.conduct.prefix(ProfileTableReport.most).joined(separator: "; ")
          + (reply.conduct.count > ProfileTableReport.most ? "; and so on" : "")
      }
    }
    let origin: [Report.Item] =
      command.map { [.lines([$0], caption: "The command that makes it again")] } ?? []
    return Report(
      title: "The theory of \(counted(table.rows.count, "given profile"))", lead: [verdict],
      sections: [
        Report.Section(
          "All profiles",
          judged.isEmpty
            ? [] : [.table(sheet, caption: "What theory says of each"), .paragraph(legend)]),
        Report.Section("What plays best against them", replies.isEmpty ? [] : [.list(replies)]),
        Report.Section(
          "What cannot be judged", obstacles.isEmpty ? [] : [.list(obstacles)]),
        Report.Section("Where this comes from", origin),
      ])
  }

  /// The most information sets of a best reply that are told.
  private static let most = 4
}
