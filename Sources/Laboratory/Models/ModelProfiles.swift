import Arena
import Foundation
import GameTheory
import Models
import Theory

/// The strategies that the language models of a study gave, as profiles of whole games.
///
/// A profile needs to know what everybody does, so there is one for each group that may fill every role that
/// decides, and answered wherever it was asked; and none of games whose tree is too large.
enum ModelProfiles {
  /// The file that they are written to.
  static let fileName = "profile.json"

  /// The profiles of the groups of a cell, from what is in the recording.
  ///
  /// - Throws: ``Interrupted``; ``StudyError`` when the recording cannot be read.
  static func profiles(of cell: Cell, _ runner: StudyRunner) throws -> [JSON] {
    guard let recording = runner.recording, cell.groups.contains(where: { $0.agent.asksBefore })
    else { return [] }
    let desk = try runner.theories.theory(of: cell).desk
    guard let tree = desk.whole.tree else { return [] }
    let deciding = Set(
      tree.nodes.lazy.filter { $0.kind == .decision }.map {
        tree.shape.roleOfSeat[Int($0.seat)]
      })
    let interview = ModelInterview(cell, desk, recording, ModelSpending(), { false })
    return interview.known().sorted { $0.key < $1.key }.compactMap { index, table in
      let group = cell.groups[index].group
      guard table.isWhole, deciding.isSubset(of: group.roles) else { return nil }
      let model = cell.groups[index].agent as? LanguageModelAgent
      return .object([
        "cell": .string(cell.name), "group": .string(group.name),
        "elicit": .string(model?.settings.elicit.rawValue ?? ""),
        "unread": model?.settings.elicit == .logprobs
          ? .number(table.counts.unread ?? 0) : .null,
        "mechanism": .string(cell.mechanism.card.id), "parameters": cell.mechanism.knobValues,
        "strategies": tree.strategies(of: profile(of: table, in: tree)),
      ])
    }
  }

  /// Everybody plays what the table says.
  private static func profile(of table: ModelTable, in tree: GameTree) -> Profile {
    var profile = Profile(uniformIn: tree.shape)
    let odds = table.probabilities(tree.shape)
    for seat in 0..<tree.seats {
      for slot in odds.indices { profile.probabilities[seat * profile.slots + slot] = odds[slot] }
    }
    return profile
  }

  /// The strategies of a file for one game: the only ones in it, or those of a mechanism and a cell.
  ///
  /// - Parameters:
  ///   - json: What the file holds.
  ///   - place: What it is called in messages.
  ///   - name: The mechanism.
  ///   - cell: The cell whose profile is meant; nil where the mechanism has but one.
  /// - Returns: What each player does; the file itself where it holds one profile.
  /// - Throws: ``StudyError`` when there are none, or several.
  static func strategies(in json: JSON, at place: String, for name: String, cell: String?)
    throws(StudyError) -> JSON
  {
    let all = json["profiles"].items
    if all.isEmpty && json["profiles"] == .null {
      if let cell {
        throw StudyError("\(place) has one profile and no cell '\(printable(cell))'")
      }
      return json
    }
    let names = all.map {
      $0["cell"].text + ($0["group"].text.isEmpty ? "" : ", \($0["group"].text)")
    }
    let fitting = all.indices.filter { all[$0]["mechanism"].text == name }
    guard !fitting.isEmpty else {
      let found = Set(all.map { $0["mechanism"].text }).sorted()
      throw StudyError(
        "\(place) has no profile of \(printable(name))"
          + StudyError.suggestion(for: name, among: found))
    }
    let wanted = fitting.filter { cell == nil || all[$0]["cell"].text == cell || names[$0] == cell }
    if let only = wanted.first, wanted.count == 1 { return all[only]["strategies"] }
    let choices = fitting.map { names[$0] }
    throw StudyError(
      cell.map {
        "\(place) has no profile, or several, of the cell '\(printable($0))'"
          + StudyError.suggestion(for: $0, among: choices)
      } ?? "\(place) has \(fitting.count) profiles of \(printable(name)); pick one by --cell"
        + StudyError.suggestion(for: "", among: choices))
  }
}
