import Arena

/// Follows the principal branch of logit play from the centroid by predictor and corrector.
///
/// Log-probabilities and precision are functions of arclength, so the branch is followed through
/// turning points, where the precision falls for a while. The prediction uses the tangent and its
/// change; one linearisation serves a whole step. A step is taken back when Newton's method does not
/// contract or the branch turns too much, as when it would jump to another branch nearby.
///
/// > Source: T. L. Turocy, "A dynamic homotopy interpretation of the logistic quantal response
/// > equilibrium correspondence", *Games and Economic Behavior* 51(2), 2005, pp. 243–263;
/// > E. L. Allgower, K. Georg, *Introduction to Numerical Continuation Methods*, SIAM 2003, ch. 6.
final class LogitTracer {
  /// How an attempt to move on ended.
  enum Move {
    case done
    /// No step, however short, stays on the branch.
    case stuck
    case exhausted
  }

  let system: LogitSystem
  let count: Int
  /// Log-probabilities and, last, the precision in units of 1 / stake.
  let point: Doubles
  /// The direction of the branch, of length 1.
  let tangent: Doubles
  /// Where the last step began.
  let start: Doubles
  let startTangent: Doubles
  /// The length of the last step, and of the next.
  private(set) var lastLength = 0.0
  private(set) var length = 0.1
  private(set) var steps = 0
  private(set) var linearisations = 0
  /// The precisions at which another branch crosses, to about a millionth of the step across.
  private(set) var crossings: [Double] = []
  var meter: Meter
  /// The sign of the determinant at the start of the last step and at its end; it changes where
  /// another branch crosses, and not at turning points.
  private var startSign: Bool?
  private var lastSign: Bool?
  private var earlierCrossings = 0
  private let earlierTangent: Doubles
  private let guess: Doubles
  private let side: Doubles
  private var earlierLength = 0.0

  /// Beyond this precision rounding decides; in units of 1 / stake.
  static let highest = 1e7
  /// The largest first correction of a step, relative to the size of what is corrected.
  private static let farthest = 0.3
  private static let wanted = 0.03

  init(_ map: LogitMap, _ budget: Budget) {
    system = LogitSystem(map)
    count = map.count
    meter = budget.meter
    (point, guess, side) = (Doubles(count + 1), Doubles(count + 1), Doubles(count + 1))
    (tangent, earlierTangent) = (Doubles(count + 1), Doubles(count + 1))
    (start, startTangent) = (Doubles(count + 1), Doubles(count + 1))
    for block in map.blocks {
      for index in block { point[index] = -Portable.log(Double(block.count)) }
    }
    tangent[count] = 1
    system.evaluate(point)
    // At precision 0 the linearisation is the identity: the tangent is the centred worth.
    if system.factor(point, condition: tangent) { turn(tangent) }
  }

  /// The precision in units of 1 / stake.
  var precision: Double { point[count] }

  /// Takes one step along the branch, as long as it can be.
  func advance() -> Move {
    while true {
      guard spend() else { return .exhausted }
      start.copy(point)
      startTangent.copy(tangent)
      let (tried, before) = (length, earlierLength)
      if let growth = attempt(tried) {
        steps += 1
        earlierCrossings = crossings.count
        if let startSign, startSign != lastSign { crossings.append(crossing(from: startSign)) }
        lastLength = tried
        earlierLength = tried
        earlierTangent.copy(startTangent)
        length = Swift.min(tried * growth, 1e9)
        return .done
      }
      point.copy(start)
      tangent.copy(startTangent)
      earlierLength = before
      length = tried / 4
      if length < 1e-9 * (1 + precision.magnitude) { return .stuck }
    }
  }

  /// Takes what one linearisation costs off the budget, elimination by elimination.
  func spend() -> Bool {
    linearisations += 1
    for _ in 0...count { if !meter.spend() { return false } }
    return true
  }

  /// Begins anew at a point of any branch, in the direction of its tangent.
  func begin(at knot: LogitKnot) {
    place(at: knot)
    (lastLength, length, earlierLength) = (0, 0.1, 0)
    (startSign, lastSign) = (nil, nil)
  }

  /// Goes back to the start of the last step, and makes the next one shorter.
  func retreat() {
    point.copy(start)
    tangent.copy(startTangent)
    lastSign = startSign
    crossings.removeLast(crossings.count - earlierCrossings)
    earlierLength = 0
    length = lastLength / 2
  }

  /// Forgets a crossing of the last step that lies beyond where it was left.
  func forgetCrossings(above precision: Double) {
    if crossings.count > earlierCrossings, crossings[earlierCrossings] > precision {
      crossings.removeLast()
    }
  }

  /// The precision within the last step at which the determinant changes its sign, by halving.
  private func crossing(from sign: Bool) -> Double {
    let (first, last) = (LogitKnot(point: start.array, tangent: startTangent.array), knot)
    var (low, high) = (0.0, 1.0)
    var precision = (first.precision + last.precision) / 2
    for _ in 0..<20 {
      let middle = (low + high) / 2
      guard move(middle, from: first, to: last) else { break }
      precision = point[count]
      if system.solver.isNegative == sign { low = middle } else { high = middle }
    }
    place(at: last)
    return precision
  }

  /// Moves by a length along the tangent and back to the branch; nil when that fails, else how much
  /// longer the next step may be.
  private func attempt(_ length: Double) -> Double? {
    let bend = earlierLength > 0 ? length * length / (2 * earlierLength) : 0
    for index in 0...count {
      guess[index] = start[index] + length * startTangent[index]
      if bend > 0 { guess[index] += bend * (startTangent[index] - earlierTangent[index]) }
    }
    guard guess[count] >= 0 else { return nil }
    point.copy(guess)
    system.evaluate(point)
    guard system.factor(point, condition: startTangent) else { return nil }
    let isNegative = system.solver.isNegative
    guard let first = correct(), point[count] >= 0 else { return nil }
    turn(startTangent)
    var cosine = 0.0
    for index in 0...count { cosine += tangent[index] * startTangent[index] }
    guard cosine > 0.9 else { return nil }
    (startSign, lastSign) = (lastSign, isNegative)
    let ratio = Self.wanted / Swift.max(first, 1e-9)
    return Swift.max(0.5, Swift.min(2.5, Portable.pow(ratio, 1.0 / 3)))
  }

  /// Newton's method, with a new linearisation only when the one at hand contracts slowly; the size of
  /// the first correction, or nil when that is too large or the corrections do not shrink.
  ///
  /// At high precisions replies hang on differences of worth that a small error upsets, so that an
  /// old linearisation soon misleads even where the prediction is good.
  private func correct() -> Double? {
    let first = applyCorrection()
    guard first < Self.farthest else { return nil }
    var last = first
    var isFresh = false
    for _ in 0..<12 {
      if last <= settled { return first }
      system.evaluate(point)
      if isFresh {
        guard spend(), system.factor(point, condition: startTangent) else { return nil }
      }
      let next = applyCorrection()
      // Near degenerate equilibria rounding is all that is left well above the usual size.
      if isFresh && next > 0.3 * last && next <= 1e-6 { return first }
      guard next <= Swift.max(isFresh ? 0.3 * last : last, settled) else { return nil }
      isFresh = next > 0.05 * last
      last = next
    }
    return last <= settled ? first : nil
  }

  /// How small a correction ends Newton's method: what rounding leaves at high precisions.
  private var settled: Double { 1e-9 + 64 * Double.ulpOfOne * point[count].magnitude }

  /// Subtracts the linearised error from the point; its size, relative to the point's.
  func applyCorrection() -> Double {
    for index in 0..<count { side[index] = system.residual[index] }
    side[count] = 0
    system.solver.solve(side)
    var size = 0.0
    for index in 0...count {
      size = Swift.max(size, side[index].magnitude / (1 + point[index].magnitude))
      point[index] -= side[index]
      if side[index].isNaN { size = .infinity }
    }
    return size
  }

  /// Computes the tangent from the linearisation at hand, whose last row is a direction to keep.
  func turn(_ direction: Doubles) {
    for index in 0..<count { side[index] = 0 }
    side[count] = 1
    system.solver.solve(side)
    var square = 0.0
    for index in 0...count { square += side[index] * side[index] }
    let scale = 1 / square.squareRoot()
    for index in 0...count { tangent[index] = side[index] * scale }
  }
}

extension LogitTracer {
  /// Solves at a fixed precision between the start of the last step and its end, in between which the
  /// branch passes it; false when Newton's method leads away.
  func land(on precision: Double) -> Bool {
    let end = Doubles(point.array)
    let fraction = (precision - start[count]) / (end[count] - start[count])
    var reach = 0.0
    for index in 0..<count {
      point[index] = start[index] + fraction * (end[index] - start[index])
      reach = Swift.max(reach, (end[index] - start[index]).magnitude)
    }
    let between = Doubles(point.array)
    point[count] = precision
    if settle() {
      var distance = 0.0
      for index in 0..<count {
        distance = Swift.max(distance, (point[index] - between[index]).magnitude)
      }
      if distance <= reach { return true }
    }
    point.copy(end)
    return false
  }

  /// Newton's method at a fixed precision until rounding stops it.
  func settle() -> Bool {
    let fixed = Doubles(count + 1)
    fixed[count] = 1
    var last = Double.infinity
    for _ in 0..<30 {
      system.evaluate(point)
      guard system.factor(point, condition: fixed) else { return false }
      let size = applyCorrection()
      if !size.isFinite { return false }
      if size <= 1e-15 || (size <= 1e-8 && size > 0.5 * last) { return true }
      last = size
    }
    return last <= 1e-8
  }
}
