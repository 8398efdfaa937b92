import Agents
public import Arena
import GameTheory
import Story
import Theory

/// The arena behind a narrow door: requests and answers are bytes, and every answer is a map.
///
/// A page in a browser and the tests here drive the same door. It holds what was opened last, the desk where
/// it is analysed, and the population that lives in it. Whatever is asked, it answers:
/// `{"error": "a sentence"}` says why something cannot be done.
public struct Door {
  private var mechanisms: [MechanismEntry] = []
  private let agents: [AgentEntry]
  private let welfare = WelfareEntries()
  private var opened: Opened?
  private var desk: TheoryDesk?
  private var life: Life?

  /// Makes a door behind which there is every kind of agent, and no mechanism yet.
  public init() {
    var collector = AgentCollector()
    visitAgents(&collector)
    agents = collector.entries
  }

  /// Offers a mechanism.
  public mutating func add(_ type: (some Mechanism).Type) {
    mechanisms.append(MechanismEntry(type))
  }

  /// Answers a request.
  public mutating func serve(_ request: [UInt8]) -> [UInt8] {
    do throws(Refusal) {
      guard let value = CBOR(request) else {
        throw Refusal("the request is not of the kind of CBOR that is understood here")
      }
      return try answer(Fields(value, "the request")).bytes
    } catch { return CBOR.map([.init("error", .text(error.sentence))]).bytes }
  }

  private mutating func answer(_ request: Fields) throws(Refusal) -> CBOR {
    let asks = ["catalogue", "open", "theory", "begin", "advance", "sit", "format"]
    let ask = try request.required("ask")
    switch asks.firstIndex(of: ask) {
    case 0: return catalogue
    case 1: return try open(request)
    case 2: return try foretell(request)
    case 3: return try begin(request)
    case 4: return try advance(request)
    case 5: return try sit(request)
    case 6: return try format(request)
    default: throw Refusal(no: "request", ask, among: asks)
    }
  }
}

extension Door {
  private mutating func open(_ request: Fields) throws(Refusal) -> CBOR {
    let horizon = try Horizon(request.map("repeat"))
    let parameters = try request.map("parameters")
    let found: Opened
    if let text = try request.text("story") {
      let story: StoryFile
      do throws(Complaints) { story = try StoryFile(Array(text.utf8)) } catch {
        return error.written
      }
      found = try Opened(
        story, parameters, repeated: horizon, called: request.text("mechanism"))
    } else {
      let id = try request.required("mechanism")
      guard let entry = mechanisms.first(where: { $0.card.id == id }) else {
        throw Refusal(no: "mechanism", id, among: mechanisms.map { $0.card.id })
      }
      found = try entry.open(parameters, repeated: horizon)
    }
    (opened, desk, life) = (found, nil, nil)
    return found.description
  }

  /// What is open.
  private func subject() throws(Refusal) -> Opened {
    guard let opened else { throw Refusal("nothing is open yet; ask to open something first") }
    return opened
  }

  /// The desk of what is open, with a budget; the one before if it has the same.
  private mutating func desk(_ request: Fields) throws(Refusal) -> TheoryDesk {
    let opened = try subject()
    let budget = try Budget(request.map("budget"))
    if let desk, desk.budget.allowsTheSame(as: budget) { return desk }
    let new = TheoryDesk(opened.game, called: opened.card.id, opened.knobs, budget: budget)
    desk = new
    return new
  }

  private mutating func foretell(_ request: Fields) throws(Refusal) -> CBOR {
    let opened = try subject()
    try opened.fitsProfiles()
    let specs = try welfare.specs(request.list("welfare"), in: opened.game)
    var mixes: [SeatMix]?
    if request["population"] != nil {
      let (members, matching) = try Setup.population(request, opened, agents: agents)
      mixes = SeatMix.mixes(of: members.map { $0.group }, matching, in: opened.game.shape)
    }
    let concept = try Foresight.concept(request)
    return Foresight(try desk(request), specs, concept, mixes).written
  }

  private mutating func begin(_ request: Fields) throws(Refusal) -> CBOR {
    let opened = try subject()
    life = nil
    let setup = try Setup(request, opened, agents: agents)
    let specs = try welfare.specs(request.list("welfare"), in: opened.game)
    let life = try Life(opened, setup, specs, try desk(request))
    self.life = life
    return .map([.init("blocks", .count(life.blocks))])
  }

  private mutating func advance(_ request: Fields) throws(Refusal) -> CBOR {
    let blocks = try request.count("blocks", in: 1...10_000) ?? 1
    guard let answer = try life?.advance(blocks) else {
      throw Refusal("nobody lives yet; ask to begin first")
    }
    return answer
  }

  private mutating func sit(_ request: Fields) throws(Refusal) -> CBOR {
    let opened = try subject()
    try opened.fitsProfiles()
    let shape = opened.game.shape
    guard let seat = try request.count("seat", in: 0...Swift.max(0, shape.seats - 1)) else {
      throw Refusal("the request needs a field 'seat', a whole number")
    }
    var choices: [Int] = []
    for choice in try request.list("choices") {
      guard let action = choice.asWhole.flatMap({ Int(exactly: $0) }) else {
        throw Refusal("'choices' must be a list of whole numbers, but found \(choice.kind)")
      }
      choices.append(action)
    }
    let seed = UInt64(try request.whole("seed", in: 0...Int64.max) ?? 1)
    let desk = try desk(request)
    let profile = try others(request, desk)
    return try Seat(opened.game, seat: seat, choices: choices, against: profile, seed: seed)
      .answer(desk.whole.tree)
  }

  /// How those play whom a person meets.
  private func others(_ request: Fields, _ desk: TheoryDesk) throws(Refusal) -> Profile {
    let ways = ["emerged", "predicted", "uniform"]
    let against = try request.text("against") ?? ways[0]
    switch ways.firstIndex(of: against) {
    case 0:
      guard let play = life?.play else {
        throw Refusal("nobody has played yet; ask to begin first")
      }
      return play
    case 1:
      let specs = try welfare.specs(request.list("welfare"), in: desk.game)
      let foresight = Foresight(desk, specs, try Foresight.concept(request), nil)
      guard let play = foresight.firstAnswer else {
        throw Refusal("nothing is predicted that could be played")
      }
      return play
    case 2: return Profile(uniformIn: desk.game.shape)
    default: throw Refusal(no: "way to play", against, among: ways)
    }
  }

  private func format(_ request: Fields) throws(Refusal) -> CBOR {
    let text = Array(try request.required("story").utf8)
    do throws(Complaints) {
      let story = try StoryFile.formatted(text)
      return .map([.init("story", .text(String(decoding: story, as: UTF8.self)))])
    } catch { return error.written }
  }
}

extension Door {
  /// All that can be named.
  private var catalogue: CBOR {
    let functions = welfare.all.map { entry in
      entry.card.listing(
        entry.knobs,
        [.init("unit", .text(entry.unit)), .init("scope", .text(entry.scope.rawValue))])
    }
    return .map([
      .init("mechanisms", .list(mechanisms.map { $0.card.listing($0.knobs) })),
      .init("agents", .list(agents.map { $0.card.listing($0.knobs) })),
      .init("welfare", .list(functions)),
    ])
  }
}

extension Card {
  /// What a listing says of an entry with parameters.
  fileprivate func listing(_ knobs: [Knob], _ more: [CBOR.Field] = []) -> CBOR {
    .map(
      [.init("id", .text(id)), .init("summary", .text(summary)), .init("source", .text(source))]
        + more + [.init("knobs", .list(knobs.map { $0.listing }))])
  }
}

extension Complaints {
  /// The complaints as a page shows them at their places.
  fileprivate var written: CBOR {
    let complaints = all.map { complaint in
      CBOR.map([
        .init("line", .count(complaint.line)), .init("column", .count(complaint.column)),
        .init("sentence", .text(complaint.sentence)), .init("excerpt", .text(complaint.excerpt)),
      ])
    }
    return .map([.init("complaints", .list(complaints))])
  }
}
