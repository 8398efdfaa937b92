import Arena
import Catalogue
import Foundation
import GameTheory
import StudySupport
import TestSupport
import Testing
import Theory

@testable import Laboratory

/// An environment and what it says, line by line.
private final class Partner {
  var server: EnvironmentServer
  let tree: GameTree?
  let shape: Shape

  init(
    _ id: String, _ parameters: [String: JSON] = [:], seated: [Int: any Agent] = [:],
    seed: UInt64 = 1
  ) throws {
    let desk = try TheoryDesk(try Cell.configure(id, parameters, .standard), budget: .init())
    shape = desk.game.shape
    tree = desk.whole.tree
    server = try EnvironmentServer(desk, called: id, seated: seated, seed: seed)
  }

  /// The lines that answer some text.
  func say(_ text: String) -> [String] {
    String(decoding: server.take(text.utf8), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func ask(_ line: String) throws -> JSON {
    let answers = say(line + "\n")
    #expect(answers.count == 1)
    return try JSON.parse(Data((answers.first ?? "").utf8), file: "the answer")
  }

  /// Answers all questions of a state by a function of seat and number of legal actions.
  func step(_ state: JSON, _ choose: (String, Int) -> Int) throws -> JSON {
    let actions = state["asks"].items.map { question in
      let legal = question["mask"].items.filter { $0 == .integer(1) }.count
      let seat = question["seat"].text
      return "\"\(seat)\":\(choose(seat, legal))"
    }
    return try ask("{\"step\":{\(actions.joined(separator: ","))}}")
  }
}

extension JSON {
  fileprivate subscript(name: String) -> JSON {
    fields.first { $0.name == name }?.value ?? .null
  }
}

@Suite struct `An environment` {
  /// A second mover is paid for the first move of the same turn.
  @Test func `rewards nobody for an action that nobody took`() throws {
    let folder = try TemporaryFolder()
    let story = """
      mechanism dummy "A test."
      source "nobody"
      set Round = first, second
      role alpha "A."
      role beta "B."
      decision act by alpha = zero: "0", one: "1" "Act."
        sees round: Round
        wishes one
      decision reply by beta = zero: "0", one: "1" "Reply."
        sees round: Round
        wishes one
      story {
        let a1 = choose act by alpha seeing round = first
        let b1 = choose reply by beta seeing round = first
        let a2 = choose act by alpha seeing round = second
        if a2 == zero { gain 5 by beta }
        if a2 == one { gain 70 by beta }
        let b2 = choose reply by beta seeing round = second
        if a1 == one and b1 == one and b2 == one { gain 1 by alpha }
      }
      """
    let path = "\(folder.path)/dummy.story"
    try Data(story.utf8).write(to: URL(fileURLWithPath: path))
    let partner = try Partner(path)
    var state = try partner.ask("{\"reset\":{}}")
    var sums: [String: Double] = [:]
    for step in 1...2 {
      state = try partner.step(state) { _, _ in 1 }
      for (seat, reward) in state["rewards"].fields {
        if step == 1 { #expect(reward.double == 0, "\(seat)") }
        sums[seat, default: 0] += reward.double ?? .nan
      }
    }
    #expect(sums.values.sorted() == [1, 70])
  }

  /// Everything an episode shows is a path of the tree, and pays what the path pays.
  @Test(arguments: [
    "used-car", "kuhn-poker", "trust-game", "peer-prediction", "mediated(prisoners-dilemma)",
    "contracted(prisoners-dilemma)", "linear-contract", "posted-price-trade", "inspection",
  ])
  func `tells episodes of the game`(_ id: String) throws {
    let partner = try Partner(id)
    let tree = try #require(partner.tree)
    var paths: Set<[Int]> = []
    var payoffs: [[Int]: Set<[Double]>] = [:]
    func walk(_ node: Int, _ acts: [Int: [Int]]) {
      let kind = tree.nodes[node]
      if kind.kind == .leaf {
        let path = key(acts, partner.shape.seats)
        paths.insert(path)
        payoffs[path, default: []].insert(
          (0..<tree.seats).map { round(tree.payoff(leaf: Int(kind.infoset), seat: $0)) })
        return
      }
      for edge in 0..<Int(kind.edges) {
        var acts = acts
        if kind.kind == .decision {
          acts[Int(kind.seat), default: []] += [Int(kind.infoset), edge]
        }
        walk(tree.child(node, edge), acts)
      }
    }
    walk(0, [:])
    var random = RandomStream(StreamKey(seed: 5))
    for _ in 0..<60 {
      var state = try partner.ask("{\"reset\":{}}")
      var acts: [Int: [Int]] = [:]
      var earned = [Double](repeating: 0, count: partner.shape.seats)
      while !state["asks"].items.isEmpty {
        let infosets = try state["asks"].items.map { try infoset($0, partner) }
        var index = 0
        state = try partner.step(state) { seat, legal in
          let action = random.index(below: legal)
          let number = partner.server.form.names.firstIndex(of: seat) ?? 0
          acts[number, default: []] += [infosets[index], action]
          index += 1
          return action
        }
        for (name, reward) in state["rewards"].fields {
          earned[partner.server.form.names.firstIndex(of: name) ?? 0] += reward.double ?? .nan
        }
      }
      #expect(state["terminated"] == .bool(true))
      let path = key(acts, partner.shape.seats)
      let paid = try #require(payoffs[path], "\(path)")
      let outside = partner.server.form.outside
      #expect(paid.contains { leaf in outside.allSatisfy { leaf[$0] == round(earned[$0]) } })
      for seat in outside {
        let sum = state["payoffs"][partner.server.form.names[seat]].double
        #expect(isClose(sum ?? .nan, earned[seat]))
      }
    }
  }

  private func round(_ payoff: Double) -> Double { (payoff * 1e6).rounded() }

  /// What every seat met and did, seat by seat.
  private func key(_ acts: [Int: [Int]], _ seats: Int) -> [Int] {
    (0..<seats).flatMap { [-1] + (acts[$0] ?? []) }
  }

  /// The information set that a question shows, by the numbers that the greeting explains.
  private func infoset(_ question: JSON, _ partner: Partner) throws -> Int {
    let shape = partner.shape
    let vector = question["observation"].items.compactMap(\.int)
    let decision = try #require(question["decision"].int)
    let role = shape.decisions[decision].role
    let own = shape.decisions.indices.filter { shape.decisions[$0].role == role }
    #expect(own[vector[0] - 1] == decision)
    var place = 1
    var observation = 0
    for other in own {
      for variable in shape.decisions[other].sees {
        #expect((vector[place] > 0) == (other == decision))
        if other == decision {
          observation = observation * variable.values.count + vector[place] - 1
        }
        place += 1
      }
    }
    #expect(place == vector.count)
    return Int(shape.layout[decision].infoset) + observation
  }

  @Test func `shows a player nothing but what it sees`() throws {
    // The first player's question follows from its card, whatever card the other one holds.
    let partner = try Partner("kuhn-poker")
    var shown: Set<String> = []
    var replies: Set<String> = []
    for seed in 0..<60 {
      let state = try partner.ask("{\"reset\":{\"seed\":\(seed)}}")
      #expect(state["rewards"] == .object([:]))
      shown.insert(state["asks"].canonical)
      let next = try partner.step(state) { _, _ in 0 }
      #expect(next["rewards"] == .object([:]))
      replies.insert(next["asks"].canonical)
    }
    #expect(shown.count == 3)
    #expect(replies.count == 3)
  }

  @Test func `says the same lines for the same seed and actions`() throws {
    func lines(_ before: String) throws -> [String] {
      let agent = try Library.standard.agent("uniform").init()
      let partner = try Partner("leduc-poker", seated: [1: agent])
      _ = partner.say(before)
      var lines = partner.say("{\"reset\":{\"seed\":7}}\n")
      for _ in 0..<30 {
        let state = try JSON.parse(Data((lines.last ?? "").utf8), file: "")
        if state["asks"].items.isEmpty {
          lines += partner.say("{\"reset\":{}}\n")
        } else {
          lines.append(try partner.step(state) { _, legal in legal - 1 }.canonical)
        }
      }
      return lines
    }
    let first = try lines("")
    #expect(try first == lines("{\"reset\":{}}\n{\"reset\":{\"seed\":3}}\n"))
    #expect(first.count > 30)
  }

  @Test(arguments: [
    ("hello", "unreadable"), ("[]", "unreadable"), ("7", "unreadable"), ("{}", "unreadable"),
    ("{\"reset\":{},\"step\":{}}", "unreadable"), ("{\"rest\":{}}", "unreadable"),
    ("{\"reset\":7}", "unreadable"), ("{\"reset\":{\"seed\":-1}}", "unreadable"),
    ("{\"reset\":{\"seed\":1.5}}", "unreadable"), ("{\"reset\":{\"seed\":1e300}}", "unreadable"),
    ("{\"reset\":{\"sede\":1}}", "unreadable"), ("{\"step\":[0,0]}", "unreadable"),
    ("{\"step\":{}}", "missing"), ("{\"step\":{\"player_0\":0}}", "missing"),
    ("{\"step\":{\"player_0\":0,\"player_1\":2}}", "illegal"),
    ("{\"step\":{\"player_0\":-1,\"player_1\":0}}", "illegal"),
    ("{\"step\":{\"player_0\":\"cooperate\",\"player_1\":0}}", "illegal"),
    ("{\"step\":{\"player_0\":0.5,\"player_1\":0}}", "illegal"),
    ("{\"step\":{\"player_0\":0,\"player_0\":1,\"player_1\":0}}", "unreadable"),
    ("{\"step\":{\"player_0\":0,\"player_1\":0,\"player_2\":0}}", "astray"),
    ("{\"step\":{\"\\u001b[31m\":0}}", "astray"), ("\u{1B}[31m\u{7}", "unreadable"),
    (String(repeating: "[", count: 5000), "unreadable"),
    (String(repeating: "x", count: EnvironmentServer.longestLine + 5), "flooded"),
  ])
  func `names what is wrong with a line, and goes on as if it had not come`(
    _ line: String, _ name: String
  ) throws {
    let partner = try Partner("iterated-prisoners-dilemma", ["rounds": .integer(3)])
    let twin = try Partner("iterated-prisoners-dilemma", ["rounds": .integer(3)])
    for one in [partner, twin] {
      _ = try one.ask("{\"reset\":{}}")
      _ = try one.ask("{\"step\":{\"player_0\":1,\"player_1\":0}}")
    }
    let answers = partner.say(line + "\n")
    #expect(answers.count == 1)
    let error = try JSON.parse(Data((answers.first ?? "").utf8), file: "")
    #expect(error["type"] == .string("error") && error["error"] == .string(name))
    #expect(!error["sentence"].text.isEmpty && error["sentence"].text.count < 400)
    #expect(answers.first?.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } == true)
    let next = "{\"step\":{\"player_0\":0,\"player_1\":1}}"
    #expect(try partner.ask(next) == twin.ask(next))
  }

  @Test func `refuses bytes that are no text, and steps where no episode goes on`() throws {
    let partner = try Partner("prisoners-dilemma")
    #expect(try partner.ask("{\"step\":{\"player_0\":0}}")["error"] == .string("over"))
    let answer = String(decoding: partner.server.take([0xFF, 0xC0, 0, 0x0A]), as: UTF8.self)
    #expect(answer.contains("\"error\":\"unreadable\""))
    _ = try partner.ask("{\"reset\":{}}")
    let end = try partner.ask("{\"step\":{\"player_0\":0,\"player_1\":0}}")
    #expect(end["terminated"] == .bool(true))
    let late = try partner.ask("{\"step\":{\"player_0\":0,\"player_1\":0}}")
    #expect(late["error"] == .string("over"))
  }

  @Test func `reads lines however they come in pieces`() throws {
    let text = "\n  \n{\"reset\":{\"seed\":4}}\r\n{\"step\":{\"player_0\":0,\"player_1\":1}}"
    let whole = try Partner("prisoners-dilemma")
    var pieces: [UInt8] = []
    let partner = try Partner("prisoners-dilemma")
    for byte in text.utf8 { pieces += partner.server.take([byte]) }
    #expect(pieces == whole.server.take(text.utf8))
    #expect(
      String(decoding: partner.server.finish(), as: UTF8.self).contains("\"terminated\":true"))
    #expect(partner.server.finish() == [])
  }

  @Test func `seats agents of the arena, who remember the rounds of an episode`() throws {
    let partner = try Partner(
      "iterated-prisoners-dilemma", ["rounds": .integer(6), "noise": .integer(0)],
      seated: [1: Library.standard.agent("tit-for-tat").init()])
    #expect(partner.server.form.outside == [0])
    let moves = [1, 0, 0, 1, 1, 0]
    for _ in 0..<2 {
      var state = try partner.ask("{\"reset\":{}}")
      var rewards: [Double] = []
      for move in moves {
        state = try partner.ask("{\"step\":{\"player_0\":\(move)}}")
        rewards.append(state["rewards"]["player_0"].double ?? .nan)
      }
      // It does what was done to it in the round before.
      #expect(rewards == [5, 0, 3, 5, 1, 0])
      #expect(state["payoffs"]["player_0"].double == 14)
    }
  }

  @Test func `lets a learner in a seat learn from episodes that end, not from others`() throws {
    func defections(after episodes: Int, ending: Bool) throws -> Int {
      let partner = try Partner(
        "prisoners-dilemma", seated: [1: Library.standard.agent("epsilon-greedy").init()])
      for _ in 0..<episodes {
        _ = try partner.ask("{\"reset\":{}}")
        if ending { _ = try partner.ask("{\"step\":{\"player_0\":0}}") }
      }
      var count = 0
      for _ in 0..<20 {
        _ = try partner.ask("{\"reset\":{\"seed\":1}}")
        let state = try partner.ask("{\"step\":{\"player_0\":0}}")
        count += state["rewards"]["player_0"].double == 0 ? 1 : 0
      }
      return count
    }
    // A seed begins anew, with a newborn learner: what was learnt before does not count.
    #expect(try defections(after: 300, ending: true) == defections(after: 0, ending: true))
    let partner = try Partner(
      "prisoners-dilemma", seated: [1: Library.standard.agent("epsilon-greedy").init()])
    var last: [Double] = []
    for _ in 0..<400 {
      _ = try partner.ask("{\"reset\":{}}")
      let state = try partner.ask("{\"step\":{\"player_0\":0}}")
      last.append(state["rewards"]["player_0"].double ?? .nan)
    }
    #expect(last.suffix(100).filter { $0 == 0 }.count > 80)
  }

  @Test(arguments: [
    ("uniform", "agents of the arena take every seat"), ("process", "process lives outside too"),
    ("hedge", "wants to know what every action would have paid"),
  ])
  func `says whom it cannot seat`(_ kind: String, _ reason: String) throws {
    let agent = try Library.standard.agent(kind).init()
    let error = #expect(throws: StudyError.self) {
      _ = try Partner("chicken", seated: kind == "uniform" ? [0: agent, 1: agent] : [1: agent])
    }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `greets with all that a learner needs to know`() throws {
    let partner = try Partner("kuhn-poker")
    let text = String(decoding: partner.server.greeting, as: UTF8.self)
    #expect(text.hasSuffix("\n") && text.filter { $0 == "\n" }.count == 1)
    let greeting = try JSON.parse(Data(text.utf8), file: "")
    #expect(greeting["type"] == .string("environment") && greeting["version"] == .integer(1))
    #expect(greeting["movesAtOnce"] == .bool(false))
    #expect(greeting["seats"].items.map { $0["id"].text } == ["first_0", "second_0"])
    for seat in greeting["seats"].items {
      #expect(seat["isOutside"] == .bool(true) && seat["agent"] == .null)
      #expect(seat["actions"] == .integer(2))
    }
    #expect(greeting["decisions"].items.count == partner.shape.decisions.count)
  }
}

@Suite struct `The form of an environment` {
  private func names(_ roles: [Role]) throws -> [String] {
    let shape = try #require(
      Shape(
        roles: roles, decisions: [Decision("a", actions: .counted(2))], measures: [],
        expectedRounds: 1))
    return EnvironmentForm(shape, seated: [], movesAtOnce: false).names
  }

  @Test func `names seats by letters, and by numbers where roles have none`() throws {
    #expect(
      try names([Role("seller"), Role("Low bidder", seats: 2)])
        == ["seller_0", "low_bidder_0", "low_bidder_1"])
    #expect(try names([Role("買い手"), Role("seller")]) == ["seat_0", "seat_1"])
    #expect(try names([Role("a b"), Role("a-b")]) == ["seat_0", "seat_1"])
    #expect(try names([Role("\"; import os\n#")]) == ["import_os_0"])
  }

  @Test func `leaves out seats that never decide`() throws {
    let shape = try #require(
      Shape(
        roles: [Role("a"), Role("b")], decisions: [Decision("x", actions: .counted(2))],
        measures: [], expectedRounds: 1))
    #expect(EnvironmentForm(shape, seated: [], movesAtOnce: false).outside == [0])
  }
}
