public import Laboratory

/// A line from worst to best with marks: P for predictions, E for what emerged, X for both.
public func gauge(_ comparison: WelfareResult, width: Int = 40) -> String {
  let prospect = comparison.prospect
  guard prospect.best != prospect.worst else { return "" }
  var marks = [Character](repeating: "-", count: width)
  func place(_ value: Double) -> Int {
    let share = (value - prospect.worst) / (prospect.best - prospect.worst)
    return min(width - 1, max(0, Int((share * Double(width - 1)).rounded())))
  }
  for value in prospect.predicted { marks[place(value)] = "P" }
  let emergent = place(comparison.emergent.mean)
  marks[emergent] = marks[emergent] == "P" ? "X" : "E"
  return "worst \(figure(prospect.worst)) |\(String(marks))| \(figure(prospect.best)) best"
}
