import Arena
import Browser
import Foundation
import Laboratory
import Playground
import StudySupport
import TestSupport
import Testing

/// What a page plays is what a study plays, to the bit.
@Suite("Play behind the door") struct PlayTests {
  /// Mechanisms that a page opens by their names: all of them, or every third without patience.
  static let mechanisms = Library.standard.mechanisms.enumerated().filter {
    isPatient || $0.offset % 3 == 0
  }.map { $0.element.card.id }

  @Test("Every mechanism is played as a study plays it", arguments: mechanisms)
  func playsMechanism(id: String) throws {
    let kind = try #require(
      ["epsilon-greedy", "uniform"].first { kind in
        (try? study(population(id, kind))) != nil
      })
    try comparePlay(population(id, kind))
  }

  private func population(_ id: String, _ kind: String) -> [String: String] {
    [
      "mechanism": "'\(id)'", "population": "[{agent: '\(kind)', count: 40}]", "rounds": "12",
      "blocks": "5", "seed": "11",
    ]
  }

  /// Fields of studies that are played by many kinds of agents, in many ways.
  static let ways: [[String: String]] =
    [
      "uniform", "epsilon-greedy", "softmax-q", "ucb1", "thompson", "exp3", "hedge",
      "regret-matching", "roth-erev", "best-reply", "level-k", "quantal-reply",
      "experience-weighted-attraction", "policy-gradient", "logit-learning",
    ].map {
      [
        "mechanism": "'used-car'", "population": "[{agent: '\($0)', count: 30}]", "rounds": "60",
        "seed": "3",
      ]
    }
    + [
      [
        "mechanism": "'prisoners-dilemma'", "repeat": "{rounds: 20, continuation: 0.9}",
        "population":
          "[{agent: 'tit-for-tat', count: 10}, {agent: 'grim', count: 8}, {agent: 'bully', count: 6}]",
        "matching": "'round-robin'", "rounds": "4", "welfare": "['nash', 'gini']",
      ],
      [
        "mechanism": "'chicken'", "independent": "true",
        "population":
          "[{name: 'a', agent: 'epsilon-greedy', count: 12}, {name: 'b', agent: 'always', count: 13}]",
        "matching": "{network: 'ring', degree: 4}", "rounds": "40",
        "evolution": "{rule: 'imitation', generation: 5, intensity: 2, mutation: 0.05}",
        "welfare":
          "[{name: 'both', sum: [{weight: 2, of: 'utilitarian'}, {weight: -1, of: 'egalitarian'}]}]",
      ],
    ]

  @Test("Every way to play is played as a study plays it", arguments: ways)
  func playsWay(fields: [String: String]) throws { try comparePlay(fields) }

  @Test(
    "Every story of the catalogue is played as its mechanism",
    arguments: ["debate", "tipping-point"])
  func playsStory(id: String) throws {
    let study = try study([
      "mechanism": "'\(id)'", "population": "[{agent: 'hedge', count: 40}]", "rounds": "20",
      "independent": "true",
    ])
    let entry = try Entry(id, study, .standard, Executor(threads: 1))
    let story = try #require(entry.story)
    let page = try PlayedCell(
      study.cell(at: 0), story: story, seed: study.seed, isIndependent: true)
    #expect(page.result["welfare"].items.compactMap(\.double) == entry.presets[0].welfare)
  }

  /// Plays the one cell of a study both ways.
  private func comparePlay(_ fields: [String: String]) throws {
    var fields = fields
    fields["keep"] = "['rounds', 'play']"
    // How they play is compared, not what is predicted.
    fields["budget"] = "{leaves: 2000, profiles: 1000, steps: 1000}"
    let study = try study(fields)
    let unit = try Session.run(study, executor: Executor(threads: 1)).units[0][0]
    let cell = try study.cell(at: 0)
    let page = try PlayedCell(cell, seed: study.seed, isIndependent: study.isIndependent)
    #expect(page.result["welfare"].items.compactMap(\.double) == unit.welfare)
    #expect(page.result["payoffs"].items.compactMap(\.double) == unit.payoffs)
    #expect(page.result["measures"].items.compactMap(\.double) == unit.measures)
    #expect(page.result["sizes"].items.compactMap(\.int) == unit.sizes)
    #expect(page.result["illegal"].items.compactMap(\.int) == unit.illegalAnswers)
    let series = try #require(unit.blocks)
    #expect(page.blocks.map { $0["first"].int } == series.map(\.firstRound))
    #expect(page.blocks.map { $0["last"].int } == series.map(\.lastRound))
    #expect(page.blocks.map { $0["episodes"].int } == series.map(\.episodes))
    #expect(
      page.blocks.map { $0["measures"].items.compactMap(\.double) } == series.map(\.measures))
    let seats = Double(cell.game.shape.seats)
    let payoffs = page.blocks.map {
      $0["payoffs"].items.compactMap(\.double).reduce(0, +) / seats
    }
    #expect(payoffs == series.map(\.payoff))
  }
}
