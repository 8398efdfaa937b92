public import Laboratory

/// A line from worst to best with marks: P for the ends of what is predicted, E for what emerged, X for
/// both; empty if best and worst are the same or not bounded.
public func gauge(_ welfare: WelfareSummary, width: Int = 40) -> String {
  guard let best = welfare.best, let worst = welfare.worst, best != worst else { return "" }
  var marks = [Character](repeating: "-", count: width)
  func place(_ value: Double) -> Int {
    let share = (value - worst) / (best - worst)
    return min(width - 1, max(0, Int((share * Double(width - 1)).rounded())))
  }
  if let range = welfare.predicted {
    for value in [range.lowerBound, range.upperBound] { marks[place(value)] = "P" }
  }
  let emergent = place(welfare.emergent.mean)
  marks[emergent] = marks[emergent] == "P" ? "X" : "E"
  return "worst \(figure(worst)) |\(String(marks))| \(figure(best)) best"
}
