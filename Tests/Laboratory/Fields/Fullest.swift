import Foundation
import TestSupport

@testable import Laboratory

/// Studies that between them use every field, and the fields typed by hand.
enum Fullest {
  static let texts = [
    """
    {
      title: "t", finding: "f", seed: 1, replicates: 2, independent: true,
      keep: ["rounds", "agents", "actions", "play"],
      mechanism: "prisoners-dilemma", parameters: { temptation: 6 },
      repeat: { continuation: 0.5, rounds: 10 },
      population: [
        { name: "us", agent: "epsilon-greedy", parameters: { exploration: 0.5 }, share: 0.5,
          roles: ["player"] },
        { agent: "uniform", share: 0.5 },
      ],
      agents: 40, matching: { network: "ring", degree: 2 },
      evolution: { rule: "moran", generation: 5, intensity: 2, mutation: 0.5, inheritsMind: true },
      rounds: 200, window: 0.125, blocks: 20, concept: "pure",
      budget: { leaves: 1000, profiles: 1000, steps: 1000 },
      welfare: [
        "utilitarian", { function: "atkinson", parameters: { aversion: 2 }, name: "fair" },
        { name: "both", unit: "u", sum: [
          { weight: 1, of: "egalitarian" }, { weight: 2, of: { function: "sen" } },
        ] },
      ],
    }
    """,
    """
    {
      seed: 1, mechanism: "prisoners-dilemma", rounds: 10,
      population: [{ agent: "uniform", count: 4 }, { agent: "uniform", name: "more", count: 2 }],
      variants: { a: {}, b: { "parameters.reward": 3.5, matching: "fixed" } },
      sweep: {
        "parameters.temptation": { from: 5, to: 6, count: 2, scale: "log" },
        "population.more.count": [2, 4],
        zip: [{ "blocks": [2, 3], "window": { from: 0.5, to: 0.75, step: 0.25 } }],
      },
      compare: "a",
    }
    """,
    """
    {
      seed: 1, mechanism: "prisoners-dilemma", rounds: 10, agents: 10,
      population: [{ agent: "uniform", share: 0.5 }, { agent: "always", share: "rest" }],
      sweep: {
        points: [{ "parameters.reward": 3.5 }, { "parameters.reward": 3.25, blocks: 5 }],
        sample: {
          method: "latin-hypercube", count: 3,
          axes: {
            "parameters.temptation": { from: 5, to: 9, scale: "log" },
            "repeat.rounds": { from: 2, to: 9, whole: true },
          },
        },
      },
    }
    """,
  ]

  /// Every section with its fields, in the alphabet's order.
  static let fields = [
    "budget: leaves profiles steps", "evolution: generation inheritsMind intensity mutation rule",
    "group: agent count name parameters roles share", "network: degree network",
    "range: count from scale step to whole", "repeat: continuation rounds",
    "replicates: until upTo",
    "sample: axes count method", "span: from scale to whole",
    "study: agents blocks budget compare concept evolution finding independent keep matching mechanism "
      + "parameters population repeat replicates rounds seed sweep title variants welfare window",
    "sweep: points sample zip", "term: of weight", "until: halfWidth of",
    "welfare: function name parameters sum unit",
  ]

  /// The study files under results.
  static let committed: [URL] = {
    let results = repository.appending(path: "results")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: results.path)) ?? []
    return names.sorted().map { results.appending(path: "\($0)/study.json5") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }()
}

extension JSON {
  /// The value with one thing in it changed, in every way and at every place.
  var mutants: [JSON] {
    let junk: [JSON] = [
      .null, .bool(true), .integer(-7), .number(0.3), .number(1e15), .string("zzz"), .string(""),
      .array([]), .array([.integer(1)]), .object([:]), .object(["zzz": .integer(1)]),
    ]
    switch self {
    case .object(let object):
      var all = junk
      var more = object
      more["zzz"] = .integer(1)
      all.append(.object(more))
      for (name, value) in object.pairs {
        var less = object
        less[name] = nil
        all.append(.object(less))
        all += value.mutants.map {
          var changed = object
          changed[name] = $0
          return .object(changed)
        }
      }
      return all
    case .array(let items):
      return junk
        + items.indices.flatMap { index in
          items[index].mutants.map {
            var changed = items
            changed[index] = $0
            return .array(changed)
          }
        }
    default: return junk
    }
  }
}
