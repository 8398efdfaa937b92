import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Public project` {
  private func random(_ seed: Int, _ rule: PublicProject.Rule) -> PublicProject {
    var draws = Draws(seed: seed)
    var project = PublicProject()
    project.rule = rule
    project.agents = 2 + seed % 2
    project.value = (0..<3).map { _ in draws.next(in: 0...100) }
    project.cost = draws.next(in: 0...150)
    return project
  }

  @Test(
    arguments: [
      (PublicProject.Rule.pivot, [-10.0, 0, 30], 10.0), (.vcg, [30, 30, 30], -60),
      (.majority, [-10, 0, 40], 0), (.voluntary, [0, 0, 0], 30),
    ])
  func `asks 30, 40 and 80 for a cost of 120, rule by rule`(
    _ rule: PublicProject.Rule, _ payoffs: [Double], _ budget: Double
  ) throws {
    var project = PublicProject()
    project.rule = rule
    let result = try explored(project).outcome(drawing: [0, 1, 2], choosing: [0, 1, 2])
    for (left, right) in zip(result.payoffs, payoffs) { #expect(isClose(left, right)) }
    for (left, right) in zip(result.measures, [30, 1, budget]) { #expect(isClose(left, right)) }
  }

  @Test(arguments: 0..<12, [PublicProject.Rule.pivot, .vcg, .majority])
  func `makes truth dominant under all rules but voluntary contributions`(
    _ seed: Int, _ rule: PublicProject.Rule
  ) throws {
    let project = random(seed, rule)
    let tree = try explored(project)
    #expect(
      exception(toTruthIn: tree, seats: project.agents, types: 3, reports: 3) { $0 } == nil)
  }

  @Test func `tempts contributors to report less`() throws {
    var project = PublicProject()
    project.rule = .voluntary
    let tree = try explored(project)
    // Two of 80 pay for it all, and nobody who pays its value has anything left.
    #expect(tree.outcome(drawing: [2, 2, 0], choosing: [2, 2, 0]).payoffs == [0, 0, 0])
    #expect(tree.outcome(drawing: [2, 2, 0], choosing: [1, 2, 0]).payoffs == [40, 0, 0])
    #expect(tree.temptations.allSatisfy { $0 > 1 })
  }

  @Test(arguments: 0..<12)
  func `builds exactly what is worth its cost, with money to burn or missing`(
    _ seed: Int
  ) throws {
    for rule in [PublicProject.Rule.pivot, .vcg] {
      let project = random(seed, rule)
      for types in lists(of: project.agents, below: 3) {
        let episode = try wishedEpisode(project, drawing: types)
        let worth = types.reduce(0) { $0 + project.value[$1] }
        #expect(isClose(episode.total(of: 0), max(0, worth - project.cost)))
        let budget = episode.total(of: 2)
        #expect(rule == .pivot ? budget > -1e-9 : budget < 1e-9)
      }
    }
  }

  @Test func `burns 46 % of what the project of U[0, 1] values gains three agents`() throws {
    var project = PublicProject()
    let kinds = 20
    project.kinds = (0..<kinds).map { "kind \($0)" }
    project.value = (0..<kinds).map { (Double($0) + 0.5) / Double(kinds) }
    project.prior = project.value.map { _ in 1 }
    project.cost = 1.5
    let means = try wishedMeans(of: project, types: kinds, drawn: 3)
    #expect(abs(means[2] - 0.0939) < 0.005)
    #expect(abs(means[0] - 0.2036) < 0.005)
  }

  @Test func `complains of too few agents and of lists that do not fit`() {
    func complaint(_ change: (inout PublicProject) -> Void) -> String? {
      var project = PublicProject()
      change(&project)
      return project.complaint
    }
    let lengths = "kinds, value and prior must have the same length"
    #expect(complaint { $0.agents = 1 } == "a public project needs at least two agents")
    #expect(complaint { $0.kinds = [] } == "a public project needs at least one kind of agent")
    #expect(complaint { $0.value = [1, 2] } == lengths)
    #expect(complaint { $0.prior = [1] } == lengths)
    #expect(complaint { $0.prior = [0, 0, 0] } == "some kind of agent needs a positive prior")
  }
}
