import Arena
import GameTheory
import Theory

/// What theory says about what is open.
struct Foresight {
  let theory: Theory
  private let welfare: [WelfareSpec]

  /// Asks a desk.
  ///
  /// - Parameters:
  ///   - desk: Where the game is analysed.
  ///   - welfare: What is measured.
  ///   - concept: What predicts; what the roles of the game call for when nil.
  ///   - mixes: Who sits where; one agent in every seat when nil.
  init(_ desk: TheoryDesk, _ welfare: [WelfareSpec], _ concept: Concept?, _ mixes: [SeatMix]?) {
    self.welfare = welfare
    theory = Theory(
      desk, welfare, concept: concept ?? .predicting(desk.game.shape), mixes: mixes)
  }

  /// Reads the name of a concept that predicts; nil where there is none.
  static func concept(_ fields: Fields) throws(Refusal) -> Concept? {
    guard let name = try fields.text("concept") else { return nil }
    let concepts = Concept.allCases.filter { !$0.isOfDeletion }
    guard let concept = concepts.first(where: { $0.rawValue == name }) else {
      throw Refusal(no: "solution concept", name, among: concepts.map { $0.rawValue })
    }
    return concept
  }

  /// The only profile that is predicted of the whole game; nil where there is none, or another.
  var onlyAnswer: Profile? {
    guard let prediction = theory.prediction, prediction.solution.answers.count == 1,
      !theory.desk.analysed.isStage
    else { return nil }
    return prediction.solution.answers[0].profile
  }

  /// The first profile that is predicted of the whole game.
  var firstAnswer: Profile? {
    theory.desk.analysed.isStage ? nil : theory.prediction?.solution.answers.first?.profile
  }

  /// The answer to a request.
  var written: CBOR {
    let solution = theory.prediction?.solution
    var fields: [CBOR.Field] = [
      .init("concept", .text(theory.concept.rawValue)),
      .init("status", .text(solution?.status.rawValue ?? "too large")),
      .init("obstacle", theory.gap.map { .text($0) } ?? .null),
      .init("welfare", .list(welfare.indices.map { written($0) })),
      .init("answers", .count(solution?.answers.count ?? 0)),
    ]
    let shape = theory.desk.game.shape
    if let play = onlyAnswer, shape.slots <= Life.mostShares {
      fields.append(.init("play", .reals(shape.shares(of: play))))
    }
    if let wish = Wish(theory.desk) { fields.append(.init("wish", wish.written)) }
    return .map(fields)
  }

  private func written(_ index: Int) -> CBOR {
    let (spec, prospect) = (welfare[index], theory.prospects[index])
    return .map([
      .init("name", .text(spec.name)), .init("unit", .text(spec.unit)),
      .init("sense", .text(spec.sense == .most ? "most" : "least")),
      .init("firstBest", .finite(prospect.firstBest)), .init("best", .finite(prospect.best)),
      .init("worst", .finite(prospect.worst)), .init("source", .text(prospect.source.rawValue)),
      .init("predicted", .reals(prospect.predicted)),
      .init("isInterval", .truth(prospect.isInterval)), .init("isBound", .truth(prospect.isBound)),
      .init(
        "correlated",
        prospect.correlated.map { .reals([$0.lowerBound, $0.upperBound]) } ?? .null),
    ])
  }
}

extension CBOR {
  /// A number, or nothing if it is not finite.
  static func finite(_ number: Double) -> CBOR { number.isFinite ? .real(number) : .null }
}

extension Shape {
  /// How those who may decide play on average, slot by slot.
  func shares(of profile: Profile) -> [Double] {
    var shares = [Double](repeating: 0, count: slots)
    for (index, row) in layout.enumerated() {
      let seats = roleOfSeat.indices.filter { roleOfSeat[$0] == decisions[index].role }
      let first = Int(row.slot)
      for slot in first..<first + Int(row.actions) * Int(row.observations) {
        let sum = seats.reduce(0) { $0 + profile.probability(seat: $1, slot: slot) }
        shares[slot] = sum / Double(seats.count)
      }
    }
    return shares
  }
}
