import Arena

/// Some seats that pursue one objective while the others play a given profile.
///
/// Everyone still sees only what it sees. The plans of all members but one are enumerated, and the
/// one with the most plans replies; beyond the budget the members reply in turn until nobody finds
/// anything better, which gives a way of playing, though perhaps not the best.
struct Team {
  /// What a team reaches.
  struct Result {
    /// The expectation of the objective.
    let value: Double
    /// How everyone plays.
    let profile: Profile
    /// Whether no way of playing together reaches more.
    let isBest: Bool
  }

  let auditor: Auditor
  let members: [Int]

  private var tree: GameTree { auditor.tree }

  init(_ members: [Int], of auditor: Auditor) {
    self.auditor = auditor
    self.members = members.filter { !auditor.plans[$0].isEmpty }
  }

  /// Returns the best that the team finds.
  ///
  /// - Complexity: O(plans of all members but one x nodes).
  func best(_ objective: [Double], _ purse: inout Purse) -> Result {
    let replier = members.max { auditor.plans[$0].size < auditor.plans[$1].size }
    guard let replier else {
      let value = tree.expected(objective, under: auditor.profile)[0]
      return Result(value: value, profile: auditor.profile, isBest: true)
    }
    // Where even one hand that sees everything adds nothing, nobody need look.
    let value = tree.expected(objective, under: auditor.profile)[0]
    let bound = tree.planned(objective, by: members, under: auditor.profile)[0]
    if bound <= value { return Result(value: value, profile: auditor.profile, isBest: true) }
    let others = members.filter { $0 != replier }
    let visits = others.reduce(4 * Double(tree.nodes.count)) { $0 * auditor.plans[$1].size }
    guard purse.affords(visits) else { return ascend(objective, &purse) }
    var best = -Double.infinity
    var profile = auditor.profile
    let isComplete = auditor.forEachPlay(of: others, from: auditor.profile) { play in
      guard purse.spend(4 * tree.nodes.count) else { return false }
      let (values, plan) = tree.bestReply(of: replier, to: play, objective: objective)
      guard values.value > best else { return true }
      best = values.value
      profile = play
      profile.follow(plan, of: replier, at: auditor.wishes.sets[replier], in: tree.shape)
      return true
    }
    return isComplete
      ? Result(value: best, profile: profile, isBest: true) : ascend(objective, &purse)
  }

  /// The most rounds of replies in turn.
  private static let rounds = 100

  /// From the wished play on, the members reply in turn as long as that helps.
  private func ascend(_ objective: [Double], _ purse: inout Purse) -> Result {
    var profile = auditor.profile
    var value = tree.expected(objective, under: profile)[0]
    var unmoved = 0
    var turn = 0
    while unmoved < members.count && turn < Team.rounds * members.count {
      let member = members[turn % members.count]
      turn += 1
      let (values, plan) = tree.bestReply(of: member, to: profile, objective: objective)
      if Rounding.isMore(values.value, than: value) {
        profile.follow(plan, of: member, at: auditor.wishes.sets[member], in: tree.shape)
        value = values.value
        unmoved = 0
      } else {
        unmoved += 1
      }
      if !purse.spend(4 * tree.nodes.count) { break }
    }
    return Result(value: value, profile: profile, isBest: false)
  }

  /// The same play without departures from the wish that do not help.
  ///
  /// - Complexity: O(information sets of the members x nodes).
  func plain(_ result: Profile, _ objective: [Double], _ purse: inout Purse) -> Profile {
    var profile = result
    var value = tree.expected(objective, under: profile)[0]
    for member in members {
      for infoset in auditor.wishes.sets[member] {
        guard let wish = auditor.wishes.action(member, infoset) else { continue }
        guard purse.spend(tree.nodes.count) else { return profile }
        var tamer = profile
        tamer.take(wish, by: member, at: infoset, in: tree.shape)
        let tamed = tree.expected(objective, under: tamer)[0]
        if !Rounding.isMore(value, than: tamed) { (profile, value) = (tamer, tamed) }
      }
    }
    return profile
  }
}
