import Arena
import GameTheory

/// The strategic form of a small game of two players as a table: a row for each strategy of the first, a
/// column for each of the second.
struct StrategicTable {
  /// The payoffs, with a star at each that is a best reply and brackets around equilibria.
  let sheet: Sheet
  /// How to read it, in sentences.
  let notes: [String]

  /// So many strategies of each player are shown.
  static let most = 12

  /// What there is to show of a game of two players: the table, or why there is none; nothing of others.
  static func items(of tree: GameTree) -> [Report.Item] {
    if tree.seats != 2 { return [] }
    guard tree.hasPerfectRecall else {
      return [.paragraph("Some player forgets what it knew or did, which no table can show.")]
    }
    guard let form = StrategicForm(of: tree, budget: most * most),
      form.sizes.allSatisfy({ $0 <= most })
    else {
      return [
        .paragraph(
          "The strategic form is shown where each has up to \(most) strategies; here are more.")
      ]
    }
    let table = StrategicTable(form, of: tree)
    return [
      .table(table.sheet, caption: "The strategic form"), .list(table.notes),
    ]
  }

  private init(_ form: StrategicForm, of tree: GameTree) {
    let shape = tree.shape
    let names = (0..<2).map { shape.name(ofSeat: $0) }
    let plans = (0..<2).map { seat in
      (0..<form.sizes[seat]).map { form.actions(seat: seat, strategy: $0) }
    }
    let labels = plans.map { StrategicTable.labels($0, shape) }
    var sheet = Sheet(
      [.text("\(names[0]) \\ \(names[1])")] + labels[1].map { .text($0.isEmpty ? "-" : $0) })
    let isBest = form.bestReplies
    for row in 0..<form.sizes[0] {
      let cells = (0..<form.sizes[1]).map { column in
        let first = (row * form.sizes[1] + column) * 2
        let text = (first...first + 1)
          .map { figure(form.payoffs[$0]) + (isBest[$0] ? "*" : "") }.joined(separator: ", ")
        return isBest[first] && isBest[first + 1] ? "[\(text)]" : text
      }
      let label = labels[0][row].isEmpty ? "-" : labels[0][row]
      sheet.add([.text(label)] + cells.map { .text($0) })
    }
    self.sheet = sheet
    notes =
      [
        "Rows are the strategies of \(shape.title(ofSeat: 0)), columns those of "
          + "\(shape.title(ofSeat: 1)); each cell has the payoffs of both in this order.",
        "A star marks a best reply, brackets mark an equilibrium in pure strategies.",
      ]
      + (0..<2).compactMap { seat in
        guard let sets = StrategicTable.common(plans[seat]), sets.count > 1 else { return nil }
        let places = sets.map { shape.name(ofInfoset: $0) }.joined(separator: "; ")
        return "The strategies of \(shape.title(ofSeat: seat)) say what it does at, in this order: "
          + "\(places)."
      }
  }

  /// The information sets that all strategies come to; nil if some come to others.
  private static func common(_ plans: [Solution.Plan]) -> [Int]? {
    let sets = plans.map { $0.map(\.infoset) }
    return sets.allSatisfy { $0 == sets[0] } ? sets[0] : nil
  }

  /// The strategies in words: the actions alone where all are at the same information sets.
  private static func labels(_ plans: [Solution.Plan], _ shape: Shape) -> [String] {
    let isCommon = common(plans) != nil
    return plans.map { plan in
      isCommon
        ? plan.map { shape.label(ofAction: $0.action, atInfoset: $0.infoset) }
          .joined(separator: ", ") : shape.words(plan)
    }
  }
}
