/// The equations of one combination of supports on one cell, which they decide or not.
///
/// All bounds are exact but for rounding: payoffs are linear in each seat's mixture, so whatever is
/// compared takes its extremes over a cell at combinations of corners.
struct IndifferenceSystem {
  /// What is known about a cell.
  enum Verdict {
    /// No equilibrium with these supports lies in the cell.
    case empty
    /// At most one solution lies in the cell, and here it is, as mixtures over the supports.
    case solution([[Double]])
    /// The cell must be divided.
    case open
  }

  /// How near points must be brought; the rest of the way to 1 covers the margin.
  private static let contraction = 0.99
  /// How far outside, in weights of its corners, a solution still decides a cell.
  private static let margin = 1e-6

  let layout: CellLayout
  /// The number of unknowns and of equations.
  private let count: Int
  /// For each equation and combination of the others' corners: what the strategy earns more than the
  /// first of the support.
  private var differences: [Double]

  init(_ layout: CellLayout) {
    self.layout = layout
    count = layout.unknowns.count
    differences = [Double](repeating: 0, count: layout.differenceCount)
  }

  /// Decides about a cell if it can.
  mutating func examine(_ cell: [Double]) -> Verdict {
    if isBeaten(cell) { return .empty }
    load(cell)
    let center = layout.sizes.map { [Double](repeating: 1 / Double($0), count: $0) }
    let inverse = GaussJordan(evaluate(at: center).slopes, size: count)
    if excludes(inverse) { return .empty }
    guard inverse.isRegular, contracts(inverse), let weights = newton(from: center) else {
      return .open
    }
    guard weights.allSatisfy({ $0.allSatisfy { $0 >= -IndifferenceSystem.margin } }) else {
      return .open
    }
    return .solution(mixtures(weights, in: cell))
  }

  /// Whether a strategy of some support earns less than another strategy everywhere in the cell.
  private func isBeaten(_ cell: [Double]) -> Bool {
    cell.withUnsafeBufferPointer { cell in
      for (seat, support) in layout.supports.enumerated() {
        let block = layout.blocks[seat]
        let start = layout.payoffs[seat]
        let end = seat + 1 < layout.sizes.count ? layout.payoffs[seat + 1] : layout.corners[0]
        for own in support {
          for rival in stride(from: start, to: end, by: block) {
            var place = 0
            let played = start + own * block
            while place < block,
              cell[rival + place] - cell[played + place] > ScaledTable.tolerance
            { place += 1 }
            if place == block { return true }
          }
        }
      }
      return false
    }
  }

  /// Takes over the payoffs of a cell.
  mutating func load(_ cell: [Double]) {
    for (equation, (seat, place)) in layout.unknowns.enumerated() {
      let support = layout.supports[seat]
      let block = layout.blocks[seat]
      let own = layout.payoffs[seat] + support[place] * block
      let first = layout.payoffs[seat] + support[0] * block
      let target = layout.differences[equation]
      for index in 0..<block {
        differences[target + index] = cell[own + index] - cell[first + index]
      }
    }
  }

  /// Returns the differences and their derivatives by the unknowns at some weights of the corners.
  func evaluate(at weights: [[Double]]) -> (values: [Double], slopes: [Double]) {
    var values = [Double](repeating: 0, count: count)
    var slopes = [Double](repeating: 0, count: count * count)
    for (row, offset) in zip(layout.digits, layout.offsets) {
      for (equation, (seat, _)) in layout.unknowns.enumerated() where row[seat] == 0 {
        let difference = differences[layout.differences[equation] + offset[seat]]
        if difference == 0 { continue }
        var product = difference
        for other in row.indices where other != seat { product *= weights[other][row[other]] }
        values[equation] += product
        for (unknown, (other, corner)) in layout.unknowns.enumerated() where other != seat {
          let sign = row[other] == corner ? 1.0 : row[other] == 0 ? -1.0 : 0
          if sign == 0 { continue }
          var slope = sign * difference
          for third in row.indices where third != seat && third != other {
            slope *= weights[third][row[third]]
          }
          slopes[equation * count + unknown] += slope
        }
      }
    }
    return (values, slopes)
  }

  /// Whether some combination of the equations keeps one sign on the whole cell, or one Newton step
  /// from anywhere in the cell leads out of it on the same side.
  private func excludes(_ inverse: GaussJordan) -> Bool {
    var values = [Double](repeating: 0, count: count)
    var low = [Double](repeating: .infinity, count: count)
    var high = [Double](repeating: -.infinity, count: count)
    // Where the step leads: the weight of each unknown, then of the first corner of each seat.
    var stepLow = [Double](repeating: .infinity, count: count + layout.sizes.count)
    var stepHigh = [Double](repeating: -.infinity, count: count + layout.sizes.count)
    var rest = [Double](repeating: 0, count: layout.sizes.count)
    for (row, offset) in zip(layout.digits, layout.offsets) {
      for (equation, (seat, _)) in layout.unknowns.enumerated() {
        values[equation] = differences[layout.differences[equation] + offset[seat]]
      }
      for seat in rest.indices { rest[seat] = 1 }
      for (unknown, (seat, corner)) in layout.unknowns.enumerated() {
        var sum = 0.0
        for equation in 0..<count {
          sum += inverse.rows[unknown * count + equation] * values[equation]
        }
        low[unknown] = Swift.min(low[unknown], sum)
        high[unknown] = Swift.max(high[unknown], sum)
        let step = (row[seat] == corner ? 1 : 0) - sum
        stepLow[unknown] = Swift.min(stepLow[unknown], step)
        stepHigh[unknown] = Swift.max(stepHigh[unknown], step)
        rest[seat] -= step
      }
      for seat in rest.indices {
        stepLow[count + seat] = Swift.min(stepLow[count + seat], rest[seat])
        stepHigh[count + seat] = Swift.max(stepHigh[count + seat], rest[seat])
      }
    }
    let slack = slacks(inverse)
    for unknown in 0..<count where low[unknown] > slack[unknown] || high[unknown] < -slack[unknown]
    {
      return true
    }
    if !inverse.isRegular { return false }
    let most = slack.reduce(0, +)
    return stepLow.indices.contains { stepLow[$0] > 1 + most || stepHigh[$0] < -most }
  }

  /// How far rounding can move each combination of the equations: payoffs are in 0...1, and every
  /// division of a cell halves sums exactly but for the last bit.
  private func slacks(_ inverse: GaussJordan) -> [Double] {
    (0..<count).map { row in
      var sum = 0.0
      for equation in 0..<count { sum += inverse.rows[row * count + equation].magnitude }
      return ScaledTable.tolerance * (1 + sum)
    }
  }

  /// Whether Newton steps with a fixed slope bring any two points of the cell nearer to each other, so
  /// that there are no two solutions.
  private func contracts(_ inverse: GaussJordan) -> Bool {
    var slopes = [Double](repeating: 0, count: count * count)
    for (row, offset) in zip(layout.digits, layout.offsets) {
      for (equation, (seat, _)) in layout.unknowns.enumerated() {
        let place = layout.differences[equation] + offset[seat]
        for (unknown, (other, corner)) in layout.unknowns.enumerated() where other != seat {
          let stride = layout.strides[seat][other]
          let first = place - row[other] * stride
          slopes[equation * count + unknown] =
            differences[first + corner * stride] - differences[first]
        }
      }
      for unknown in 0..<count {
        var norm = 0.0
        for column in 0..<count {
          var sum = unknown == column ? 1.0 : 0
          for equation in 0..<count {
            sum -= inverse.rows[unknown * count + equation] * slopes[equation * count + column]
          }
          norm += sum.magnitude
        }
        guard norm <= IndifferenceSystem.contraction else { return false }
      }
    }
    return true
  }
}
