public import Arena
public import Foundation
import Story
public import Theory

/// A table at which people play a mechanism with agents, round after round with the same others.
///
/// It is a study of one match a round, so that what people answer is recorded as what programs answer, and
/// `arena run STUDY --replay` plays it again to the byte.
public final class Table {
  /// The study.
  public let study: Study
  /// The file of the study.
  public let source: Data
  /// What theory says about the game, within its budget.
  public let desk: TheoryDesk
  /// The seats that people have, in the order in which they were named.
  public let people: [Int]
  /// The number of rounds.
  public let rounds: Int
  let cell: Cell
  let prepared: PreparedGame
  let groups: [SeatedGroup]
  let key: StreamKey
  private let recordKey: ContentKey
  /// The seat of every agent.
  let seatOf: [Int]
  let shouldStop: @Sendable () -> Bool
  /// What people answered so far, round by round and agent by agent.
  var answered: [[Int: [Reply]]] = []

  /// What somebody answered, and where.
  struct Reply: Equatable {
    let infoset: Int
    let action: Int
  }

  /// The most rounds.
  public static let mostRounds = 10_000

  /// Seats people and agents.
  ///
  /// - Parameters:
  ///   - id: The name of the mechanism, or the path of its file.
  ///   - settings: Its parameters.
  ///   - people: The seats that people have.
  ///   - others: The kind of all others.
  ///   - rounds: How many rounds are played, in `1...mostRounds`.
  ///   - seed: The seed of everything random.
  ///   - library: The mechanisms and agents.
  ///   - shouldStop: Whether somebody asked to stop.
  /// - Throws: ``StudyError`` when they cannot play.
  public init(
    _ id: String, _ settings: [String: JSON], people: [Int], others: String, rounds: Int,
    seed: Int, library: Library, shouldStop: @escaping @Sendable () -> Bool
  ) throws(StudyError) {
    let mechanism = try Cell.configure(id, settings, library)
    guard let shape = mechanism.game(repeated: nil)?.shape else {
      throw StudyError("the game would have more than 2^27 table entries")
    }
    self.people = people
    self.rounds = rounds
    self.shouldStop = shouldStop
    key = StreamKey(seed: UInt64(seed), replicate: 0)
    seatOf = SeatLot.seats(of: shape.roles, key: key)
    let isFile = GameFile.isName(id) || StoryFile.isName(id)
    let url = URL(fileURLWithPath: id)
    let document = Table.document(
      isFile ? url.lastPathComponent : id, settings, people: people, others: others,
      rounds: rounds, seed: seed, shape, seatOf)
    source = Data(document.indented.utf8)
    study = try Study(
      source: source,
      file: isFile ? url.deletingLastPathComponent().path + "/study.json5" : "study",
      library: library)
    cell = try study.cell(at: 0)
    recordKey = study.work(at: 0).key.numbered(0)
    try cell.refuseCuriosity()
    desk = cell.desk(shouldStop: shouldStop)
    prepared = PreparedGame(cell.game, told: desk)
    var groups: [SeatedGroup] = []
    for spec in cell.groups {
      groups.append(SeatedGroup(spec.group, of: try prepared.brief(spec.agent)))
    }
    self.groups = groups
  }

  /// The game.
  public var game: Game { cell.game }

  private static func document(
    _ id: String, _ settings: [String: JSON], people: [Int], others: String, rounds: Int,
    seed: Int, _ shape: Shape, _ seatOf: [Int]
  ) -> JSON {
    let population = seatOf.map { seat in
      var group = JSONObject()
      group["name"] = .string(shape.name(ofSeat: seat))
      group["agent"] = .string(people.contains(seat) ? PersonAgent.card.id : others)
      group["count"] = .integer(1)
      group["roles"] = .array([.string(shape.roles[shape.roleOfSeat[seat]].name)])
      return JSON.object(group)
    }
    var document = JSONObject()
    document["title"] = .string("People in \(id)")
    document["mechanism"] = .string(id)
    if !settings.isEmpty { document["parameters"] = .object(settings) }
    document["population"] = .array(population)
    document["matching"] = .string("fixed")
    document["rounds"] = .integer(rounds)
    document["blocks"] = .integer(rounds)
    document["window"] = .number(1)
    document["seed"] = .integer(seed)
    document["keep"] = .array(["rounds", "agents", "actions"].map { .string($0) })
    return .object(document)
  }

  /// Plays the rounds that were not played yet.
  ///
  /// - Parameters:
  ///   - recording: What people answered so far, and where it is kept; nil to keep nothing.
  ///   - people: Who is asked.
  ///   - show: Shown every round once it was played.
  /// - Returns: Whether all rounds were played; they were not if nobody answered any more.
  /// - Throws: ``StudyError`` when a story fails or the recording cannot be written; ``Interrupted``.
  public func play(
    recording: Recording?, people: People, showing show: (TableRound) -> Void
  ) throws -> Bool {
    answered = []
    let door = OutsideDoor(
      cell, recording: recording, key: recordKey, seed: key.value, asking: people,
      at: desk, shouldStop: shouldStop)
    guard let door, let log = door.log else { preconditionFailure("a table has people") }
    defer { door.close() }
    let run = prepared.with(cell.game(heardBy: log)).run(
      groups, cell.plan, key: key, workers: .alone, outside: door.correspondence, heardBy: log)
    for number in 0..<rounds {
      let block = run.advance(shouldStop: shouldStop)
      let record = run.record
      if let void = record.void { throw StudyError("the story fails: \(void)") }
      if shouldStop() { throw Interrupted() }
      if record.wasStopped {
        if door.hasNobody { return false }
        throw door.obstacle ?? StudyError("the round could not be played")
      }
      guard block != nil else { return false }
      show(hear(log.latest, number))
    }
    return true
  }

  /// Takes note of a round.
  private func hear(_ heard: HeardEpisode, _ number: Int) -> TableRound {
    let turns = Turns()
    let transcript = heard.transcript(in: game) { index, turn, _ in
      if let agent = heard.choices[index].agent {
        turns.list.append((agent, turn, heard.choices[index].action))
      }
    }
    var answers: [Int: [Reply]] = [:]
    for (agent, turn, action) in turns.list {
      answers[agent, default: []].append(Reply(infoset: turn.infoset, action: action))
    }
    answered.append(answers)
    return TableRound(
      number: number, transcript: transcript,
      choices: turns.list.map { TableRound.Choice(turn: $1, action: $2) })
  }

  /// The turns of people.
  private final class Turns {
    var list: [(agent: Int, turn: Turn, action: Int)] = []
  }
}

/// A round at a table.
public struct TableRound {
  /// What a person chose.
  public struct Choice {
    /// Where.
    public let turn: Turn
    /// The action.
    public let action: Int
  }

  /// Its number, from 0.
  public let number: Int
  /// What happened.
  public let transcript: Transcript
  /// What people chose, in order.
  public let choices: [Choice]
}
