import Arena

/// Which seat each of a table's agents gets, where agents of a role are dealt its seats by lot.
enum SeatLot {
  /// Deals the seats of a mechanism to as many agents, of which each fits one role.
  ///
  /// It is the run itself that deals, in a mechanism with the same roles in which everyone is asked.
  ///
  /// - Parameters:
  ///   - roles: The roles, in the order of their seats.
  ///   - key: The key of the run.
  /// - Returns: The seat of every agent, where the agents of the first role come first.
  static func seats(of roles: [Role], key: StreamKey) -> [Int] {
    let call = RollCall(roles: roles)
    guard let game = call.game(repeated: nil) else {
      preconditionFailure("so few decisions can be numbered")
    }
    let shape = game.shape
    var seats = Array(0..<shape.seats)
    let outside = Correspondence(groups: Array(0..<shape.seats)) { questions in
      for question in questions { seats[question.agent] = question.turn.seat }
      return questions.map { _ in .action(0) }
    }
    let groups = (0..<shape.seats).map {
      Group("\($0)", count: 1, roles: [shape.roleOfSeat[$0]])
    }
    let cohorts = groups.indices.map {
      Outsider(by: outside).cohort(for: shape, group: $0)
    }
    let run = Run(
      game, Population(groups, cohorts: cohorts),
      RunPlan(matching: .fixed, rounds: 1, blocks: 1, window: 1),
      briefing: Briefing(shape: shape, payoffRange: 0...0, tree: nil), key: key, workers: .alone,
      outside: outside)
    _ = run.live()
    return seats
  }

  /// A mechanism in which everyone says that they are there.
  private struct RollCall: Mechanism {
    static let card = Card(
      "roll-call", "Everyone says that they are there.", source: "Only for dealing seats.")

    var roles: [Role] = [Role("player")]

    var decisions: [Decision] {
      roles.indices.map { Decision("presence", role: $0, actions: .named(["here", "present"])) }
    }

    func play(_ episode: inout some Episode) {
      var seat = 0
      for (index, role) in roles.enumerated() {
        for _ in 0..<role.seats {
          _ = episode.choose(index, by: seat, seeing: 0, wishing: nil)
          seat += 1
        }
      }
    }
  }
}
