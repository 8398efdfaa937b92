public import Arena
import GameTheory
public import Theory

extension Sitting {
  /// Returns how a population of one kind plays after some rounds among themselves.
  ///
  /// - Throws: ``StudyError`` when the kind cannot play the mechanism, or a story fails;
  ///   ``Interrupted``.
  public static func habits(of agent: any Agent, at desk: TheoryDesk, rounds: Int, seed: UInt64)
    throws -> Profile
  {
    let prepared = PreparedGame(desk)
    let shape = desk.game.shape
    let everyone = SeatedGroup("all", 20 * shape.seats, of: try prepared.brief(agent), in: prepared)
    let record = try prepared.live(
      [everyone], RunPlan(matching: .random, rounds: rounds, blocks: 10, window: 0.1),
      key: StreamKey(seed: seed).with("habits"), shouldStop: desk.budget.shouldStop)
    return Profile(shared: record.window.play(shape), in: shape)
  }
}
