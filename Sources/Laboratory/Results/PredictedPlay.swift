import Arena
import GameTheory
import Theory

/// How a cell would have been played as its predicting concept says.
public enum PredictedPlay: Sendable {
  /// The concept selects one way to play: the probabilities of the actions, at the places that it comes to.
  case one([Choice.Place: Choice])
  /// Why none is known, as a clause without a full stop.
  case unknown(String)
}

extension StudyResults {
  /// Works out again how cells would be played as their predicting concepts say: summaries do not hold it.
  ///
  /// Every search has the budget that the study gives it. What the summary says of theory is believed, so
  /// that no game is analysed whose prediction is not one way to play; and where the study at hand predicts
  /// another welfare than the summary, nothing is said.
  ///
  /// - Parameters:
  ///   - places: Where choices were made, by the name of the cell.
  ///   - library: Where the study looks up names.
  ///   - shouldStop: Whether somebody asked to stop.
  /// - Returns: An answer for each cell that is asked for and whole in the summary.
  /// - Throws: ``Interrupted``.
  public func predictedPlay(
    at places: [String: [Choice.Place]], library: Library,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws(Interrupted) -> [String: PredictedPlay] {
    var answers: [String: PredictedPlay] = [:]
    var study: Result<Study, StudyError>?
    let theories = Theories(shouldStop: shouldStop)
    for (index, summary) in self.summary.cells.enumerated() {
      guard let wanted = places[summary.name] else { continue }
      if let gap = summary.gapOfPlay {
        answers[summary.name] = .unknown(gap)
        continue
      }
      let known = study ?? Result { () throws(StudyError) in try self.study(library) }
      study = known
      let cell: Cell
      do throws(StudyError) {
        cell = try known.get().cell(at: index)
      } catch {
        answers[summary.name] = .unknown("the study beside the results cannot be read: \(error)")
        continue
      }
      let theory = try theories.theory(of: cell)
      answers[summary.name] =
        cell.name == summary.name && summary.agrees(with: theory)
        ? theory.play(at: wanted, in: cell)
        : .unknown("the study beside the results is another than they were made from")
    }
    return answers
  }

  /// The study that the results were made from.
  private func study(_ library: Library) throws(StudyError) -> Study {
    guard let folder else { throw StudyError("the results are in no folder") }
    return try Study(file: "\(folder)/study.json5", library: library)
  }
}

extension CellSummary {
  /// Why theory does not say how the cell is played; nil where it selects one way to play.
  fileprivate var gapOfPlay: String? {
    let concept = theory.concept.label
    if theory.concept.isOfWelfare { return "\(concept) bounds welfare, and names no play" }
    if theory.concept.isOfDeletion { return "\(concept) says what is left, and names no play" }
    if theory.basis == .oneRound { return "only one round of the game was analysed" }
    if theory.basis == .repeatedGame { return "many ways to repeat a round earn what is predicted" }
    guard let found = theory.found, theory.basis == .wholeGame else {
      return "the game was too large to be analysed"
    }
    if found.count > 1 { return "\(concept) selects \(found.count) ways to play" }
    if !theory.isComplete {
      return "the search for what is predicted ended: \(found.status.rawValue)"
    }
    return found.count == 0 ? "\(concept) selects no way to play" : nil
  }

  /// Whether a theory predicts the welfare that is said to be predicted.
  fileprivate func agrees(with theory: Theory) -> Bool {
    guard theory.isComplete, theory.prediction?.solution.count == 1,
      theory.prediction?.solution.answers.count == 1, theory.prospects.count == welfare.count
    else { return false }
    return zip(theory.prospects, welfare).allSatisfy { prospect, welfare in
      guard let known = welfare.predicted, let low = prospect.predicted.min(),
        let high = prospect.predicted.max()
      else { return welfare.predicted == nil && prospect.predicted.isEmpty }
      func isEqual(_ one: Double, _ other: Double) -> Bool {
        (one - other).magnitude <= 1e-9 * Swift.max(1, one.magnitude)
      }
      return isEqual(low, known.lowerBound) && isEqual(high, known.upperBound)
    }
  }
}

extension Theory {
  /// How the only answer chooses at some places, where play comes to them.
  ///
  /// Several seats of a group may see the same: each counts as often as members of the group sit there and
  /// its play comes there.
  fileprivate func play(at places: [Choice.Place], in cell: Cell) -> PredictedPlay {
    guard let tree = desk.analysed.tree, let answer = prediction?.solution.answers.first else {
      return .unknown("the game was too large to be analysed")
    }
    let (shape, profile) = (tree.shape, answer.profile)
    var visits = [Double](repeating: 0, count: tree.seats * shape.infosets)
    for (node, reach) in zip(tree.nodes, tree.reach(under: profile)) where node.kind == .decision {
      visits[Int(node.seat) * shape.infosets + Int(node.infoset)] += reach
    }
    let sittings = SeatMix.shares(of: cell.groups.map(\.group), in: shape)
    var choices: [Choice.Place: Choice] = [:]
    for place in places {
      guard let group = cell.groups.firstIndex(where: { $0.group.name == place.group }),
        let number = shape.decisions.firstIndex(where: { $0.name == place.decision })
      else { continue }
      let (decision, row) = (shape.decisions[number], shape.layout[number])
      var odds = [Double](repeating: 0, count: Int(row.actions))
      for observation in 0..<Int(row.observations)
      where decision.sight(observation) == place.sight {
        let first = Int(row.slot) + observation * odds.count
        for seat in 0..<tree.seats {
          let infoset = Int(row.infoset) + observation
          let weight = sittings[group][seat] * visits[seat * shape.infosets + infoset]
          for action in odds.indices {
            odds[action] += weight * profile.probability(seat: seat, slot: first + action)
          }
        }
      }
      let total = odds.reduce(0, +)
      // Rounding must not make a prediction where nobody is expected.
      if total < Theory.leastVisits { continue }
      choices[place] = Choice(
        place, odds.enumerated().map { (decision.actions.label($0), $1 / total) })
    }
    return .one(choices)
  }

  /// Play that comes to a place less often than this is not expected there.
  private static let leastVisits = 1e-9
}
