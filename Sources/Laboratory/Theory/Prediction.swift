public import Arena
public import GameTheory

/// What one solution concept predicts for one mechanism, under some welfare functions.
public struct Prediction: Sendable {
  /// The mechanism.
  public let mechanism: any Mechanism
  /// Its exact tree.
  public let tree: GameTree
  /// The welfare functions, the one that matters most first.
  public let welfare: [WelfareSpec]
  /// What the concept says.
  public private(set) var solution: Solution

  /// Solves a mechanism.
  ///
  /// - Parameters:
  ///   - mechanism: The mechanism, with its parameters.
  ///   - concept: The concept; `Concept.stackelberg` when nil and a role commits, else `Concept.nash`.
  ///   - options: What the concept may be told.
  ///   - welfare: Names of welfare functions and measures; the designer's goal when empty.
  ///   - observed: A table of observed play, and the cell of it that counts; see ``ObservedPlay``.
  ///   - library: Where welfare functions are looked up.
  /// - Throws: ``StudyError`` when the game is too large to explore, or a name is unknown.
  public init(
    _ mechanism: any Mechanism, _ concept: Concept?, _ options: SolveOptions, welfare: [String],
    observed: (file: String, cell: String?)? = nil, _ library: Library
  ) throws(StudyError) {
    var options = options
    let (game, tree) = try Prediction.explore(mechanism, budget: options.budget.leaves)
    if let observed {
      let play = try ObservedPlay(file: observed.file, cell: observed.cell, tree: tree)
      options.observed = (play.profile, play.weights)
    }
    let specs = try WelfareSpec.named(welfare, game, library)
    self.mechanism = mechanism
    self.tree = tree
    self.welfare = specs
    solution = tree.solve(
      concept ?? Prediction.concept(for: game.shape), options,
      objectives: specs.map { $0.objective(on: tree) ?? [] })
  }

  /// The concept that is taken unless one is named: commitment where a role commits.
  public static func concept(for shape: Shape) -> Concept {
    shape.roles.contains { $0.commits } ? .stackelberg : .nash
  }

  /// Returns a mechanism's game and its exact tree.
  ///
  /// - Throws: ``StudyError`` when the tree is too large.
  public static func explore(_ mechanism: any Mechanism, budget: Int) throws(StudyError)
    -> (game: Game, tree: GameTree)
  {
    guard let game = mechanism.game(repeated: nil) else {
      throw StudyError("the game would have more than 2^27 table entries")
    }
    let found = game.explore(budget: budget)
    if let tree = found.tree { return (game, tree) }
    let id = printable(mechanism.card.id)
    if case .tooManyLeaves(let budget) = found {
      throw StudyError(
        "\(id): the game has more than \(budget) leaves; take smaller parameters or a larger "
          + "--leaves")
    }
    throw StudyError("\(id): \(found.obstacle ?? "")")
  }

  /// The welfare of an answer under one of the functions; nil where it is not a mean over episodes
  /// and payoffs do not allow it.
  public func welfare(_ index: Int, of answer: Solution.Answer) -> Double {
    welfare[index].value(
      payoffs: answer.expectation.payoffs, measures: answer.expectation.measures)
  }

  /// Returns the prediction with only the answer whose welfare under the first function is least, or
  /// greatest; the first of several.
  public func selecting(worst: Bool) -> Prediction {
    let values = solution.answers.map { welfare(0, of: $0) }
    guard let value = worst ? values.min() : values.max(), let index = values.firstIndex(of: value)
    else { return self }
    var copy = self
    copy.solution.answers = [solution.answers[index]]
    return copy
  }
}

extension Prediction {
  /// The prediction as JSON.
  public var json: JSON {
    let shape = tree.shape
    var fields: [String: JSON] = [
      "mechanism": .string(mechanism.card.id), "parameters": mechanism.knobValues,
      "players": .array((0..<shape.seats).map { .string(shape.name(ofSeat: $0)) }),
      "concept": .string(solution.concept.rawValue),
      "equilibria": .array(solution.answers.map(json)), "count": .integer(solution.count),
      "complete": .bool(solution.isComplete), "method": .string(solution.method),
      "status": .string(solution.status),
    ]
    if !solution.facts.isEmpty {
      fields["details"] = .object(
        Dictionary(
          solution.facts.map { fact -> (String, JSON) in
            switch fact.value {
            case .number(let number): (fact.name, .number(number))
            case .text(let text): (fact.name, .string(text))
            }
          }
        ) { first, _ in first })
    }
    if !solution.intervals.isEmpty { fields["intervals"] = intervals }
    if !solution.survivors.isEmpty {
      fields["survivors"] = .object(
        Dictionary(
          solution.survivors.enumerated().map { seat, plans in
            (shape.name(ofSeat: seat), .array(plans.map(json)))
          }
        ) { first, _ in first })
      fields["deletions"] = .array(
        solution.deletions.map {
          .object([
            "player": .string(shape.name(ofSeat: $0.seat)), "strategy": json($0.strategy),
            "round": .integer($0.round), "dominator": $0.dominator.map(json) ?? .null,
          ])
        })
    }
    return .object(fields)
  }

  private var intervals: JSON {
    .object(
      Dictionary(
        zip(welfare, solution.intervals).map { spec, interval in
          (
            spec.name,
            .object([
              "low": .number(interval.low), "high": .number(interval.high),
              "incentive": .number(interval.incentive), "exact": .bool(interval.isExact),
            ])
          )
        }
      ) { first, _ in first })
  }

  private func json(_ answer: Solution.Answer) -> JSON {
    let values = welfare.indices.map { (welfare[$0].name, JSON.number(welfare($0, of: answer))) }
    return .object([
      "strategies": tree.strategies(of: answer.profile),
      "payoffs": .array(answer.expectation.payoffs.map { .number($0) }),
      "welfare": .object(Dictionary(values) { first, _ in first }),
      "regret": .number(answer.regret), "note": .string(answer.note),
    ])
  }

  private func json(_ plan: Solution.Plan) -> JSON {
    .object(
      Dictionary(
        plan.map { step in
          (
            tree.shape.name(ofInfoset: step.infoset),
            .string(tree.shape.label(ofAction: step.action, atInfoset: step.infoset))
          )
        }
      ) { first, _ in first })
  }
}
