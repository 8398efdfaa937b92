/// The listener that tells an episode again with one choice changed, for one seat's payoff.
///
/// Nature's draws are the same, in order. Every other choice is the one that was made, as long as
/// it is made at the same information set; where the change leads a player somewhere new, its agent
/// is asked, with the random stream it had left, and learns nothing from it.
@frozen @usableFromInline struct Replay: Episode {
  @usableFromInline let desk: Unmanaged<Desk>
  @usableFromInline let changed: Int
  @usableFromInline let action: Int
  @usableFromInline let seat: Int
  @usableFromInline var nature: RandomStream
  @usableFromInline var payoff = 0.0

  @inlinable init(desk: Desk, key: StreamKey, changed: Int, to action: Int, for seat: Int) {
    self.desk = Unmanaged.passUnretained(desk)
    self.changed = changed
    self.action = action
    self.seat = seat
    nature = key.stream(0)
    for seat in 0..<desk.seatCount { desk.cursors[seat] = 0 }
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    desk._withUnsafeGuaranteedRef { desk in
      guard
        UInt(bitPattern: decision) < desk.declared.pointee.decisions
          && UInt(bitPattern: seat) < desk.declared.pointee.seats
          && desk.layout[decision].contains(observation: observation)
      else {
        return desk.stray(.choice(decision: decision, seat: seat, observation: observation))
      }
      let turn = Turn(
        desk.layout[decision], observation: observation, seat: seat, wish: wish)
      let count = desk.log.pointee.next - desk.log.pointee.entries
      var index = desk.cursors[seat]
      while index < count && desk.log.pointee.entries[index].turn.seat != seat { index += 1 }
      desk.cursors[seat] = index + 1
      if index == changed { return action }
      if index < count {
        let choice = desk.log.pointee.entries[index]
        if choice.turn.infoset == turn.infoset { return choice.moves.chosen }
      }
      // The copy keeps the real seat's stream; an answer to a what-if is not counted.
      var state = desk.seats[seat]
      state.pendings = 0
      var group = state.group.pointee
      group.isLogged = false
      let answer = withUnsafeMutablePointer(to: &group) { group in
        state.group = group
        return withUnsafeMutablePointer(to: &state) { $0.ask(turn) }
      }
      group.counts[turn.slot + answer] -= 1
      return answer
    }
  }

  @inlinable mutating func chance(
    _ draw: Int, among count: Int, weight: (Int) -> Double
  ) -> Int { nature.index(below: count, weight: weight) }

  @inlinable mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    nature.happens(probability)
  }

  @inlinable mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if payer == seat { payoff -= amount }
    if payee == seat { payoff += amount }
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    if seat == self.seat { payoff += amount }
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {}
  @inlinable mutating func endRound() {}

  @inlinable mutating func fail(because reason: @autoclosure () -> String) {
    desk._withUnsafeGuaranteedRef { $0.fail(StoryFailure(reason())) }
  }
}
