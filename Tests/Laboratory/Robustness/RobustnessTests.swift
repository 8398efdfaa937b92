import Arena
import Foundation
import StudySupport
import TestSupport
import Testing
import Theory

@testable import Laboratory

@Suite struct `Robustness of a study` {
  /// Asks about a small study with some fields changed.
  private func ask(
    _ changes: [String: String], store: String? = nil, threads: Int = 1,
    _ set: (inout RobustnessQuestion) -> Void = { _ in },
    progress: @escaping @Sendable (StudyProgress) -> Void = { _ in }
  ) throws -> RobustnessResult {
    var question = RobustnessQuestion()
    question.shares = [0.5]
    question.width = 0.1
    set(&question)
    var runner = try RobustnessRunner(
      study(changes), question, library: .standard, folder: nil, store: store,
      facts: .object([:]), executor: Executor(threads: threads))
    runner.progress = progress
    return try runner.run()
  }

  private func intrusion(_ kind: Intruder, _ result: RobustnessResult, cell: Int = 0) throws
    -> Intrusion
  {
    try #require(result.cells[cell].welfare[0].intrusions.first { $0.intruders == kind })
  }

  /// Twenty who always cooperate, or always defect.
  private func prisoners(_ action: Int, replicates: Int = 3) -> [String: String] {
    [
      "population": "[{agent: 'always', parameters: {action: \(action)}, count: 20}]",
      "rounds": "40", "replicates": "\(replicates)",
    ]
  }

  @Test func `is the closed form where all others cooperate`() throws {
    let result = try ask(prisoners(0)) { $0.shares = [0.25, 0.5] }
    let saboteur = try intrusion(.saboteur, result)
    // The mean payoff of 3, 2.5 and 1 with none, one and two who defect.
    func welfare(_ share: Double) -> Double { 3 - share - share * share }
    let fixed = try #require(saboteur.fixed)
    #expect(fixed.points.map(\.share) == [0, 0.25, 0.5, 1])
    #expect(areClose(fixed.points.map(\.welfare), fixed.points.map { welfare($0.share) }))
    // Half-way between 3 and 1: 3 - s - s^2 = 2.
    #expect(result.cells[0].welfare[0].threshold == 2)
    let root = (5.0.squareRoot() - 1) / 2
    #expect(isClose(try #require(fixed.tipping), root))
    // Who defects gains by it.
    #expect(saboteur.acts.map(\.seats) == [[0], [1]])
    #expect(saboteur.acts.allSatisfy { $0.cost == 0 && isClose($0.welfare, 2.5) })
    #expect(try intrusion(.frugal, result).fixed == fixed)
    let contrary = try intrusion(.contrary, result)
    #expect(contrary.fixed == fixed)
    // With both seats in one hand, both defect.
    let pair = try intrusion(.pair, result)
    #expect(pair.acts.map(\.seats) == [[0, 1]] && pair.reason == nil)
    #expect(
      areClose(
        try #require(pair.fixed).points.map(\.welfare), [0, 0.25, 0.5, 1].map { 3 - 2 * $0 }))
    // Of 200 matches a replicate that count, each has a pair or none, by lot.
    let pairs = try #require(pair.learning).points
    #expect(pairs.first?.welfare == 3 && pairs.last?.welfare == 1)
    for point in pairs { #expect((point.welfare - (3 - 2 * point.share)).magnitude < 0.15) }
    // Those who cannot learn play as before, so that what emerges is the same up to luck: without
    // replacement, pairs are a little more mixed than independent draws.
    let learning = try #require(saboteur.learning)
    #expect(learning.points.first?.welfare == 3 && learning.points.last?.welfare == 1)
    for point in learning.points {
      let count = Double(try #require(point.agents))
      #expect(point.share == count / 20)
      let mixed = 2 * count * (20 - count) / (20 * 19)
      let both = count * (count - 1) / (20 * 19)
      let mean = 3 * (1 - mixed - both) + 2.5 * mixed + both
      #expect((point.welfare - mean).magnitude < 0.15)
    }
    let tipping = try #require(learning.tipping)
    #expect((tipping - root).magnitude <= 0.15)
    #expect(try #require(learning.interval).contains(tipping))
  }

  @Test func `has saboteurs that pay for it, and frugal ones that pay less`() throws {
    let result = try ask(
      ["mechanism": "'chicken'", "population": "[{agent: 'uniform', count: 8}]"]
    ) {
      $0.intruders = [.saboteur, .frugal]
      $0.cost = 0.05
    }
    let (free, frugal) = (try intrusion(.saboteur, result), try intrusion(.frugal, result))
    #expect(frugal.acts.allSatisfy { $0.cost <= 0.05 + 1e-9 })
    for (one, other) in zip(free.acts, frugal.acts) { #expect(one.welfare <= other.welfare + 1e-9) }
  }

  @Test func `is not played again, and the same with any number of threads`() throws {
    let folder = try TemporaryFolder()
    let changes = prisoners(0)
    let first = try ask(changes, store: folder.path)
    let again = try ask(
      changes, store: folder.path, threads: 2, progress: { #expect($0.played == 0) })
    #expect(again == first)
    #expect(try ask(changes, threads: 2) == first)
    let data = Data(first.json.indented.utf8)
    #expect(try RobustnessResult(JSON.parse(data, file: "it"), at: "it") == first)
  }

  @Test func `says why there is no tree, and plays what needs none`() throws {
    var changes = prisoners(0)
    changes["budget"] = "{leaves: 2}"
    let result = try ask(changes)
    for kind in [Intruder.noisy, .contrary] {
      let found = try intrusion(kind, result)
      #expect(found.fixed == nil && found.learning?.points.last?.share == 1)
    }
    for kind in [Intruder.saboteur, .frugal, .pair] {
      let found = try intrusion(kind, result)
      #expect(found.fixed == nil && found.learning == nil)
      #expect(try #require(found.reason).hasPrefix("there is no tree of the game"))
    }
    changes["budget"] = ""
    changes["welfare"] = "['theil']"
    let equality = try intrusion(.saboteur, try ask(changes))
    #expect(equality.reason == "the welfare function is no mean over episodes")
  }

  @Test func `turns round where less is better`() throws {
    let result = try ask([
      "mechanism": "'inspection'", "welfare": "['least \(Self.harm)']", "replicates": "2",
      "population": "[{agent: 'truthful', count: 10}]",
    ])
    let saboteur = try #require(try intrusion(.saboteur, result).fixed)
    let values = saboteur.points.map(\.welfare)
    #expect(values == values.sorted())
  }

  /// A measure of the inspection game.
  private static let harm: String = {
    let mechanism = try? Library.standard.mechanism("inspection")
    return mechanism?.measures.first?.name ?? ""
  }()

  @Test func `takes agents of every group alike`() throws {
    let cell = try study([
      "agents": "10",
      "population": """
      [{name: 'a', agent: 'uniform', share: 0.6}, {name: 'b', agent: 'truthful', share: 0.3},
       {name: 'c', agent: 'always', share: 0.1}]
      """,
    ]).cell(at: 0)
    for count in 0...10 {
      let groups = cell.population(with: count, .agents(.object(["agent": .string("uniform")])))
        .items
      var left = ["a": 6.0, "b": 3, "c": 1]
      var taken = 0
      for group in groups {
        let size = try #require(group["count"].int)
        #expect(size > 0)
        if let before = left[group["name"].text] {
          let share = (before - Double(size)) / before
          #expect((share - Double(count) / 10).magnitude * before < 1)
          left[group["name"].text] = nil
        } else {
          taken += size
        }
      }
      // Groups of which nobody is left are not there.
      #expect(left.values.allSatisfy { ($0 * Double(10 - count) / 10) < 1 })
      #expect(taken == count)
    }
  }

  @Test func `has saboteurs that pick the worst leaf where all is known`() throws {
    // Nature draws nothing here, and the others always take their first action.
    let changes = [
      "mechanism": "'trust-game'", "population": "[{agent: 'always', count: 12}]",
      "replicates": "2", "welfare": "['utilitarian']",
    ]
    let saboteur = try intrusion(.saboteur, try ask(changes))
    let desk = try TheoryDesk(try Library.standard.mechanism("trust-game"))
    let tree = try #require(desk.whole.tree)
    for act in saboteur.acts {
      // Of all leaves that the others' first actions leave, the worst mean payoff.
      var worst = Double.infinity
      for index in tree.nodes.indices where tree.nodes[index].kind == .leaf {
        var (place, isOpen) = (index, true)
        while place > 0 {
          let above = tree.nodes[Int(tree.nodes[place].parent)]
          if above.kind == .decision && !act.seats.contains(Int(above.seat))
            && tree.nodes[place].edge != 0
          {
            isOpen = false
          }
          place = Int(tree.nodes[place].parent)
        }
        let leaf = Int(tree.nodes[index].infoset)
        let mean = (0..<tree.seats).reduce(0) { $0 + tree.payoff(leaf: leaf, seat: $1) }
        if isOpen { worst = min(worst, mean / Double(tree.seats)) }
      }
      #expect(isClose(act.welfare, worst))
    }
    #expect(saboteur.acts.count == 2)
  }

  @Test func `plays cells that become the same once`() throws {
    let result = try ask([
      "population": "[{agent: 'epsilon-greedy', count: 6}]", "replicates": "2",
      "sweep": "{ 'population.epsilon-greedy.parameters.exploration': [0.1, 0.5] }",
    ]) { $0.intruders = [.noisy] }
    let ends = try (0..<2).map { cell in
      try #require(try intrusion(.noisy, result, cell: cell).learning?.points.last)
    }
    #expect(ends[0].share == 1 && ends[0] == ends[1])
  }

  @Test func `looks for no fall where nothing is left to lose`() throws {
    let result = try ask(prisoners(1))
    #expect(result.cells[0].welfare[0].threshold == nil)
    #expect(try intrusion(.saboteur, result).fixed?.tipping == nil)
    let asked = try ask(prisoners(1)) { $0.threshold = 1.5 }
    #expect(try intrusion(.saboteur, asked).fixed?.tipping == 0)
    #expect(try intrusion(.saboteur, asked).learning?.tipping == 0)
  }

  @Test func `asks about every cell, whatever varies`() throws {
    let result = try ask([
      "agents": "12", "replicates": "1",
      "population": "[{name: 'all', agent: 'always', share: 'rest'}, {agent: 'uniform', share: 0}]",
      "variants":
        "{ calm: {'population.uniform.share': 0}, wild: {'population.uniform.share': 0.5} }",
      "sweep": "{ agents: [12, 20] }",
    ])
    #expect(
      result.cells.map(\.name) == [
        "calm agents=12", "calm agents=20", "wild agents=12", "wild agents=20",
      ])
    #expect(result.cells.map(\.agents) == [12, 20, 12, 20])
    let noisy = try intrusion(.noisy, result, cell: 2)
    // Without a second replicate there is no interval.
    #expect(noisy.learning?.interval == nil)
    #expect(noisy.learning?.points.allSatisfy { $0.halfWidth == nil } == true)
  }
}
