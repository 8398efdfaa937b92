import Arena
import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A bad study` {
  @Test(arguments: [
    (["mechanism": "'stag-hnt'"], "there is no mechanism 'stag-hnt'; did you mean 'stag-hunt'?"),
    (
      ["mechanism": ""],
      "the study needs a field 'mechanism', the name of a mechanism or a game file"
    ),
    (
      ["mechanism": "7"],
      "'mechanism' must be the name of a mechanism or a game file, but found the number 7"
    ),
    (
      ["parameters": "{temptaton: 6}"],
      "'parameters.temptaton' is no parameter of prisoners-dilemma; did you mean 'temptation'?"
    ),
    (
      ["parameters": "{temptation: 1e9}"],
      "\'parameters.temptation\' must be a number in -1000000...1000000, "
        + "but found the number 1000000000"
    ),
    (
      ["parameters": "{temptation: NaN}"],
      "\'parameters.temptation\' must be a number in -1000000...1000000, "
        + "but found the number nan"
    ),
    (
      ["parameters": "{temptation: -Infinity}"],
      "\'parameters.temptation\' must be a number in -1000000...1000000, "
        + "but found the number -inf"
    ),
    (
      ["parameters": "{temptation: '6'}"],
      "\'parameters.temptation\' must be a number in -1000000...1000000, "
        + "but found the text '6'"
    ),
    (
      ["parameters": "{temptation: 1}"],
      "prisoners-dilemma: a prisoner's dilemma needs temptation > reward > punishment > sucker; "
        + "found temptation = 1"
    ),
    (["parameters": "[]"], "'parameters' must be an object, but found a list"),
    (
      ["mechanism": "'used-car'", "parameters": "{contract: 'mneu'}"],
      "\'parameters.contract\' must be one of cheap-talk, lump-sum, menu (did you mean 'menu'?), "
        + "but found the text 'mneu'"
    ),
    (
      ["mechanism": "'used-car'", "parameters": "{bids: 2.5}"],
      "\'parameters.bids\' must be a whole number in 2...10001, but found the number 2.5"
    ),
    (
      ["mechanism": "'used-car'", "parameters": "{cars: ['a', '']}"],
      "\'parameters.cars\' must be a list of texts of 1 to 60 printable characters, "
        + "but found the text ''"
    ),
    (
      ["mechanism": "'used-car'", "parameters": "{cars: ['a', '\\u001b[2J']}"],
      "\'parameters.cars\' must be a list of texts of 1 to 60 printable characters, "
        + "but found the text '?[2J'"
    ),
    (
      ["mechanism": "'used-car'", "parameters": "{prior: [0.5, 2]}"],
      "\'parameters.prior\' must be a list of numbers in 0...1, but found the number 2"
    ),
    (
      ["mechanism": "'inspection'", "parameters": "{commitment: 1}"],
      "\'parameters.commitment\' must be true or false, but found the number 1"
    ),
  ])
  func `is told what is wrong with its mechanism`(_ changes: [String: String], _ sentence: String) {
    #expect(complaint(about: studyText(changes)) == sentence)
  }

  @Test(arguments: [
    ("[]", "'population' must be a list of 1 to 1000 entries, but found a list of 0"),
    ("{}", "'population' must be a list of 1 to 1000 entries, but found an object"),
    ("[7]", "'population.1' must be an object, but found the number 7"),
    ("[{count: 4}]", "'population.1' needs a field 'agent', the name of an agent"),
    (
      "[{agent: 'unifrm', count: 4}]",
      "'population.unifrm.agent': there is no agent 'unifrm'; did you mean 'uniform'?"
    ),
    (
      "[{agent: 'uniform', count: 4, rolls: []}]",
      "'population.uniform' has no field 'rolls'; did you mean 'roles'?"
    ),
    (
      "[{agent: 'uniform', count: -1}]",
      "'population.uniform.count' must be a whole number in 0...20000000, but found the number -1"
    ),
    ("[{agent: 'uniform'}]", "'population.uniform' needs a field 'count' or 'share'"),
    (
      "[{agent: 'uniform', count: 0}]", "nobody in the population may fill the role 'player'"
    ),
    (
      "[{agent: 'uniform', count: 1}]",
      "the role 'player' has 2 seats, but only 1 agents may fill it"
    ),
    (
      "[{agent: 'uniform', count: 4, share: 1}]",
      "'population.uniform' may have 'count' or 'share', but found both"
    ),
    (
      "[{agent: 'uniform', share: 1}]", "a population with shares needs 'agents', their total"
    ),
    (
      "[{agent: 'uniform', count: 2}, {agent: 'uniform', count: 2}]",
      "two groups of the population are called 'uniform'; give them a 'name'"
    ),
    (
      "[{agent: 'uniform', count: 4, roles: ['plyer']}]",
      "'population.uniform.roles' must name roles of the mechanism, but found 'plyer'; "
        + "did you mean 'player'?"
    ),
    (
      "[{agent: 'uniform', count: 4, name: 'a.b'}]",
      "'population.1.name' must be a text of 1 to 60 printable characters without a dot, but found the "
        + "text 'a.b'"
    ),
    (
      "[{agent: 'uniform', count: 4, name: 'a\\u0007'}]",
      "'population.a?.name' must be a text of 1 to 60 printable characters without a dot, but found "
        + "the text 'a?'"
    ),
    (
      "[{agent: 'epsilon-greedy', count: 4, parameters: {exploration: 2}}]",
      "'population.epsilon-greedy.parameters.exploration' must be a number in 0...1, "
        + "but found the number 2"
    ),
    (
      "[{agent: 'uniform', count: 20000000}, {agent: 'always', count: 1}]",
      "a population has at most 20000000 agents"
    ),
  ])
  func `is told what is wrong with its population`(_ population: String, _ sentence: String) {
    #expect(complaint(about: studyText(["population": population])) == sentence)
  }

  @Test func `is told when shares do not add up`() {
    let population = "[{agent: 'uniform', share: 0.5}, {agent: 'always', share: 0.25}]"
    #expect(
      complaint(about: studyText(["population": population, "agents": "8"]))
        == "the shares of the population must add up to 1, but sum to 0.75; a group with the share "
        + "'rest' takes what the others leave")
    #expect(
      complaint(about: studyText(["agents": "8"]))
        == "'agents' is the total for shares, but no group has a share")
    let mixed = "[{agent: 'uniform', share: 0.5}, {agent: 'always', count: 4}]"
    #expect(
      complaint(about: studyText(["population": mixed, "agents": "8"]))
        == "either every group of the population has a share, or none")
  }

  @Test func `is told when nobody fills a role`() {
    let population = "[{agent: 'uniform', count: 4, roles: ['inspector']}]"
    #expect(
      complaint(about: studyText(["mechanism": "'inspection'", "population": population]))
        == "nobody in the population may fill the role 'inspectee'")
  }

  @Test(arguments: [
    (["rounds": ""], "the study needs a field 'rounds', a whole number in 1...1000000000"),
    (
      ["rounds": "0"],
      "'rounds' must be a whole number in 1...1000000000, but found the number 0"
    ),
    (
      ["rounds": "'ten'"],
      "'rounds' must be a whole number in 1...1000000000, but found the text 'ten'"
    ),
    (
      ["rounds": "1e30"],
      "'rounds' must be a whole number in 1...1000000000, but found the number 1e+30"
    ),
    (["window": "NaN"], "'window' must be a number in 0...1, but found the number nan"),
    (["blocks": "0"], "'blocks' must be a whole number in 1...10000, but found the number 0"),
    (["seed": ""], "the study needs a field 'seed', a whole number in 0...9007199254740992"),
    (
      ["seed": "-1"],
      "'seed' must be a whole number in 0...9007199254740992, but found the number -1"
    ),
    (
      ["replicates": "0"],
      "'replicates' must be a whole number in 1...1000000, but found the number 0"
    ),
    (["title": "7"], "'title' must be a text, but found the number 7"),
    (["sweeep": "{}"], "the study has no field 'sweeep'; did you mean 'sweep'?"),
    (
      ["matching": "'fixd'"],
      "'matching' must be one of random, fixed, round-robin, but found 'fixd'; "
        + "did you mean 'fixed'?"
    ),
    (
      ["matching": "{network: 'rng'}"],
      "'matching.network' must be one of ring, lattice, regular, but found 'rng'; "
        + "did you mean 'ring'?"
    ),
    (
      ["matching": "{network: 'ring'}"],
      "'matching' needs a field 'degree', a whole number in 1...10000"
    ),
    (
      ["matching": "{network: 'ring', degree: 3}"],
      "a ring needs an even degree of at least 2"
    ),
    (
      ["matching": "{network: 'lattice'}"],
      "a square lattice needs a number of agents with two factors of at least 3, "
        + "but there are 4"
    ),
    (
      ["matching": "{network: 'regular', degree: 5}"],
      "a regular network of degree 5 needs more than 5 agents"
    ),
    (
      ["matching": "null"],
      "'matching' must be one of random, fixed, round-robin, or an object, but found null"
    ),
    (
      ["evolution": "{rule: 'moron'}"],
      "'evolution.rule' must be one of imitation, replicator, moran, pairwise-comparison, "
        + "birth-death, but found 'moron'; did you mean 'moran'?"
    ),
    (
      ["evolution": "{rule: 'moran', mutation: 2}"],
      "'evolution.mutation' must be a number in 0...1, but found the number 2"
    ),
    (
      ["mechanism": "'iterated-prisoners-dilemma'", "repeat": "{rounds: 3}"],
      "iterated-prisoners-dilemma is repeated by itself; set its 'parameters' instead of 'repeat'"
    ),
    (["repeat": "{}"], "'repeat' needs a field 'rounds' or 'continuation'"),
    (
      ["repeat": "{continuation: 1}"],
      "'repeat.continuation' must be a number in 0...0.999999, but found the number 1"
    ),
  ])
  func `is told what is wrong with its frame`(_ changes: [String: String], _ sentence: String) {
    #expect(complaint(about: studyText(changes)) == sentence)
  }

  @Test(arguments: [
    (
      "['utilitarin']",
      "'welfare.1': there is no welfare function or measure 'utilitarin'; "
        + "did you mean 'utilitarian'?"
    ),
    (
      "[{function: 'atkinsen'}]",
      "'welfare.1.function': there is no welfare function 'atkinsen'; did you mean 'atkinson'?"
    ),
    (
      "[{function: 'atkinson', parameters: {aversion: -1}}]",
      "'welfare.1.parameters.aversion' must be a number in 0...100, but found the number -1"
    ),
    ("[{sum: []}]", "'welfare.1.sum' must be a list of at least one entry, but found a list of 0"),
    (
      "[{name: 'x', sum: []}]",
      "'welfare.x.sum' must be a list of at least one entry, but found a list of 0"
    ),
    (
      "[{name: 'x', sum: [{of: 'utilitarian'}]}]",
      "'welfare.x.sum.1' needs a field 'weight', a number in -1000000000...1000000000"
    ),
    (
      "[{name: 'x', sum: [{weight: 1, of: 'utilitarin'}]}]",
      "'welfare.x.sum.1.of': there is no welfare function or measure 'utilitarin'; "
        + "did you mean 'utilitarian'?"
    ),
    ("['utilitarian', 'utilitarian']", "two welfare functions share a name"),
    ("'utilitarian'", "'welfare' must be a list, but found the text 'utilitarian'"),
  ])
  func `is told what is wrong with its welfare functions`(_ welfare: String, _ sentence: String) {
    #expect(complaint(about: studyText(["welfare": welfare])) == sentence)
  }

  @Test(arguments: [
    (
      "security-game", "resources: 6, prior: [1]",
      "there are more resources than targets; found prior = [1], resources = 6"
    ),
    (
      "security-game", "prior: [0.5]",
      "the probabilities of prior must sum to 1; found prior = [0.5]"
    ),
    (
      "ascending-clock-auction", "bidders: 1",
      "an ascending auction needs at least two bidders; found bidders = 1"
    ),
  ])
  func `is told what makes no sense together`(
    _ mechanism: String, _ parameters: String, _ sentence: String
  ) {
    let changes = ["mechanism": "'\(mechanism)'", "parameters": "{\(parameters)}"]
    #expect(complaint(about: studyText(changes)) == "\(mechanism): \(sentence)")
  }

  @Test func `may not multiply weights beyond all measure`() {
    var term = "'utilitarian'"
    for _ in 0..<40 { term = "{name: 'x', sum: [{weight: 1e9, of: \(term)}]}" }
    let sentence = complaint(about: studyText(["welfare": "[\(term)]"]))
    #expect(sentence.hasSuffix("the weights multiply to more than 1000000000000"))
  }

  @Test func `may not ask for more runs than can be kept`() {
    let changes = [
      "replicates": "1000000", "sweep": "{rounds: {from: 1, to: 2000, count: 2000}}",
    ]
    #expect(
      complaint(about: studyText(changes))
        == "the study has 2000 cells x 1000000 replicates; at most 1000000000 runs are allowed")
  }

  @Test func `may not ask for a network that fits no memory`() {
    let changes = [
      "matching": "{network: 'regular', degree: 10000}",
      "population": "[{agent: 'uniform', count: 20000000}]",
    ]
    #expect(
      complaint(about: studyText(changes))
        == "a network has at most 200000000 links, but 20000000 agents of degree 10000 have more")
  }

  @Test func `is told what is no mechanism of an agent when it runs`() throws {
    let study = try study([
      "mechanism": "'used-car'", "population": "[{agent: 'tit-for-tat', count: 4}]",
    ])
    #expect {
      _ = try Session.run(study, executor: Executor(threads: 1))
    } throws: { error in
      "\(error)" == "tit-for-tat cannot play used-car: "
        + "needs a game with another player, but this one has none"
    }
  }

  @Test func `suggests one name when one is near, and lists few names when none is`() {
    #expect(
      StudyError.suggestion(for: "rnig", among: ["ring", "lattice"]) == "; did you mean 'ring'?")
    #expect(
      StudyError.suggestion(for: "zzz", among: ["ring", "lattice"]) == "; there are ring, lattice")
    #expect(StudyError.suggestion(for: "zzz", among: ["ring"]) == "; there is only ring")
    #expect(StudyError.suggestion(for: "zzz", among: []) == "")
    #expect(StudyError.suggestion(for: "zzz", among: (0..<13).map { "name \($0)" }) == "")
    #expect(
      Spelling.nearest(to: "prison", among: ["prisoners-dilemma", "chicken"]) == "prisoners-dilemma"
    )
  }
}
