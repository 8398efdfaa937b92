public import Laboratory

extension StudyWords {
  /// How agents from outside answered, one sentence for each of their groups.
  public static func answers(of cells: [CellSummary]) -> [String] {
    cells.flatMap { cell in
      cell.groups.compactMap { group in
        guard let outside = group.outside, let share = outside.playedShare else { return nil }
        let name = (cells.count > 1 ? "\(cell.name): " : "") + group.name
        let cost =
          unread(outside) + (outside.model.map { StudyWords.cost(of: $0, outside.questions) } ?? "")
        if outside.unanswered == 0 {
          return "\(name), from outside, answered all \(counted(outside.questions, "question"))."
            + cost
        }
        let reasons = outside.silences.map { "\($0.count) \($0.name)" }
        return
          "\(name), from outside, answered \(figure(100 * share)) % of "
          + "\(counted(outside.questions, "question")) (\(listed(reasons))); play came there "
          + "\(counted(outside.void, "time")), in matches that are void and not counted." + cost
      }
    }
  }

  /// How much of what a model said is no answer, of log probabilities.
  private static func unread(_ outside: ReplyCounts) -> String {
    guard let share = outside.unread, share > 0 else { return "" }
    return " Of the probability, \(figure(100 * share)) % is on words that are no answer."
  }

  /// What questions to a language model took; nothing of programs that use its words for why they are silent.
  private static func cost(of model: ModelCounts, _ questions: Int) -> String {
    if model.calls == 0 { return "" }
    let tokens = model.promptTokens + model.replyTokens
    let money =
      model.cost > 0
      ? ", and cost \(figure(model.cost)), \(figure(model.cost / Double(questions))) a question"
      : ""
    return " That took \(counted(model.calls, "request")), \(counted(tokens, "token")) and "
      + "\(figure(model.seconds)) s of the model's time\(money)."
  }

  /// Which cells have units without results, and why, one sentence for each.
  public static func failures(of cells: [CellSummary]) -> [String] {
    cells.compactMap { cell in
      cell.missing.map { missing in
        "'\(cell.name)': \(counted(missing.units, "unit")) without result (\(missing.ending.rawValue)): "
          + "\(missing.reason)."
      }
    }
  }

  /// Why verdicts are no others, one sentence for each reason, with the cells where it holds unless it
  /// holds in all.
  public static func reasons(of cells: [CellSummary]) -> [String] {
    var names: [String: [String]] = [:]
    var order: [String] = []
    for cell in cells {
      for welfare in cell.welfare {
        guard let reason = welfare.reason else { continue }
        let title = "\(welfare.verdict.rawValue): \(reason)"
        if names[title] == nil { order.append(title) }
        if names[title]?.contains(cell.name) != true { names[title, default: []].append(cell.name) }
      }
    }
    return order.map { title in
      let all = names[title] ?? []
      let shown = all.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      let place =
        all.count == cells.count
        ? "" : " (\(shown)\(all.count > 3 ? " and \(all.count - 3) more" : ""))"
      return "Verdict \(title)\(place)."
    }
  }
}
