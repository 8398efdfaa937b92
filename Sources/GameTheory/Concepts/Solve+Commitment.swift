import Arena

extension GameTree {
  /// The strategy to publish before the others choose, and their reply.
  func stackelberg(_ options: SolveOptions) -> Solution {
    let declared = committingSeats
    let leaders = options.leaders ?? (declared.isEmpty ? firstRole : declared)
    let found = commitment(
      leaders: leaders, leadership: options.leadership, ties: options.ties, isPure: options.isPure,
      budget: options.budget)
    var solution = Solution(
      .stackelberg, status: found.status, method: found.method,
      obstacle: found.status == .notApplicable ? "nobody commits" : nil)
    if let profile = found.profile {
      solution.answers = [
        Solution.Answer(
          profile, in: self, note: "leaders publish, the others reply", except: leaders)
      ]
      solution.count = 1
    }
    let roles = Set(leaders.map { shape.roleOfSeat[$0] }).sorted().map { shape.roles[$0].name }
    solution.facts = [
      ("leaders", .text(roles.joined(separator: ", "))),
      ("value", .number(found.value)), ("bound", .number(found.bound)),
      (
        "attained",
        .text(found.profile == nil ? "-" : found.isAttained ? "yes" : "no, only approached")
      ),
      ("ties", .text(found.ties.rawValue)),
      ("follower's largest gain", .number(found.gain)),
    ]
    return solution
  }

  /// The seats of the first role that decides anything.
  private var firstRole: [Int] {
    let roles = nodes.filter { $0.kind == .decision }.map { shape.roleOfSeat[Int($0.seat)] }
    guard let first = roles.min() else { return [] }
    return (0..<seats).filter { shape.roleOfSeat[$0] == first }
  }
}
