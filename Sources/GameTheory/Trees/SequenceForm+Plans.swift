public import Arena

extension SequenceForm {
  /// Returns a seat's realization plan: for every sequence, how likely it lets itself come there.
  ///
  /// - Complexity: O(sequences of the seat).
  public func realizationPlan(of seat: Int, in profile: Profile) -> [Double] {
    let plan = plans[seat]
    var weights = [Double](repeating: 1, count: plan.sequences)
    for index in plan.infosets.indices {
      for action in 0..<plan.actions(index) {
        weights[plan.first[index] + action] =
          weights[plan.before[index]]
          * profile.probability(seat: seat, slot: plan.slots[index] + action)
      }
    }
    return weights
  }

  /// Returns the profile that realizes plans, one for each seat; uniform where own play never leads.
  ///
  /// - Complexity: O(sequences).
  public func profile(of weights: [[Double]]) -> Profile {
    var profile = Profile(uniformIn: shape)
    for (seat, plan) in plans.enumerated() {
      for index in plan.infosets.indices {
        let run = weights[seat][plan.first[index]..<plan.first[index + 1]]
        let total = run.reduce(0) { $0 + Swift.max($1, 0) }
        guard total > 0 else { continue }
        let start = seat * profile.slots + plan.slots[index]
        for (action, weight) in run.enumerated() {
          profile.probabilities[start + action] = Swift.max(weight, 0) / total
        }
      }
    }
    return profile
  }

  /// Returns the expected payoffs of realization plans, by seat.
  ///
  /// - Complexity: O(combinations x seats).
  public func payoffs(of weights: [[Double]]) -> [Double] {
    var sums = [Double](repeating: 0, count: seats)
    for entry in 0..<entries {
      var reach = 1.0
      for seat in 0..<seats { reach *= weights[seat][Int(combinations[entry * seats + seat])] }
      if reach == 0 { continue }
      for seat in 0..<seats { sums[seat] += reach * payoffs[entry * seats + seat] }
    }
    return sums
  }

  /// The seats that have something to decide.
  public var deciders: [Int] { plans.indices.filter { !plans[$0].infosets.isEmpty } }
}
