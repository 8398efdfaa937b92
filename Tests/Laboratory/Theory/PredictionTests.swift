import Arena
import GameTheory
import StudySupport
import Testing
import Theory

@testable import Laboratory

@Suite struct `What is predicted` {
  /// Fewer bonuses than by default, among them those that pay for effort.
  private let bonuses = "'top-bonus': 2.5, bonuses: 6"

  /// Effort doubles success to 0.8 and costs 1.
  ///
  /// A bonus for success must be 2.5 to pay for it, a bonus
  /// for effort 1. The principal buys effort if that leaves it more than 0.4 of the output, and then
  /// the surplus is 0.8 of it less 1.
  @Test(arguments: [
    (2, false, 0.8, 0), (4, false, 1.6, 0), (8, false, 5.4, 1), (16, false, 11.8, 1),
    (2, true, 0.8, 0), (4, true, 2.2, 0), (8, true, 5.4, 0), (16, true, 11.8, 0),
  ])
  func `is the commitment of a principal, whose offer is public`(
    _ output: Int, _ observed: Bool, _ surplus: Double, _ rent: Double
  ) throws {
    let found = try theory([
      "mechanism": "'principal-agent'", "welfare": "['surplus', 'rent']",
      "parameters": "{output: \(output), observed: \(observed), \(bonuses)}",
    ])
    #expect(found.concept == .stackelberg && found.isComplete)
    for (prospect, value) in zip(found.prospects, [surplus, rent]) {
      #expect(prospect.predicted.count == 1)
      #expect((prospect.predicted[0] - value).magnitude < 1e-9)
    }
  }

  /// The best public coverage of the five domains makes the attack on persuasion worth -270/83, and
  /// catches it with probability 31/249.
  @Test func `is the commitment of a defender`() throws {
    let found = try theory(["mechanism": "'security-game'", "welfare": "['defence', 'caught']"])
    #expect(found.concept == .stackelberg)
    for (prospect, value) in zip(found.prospects, [-270.0 / 83, 31.0 / 249]) {
      #expect(prospect.predicted.count == 1)
      #expect((prospect.predicted[0] - value).magnitude < 1e-9)
    }
  }

  @Test func `is equilibrium where nobody commits, or where it is asked for`() throws {
    #expect(try theory([:]).concept == .nash)
    let asked = try theory([
      "mechanism": "'principal-agent'", "concept": "'nash'",
      "parameters": "{observed: true, \(bonuses)}", "budget": "{steps: 50000}",
    ])
    #expect(asked.concept == .nash && asked.prospects[0].predicted.count > 1)
  }

  @Test func `is an interval where the concept speaks of welfare`() throws {
    // Chicken: the trusted mediator reaches more than any equilibrium, and less.
    let nash = try theory(["mechanism": "'chicken'"]).prospects[0]
    let mediated = try theory(["mechanism": "'chicken'", "concept": "'correlated'"]).prospects[0]
    let (narrow, wide) = (try #require(nash.predictedRange), try #require(mediated.predictedRange))
    #expect(wide.lowerBound <= narrow.lowerBound && wide.upperBound >= narrow.upperBound)
    #expect(mediated.isInterval && mediated.predicted.count == 2)
    #expect(mediated.distance(of: (wide.lowerBound + wide.upperBound) / 2) == 0)
    #expect(nash.distance(of: wide.upperBound + 1) ?? 0 >= 1)
  }

  @Test func `may be swept, and is spelled out in what a cell resolves to`() throws {
    let swept = try study(["sweep": "{concept: ['nash', 'level-k']}"])
    #expect(try swept.cells.map(\.concept) == [.nash, .levelK])
    #expect(try swept.cells.map { $0.resolved["concept"].text } == ["nash", "level-k"])
    #expect(try study(["mechanism": "'inspection'"]).cell(at: 0).resolved["concept"].text != "")
    #expect(
      complaint(about: studyText(["variants": "{a: {}, b: {concept: 'nash'}}"]))
        == "the cells 'a' and 'b' are the same")
  }

  @Test(arguments: [
    ("'nsah'", "'concept' must be one of nash, pure"), ("'nsah'", "did you mean 'nash'?"),
    ("'rationalisable'", "'concept' must be one of nash"),
    ("3", "but found the number 3"),
  ])
  func `must be a concept that says what is played or reached`(_ text: String, _ sentence: String) {
    #expect(complaint(about: studyText(["concept": text])).contains(sentence))
  }

  @Test func `may cost what the study says`() throws {
    let cell = try study(["budget": "{leaves: 3}"]).cell(at: 0)
    #expect(cell.budget.leaves == 3 && cell.budget.steps == Budget().steps)
    #expect(cell.resolved["budget"]["leaves"].int == 3)
    let theory = Theory(cell.desk { false }, cell.welfare, concept: cell.concept)
    #expect(theory.prediction == nil && theory.prospects[0].source == .declared)
    #expect(
      complaint(about: studyText(["budget": "{leafs: 3}"])).contains(
        "there are leaves, profiles, steps"))
    #expect(
      complaint(about: studyText(["budget": "{steps: 0}"])).contains("'budget.steps' must be"))
  }

  @Test func `agrees with commitment even where no player without regret could end there`() throws {
    let prospect = Prospect(
      firstBest: 10, best: 10, worst: 0, source: .tree, predicted: [8], correlated: 1...2)
    func verdict(_ value: Double) -> Verdict {
      Judgement(
        prospect, Estimate([value]), deviation: nil, reached: nil, gap: "more may exist"
      ).verdict
    }
    #expect(verdict(8) == .inside && verdict(5) == .outside && verdict(1.5) == .incomplete)
  }
}
