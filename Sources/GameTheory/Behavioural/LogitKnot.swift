import Arena

/// A point of a branch of logit play, with the direction in which the branch goes on.
struct LogitKnot {
  /// Log-probabilities and, last, the precision in units of 1 / stake.
  let point: [Double]
  /// Of length 1.
  let tangent: [Double]

  var precision: Double { point[point.count - 1] }

  /// The same point, seen in the other direction.
  var reversed: LogitKnot { LogitKnot(point: point, tangent: tangent.map { -$0 }) }

  /// The cubic through two points of a branch with its directions there, at a fraction of the way.
  static func cubic(_ fraction: Double, from first: LogitKnot, to last: LogitKnot) -> [Double] {
    let (t, length) = (fraction, distance(first, last))
    let (one, other) = ((1 + 2 * t) * (1 - t) * (1 - t), t * t * (3 - 2 * t))
    let (leaving, arriving) = (t * (1 - t) * (1 - t) * length, t * t * (t - 1) * length)
    return first.point.indices.map {
      one * first.point[$0] + other * last.point[$0] + leaving * first.tangent[$0]
        + arriving * last.tangent[$0]
    }
  }

  static func distance(_ first: LogitKnot, _ last: LogitKnot) -> Double {
    zip(first.point, last.point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// How far along the way from one point to another this one lies.
  func fraction(from first: LogitKnot, to last: LogitKnot) -> Double {
    var (along, square) = (0.0, 0.0)
    for (index, value) in point.enumerated() {
      let way = last.point[index] - first.point[index]
      along += (value - first.point[index]) * way
      square += way * way
    }
    return square > 0 ? along / square : .infinity
  }
}

extension LogitPoint {
  /// The play at a point of a branch, each choice made to sum to 1.
  init(_ knot: LogitKnot, blocks: [Range<Int>]) {
    logs = Array(knot.point.dropLast())
    precision = knot.precision
    var probabilities = logs.map { Portable.exp($0) }
    for block in blocks {
      let total = probabilities[block].reduce(0, +)
      for index in block { probabilities[index] /= total }
    }
    self.probabilities = probabilities
  }
}

extension LogitTracer {
  /// Where the branch is now.
  var knot: LogitKnot { LogitKnot(point: point.array, tangent: tangent.array) }

  /// Goes to a point of a branch that is known already.
  func place(at knot: LogitKnot) {
    for index in 0...count {
      (point[index], tangent[index]) = (knot.point[index], knot.tangent[index])
    }
  }

  /// Moves to about a fraction of the way between two points that follow each other on a branch, and
  /// takes the tangent there; false when Newton's method fails or leads away.
  func move(_ fraction: Double, from first: LogitKnot, to last: LogitKnot) -> Bool {
    let way = LogitKnot.distance(first, last)
    let guess = LogitKnot.cubic(fraction, from: first, to: last)
    let chord = Doubles(zip(first.point, last.point).map { ($1 - $0) / way })
    return solve(from: guess, condition: chord, within: way / 2 + 1e-9)
  }

  /// Moves by a small change of the precision from a point of a branch, and takes the tangent there;
  /// false when Newton's method fails or leads away.
  func shift(_ change: Double, from knot: LogitKnot) -> Bool {
    let slope = knot.tangent[count]
    let guess = (0...count).map { knot.point[$0] + change * knot.tangent[$0] / slope }
    return solve(from: guess, condition: precisionAxis, within: 0.1)
  }

  /// The condition that keeps the precision.
  private var precisionAxis: Doubles {
    let axis = Doubles(count + 1)
    axis[count] = 1
    return axis
  }

  /// Newton's method across a direction, from a point that it must stay near to.
  private func solve(from guess: [Double], condition: Doubles, within reach: Double) -> Bool {
    for index in 0...count { point[index] = guess[index] }
    var last = Double.infinity
    for _ in 0..<30 {
      system.evaluate(point)
      guard spend(), system.factor(point, condition: condition) else { return false }
      let size = applyCorrection()
      if !size.isFinite { return false }
      if size <= 1e-14 || (size <= 1e-8 && size > 0.5 * last) {
        turn(condition)
        return point[count] >= 0
          && guess.indices.allSatisfy { (point[$0] - guess[$0]).magnitude <= reach }
      }
      last = size
    }
    return false
  }

  /// Looks for logit play at a precision, from anywhere; false when Newton's method finds none.
  func find(from logs: [Double], precision: Double) -> Bool {
    for index in 0..<count { point[index] = logs[index] }
    point[count] = precision
    let axis = precisionAxis
    let before = Doubles(count + 1)
    for _ in 0..<50 {
      system.evaluate(point)
      guard spend(), system.factor(point, condition: axis) else { return false }
      before.copy(point)
      let size = applyCorrection()
      if !size.isFinite { return false }
      if size <= 1e-10 {
        turn(axis)
        system.evaluate(point)
        return (0..<count).allSatisfy {
          system.residual[$0].magnitude <= 1e-8 * (1 + point[$0].magnitude)
        }
      }
      shorten(from: before)
    }
    return false
  }

  /// Shortens a step to where no log-probability changes by more than 2 and none is above 0.
  private func shorten(from before: Doubles) {
    var largest = 0.0
    for index in 0..<count {
      largest = Swift.max(largest, (point[index] - before[index]).magnitude)
    }
    for index in 0..<count {
      let change = (point[index] - before[index]) * Swift.min(1, 2 / Swift.max(largest, 1e-300))
      point[index] = Swift.min(0, before[index] + change)
    }
  }
}
