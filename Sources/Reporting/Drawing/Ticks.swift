import Arena

/// A place of an axis that is named.
struct Tick: Equatable {
  /// Where.
  let value: Double
  /// What is written there.
  let label: String
}

/// Places of an axis at round numbers.
///
/// > Source: P. Heckbert, "Nice numbers for graph labels", in A. Glassner (ed.), *Graphics Gems*, Academic Press,
/// > 1990, pp. 61–63; J. Talbot, S. Lin and P. Hanrahan, "An extension of Wilkinson's algorithm for positioning tick
/// > labels on axes", *IEEE Transactions on Visualization and Computer Graphics* 16(6), 2010, pp. 1036–1043.
enum Ticks {
  /// Multiples of the smallest step among 1, 2 and 5 times a power of ten that gives at most `most` of them, or 3.
  ///
  /// Loose places end outside of the range, or on its ends, rather than inside.
  static func linear(_ range: ClosedRange<Double>, most: Int, isLoose: Bool) -> [Tick] {
    let width = range.upperBound - range.lowerBound
    let most = Double(max(most, 3))
    var power = wholeLog10(width / most) - 1
    var finer: [Double] = []
    while true {
      for mantissa in [1.0, 2, 5] {
        let step = multiple(mantissa, power)
        let slack = 1e-9 * width / step
        let low = range.lowerBound / step
        let high = range.upperBound / step
        let first = isLoose ? (low + slack).rounded(.down) : (low - slack).rounded(.up)
        let last = isLoose ? (high - slack).rounded(.up) : (high + slack).rounded(.down)
        if last - first + 1 > 2 * most { continue }
        let values = stride(from: first, through: last, by: 1).map {
          multiple($0 * mantissa, power)
        }
        if Double(values.count) <= most { return labelled(values.count < 2 ? finer : values) }
        finer = values
      }
      power += 1
    }
  }

  /// Powers of ten, with 2 and 5 times them where there are few, thinned where there are many.
  ///
  /// A range too narrow for these has the places of a linear one.
  static func logarithmic(_ range: ClosedRange<Double>, most: Int) -> [Tick] {
    let low = wholeLog10(range.lowerBound)
    let high = wholeLog10(range.upperBound)
    let fitting = { (values: [Double]) in values.filter { range.contains($0) } }
    let fine = fitting((low...high).flatMap { power in [1, 2, 5].map { multiple($0, power) } })
    if fine.count < 3 { return linear(range, most: most, isLoose: false).filter { $0.value > 0 } }
    if fine.count <= most { return labelled(fine) }
    let decades = high - low + 1
    let every = [1, 2, 3, 5, 10, 20, 50, 100].first { (decades + $0 - 1) / $0 <= most } ?? 200
    let first = (low / every - 1) * every
    let coarse = fitting(stride(from: first, through: high + 1, by: every).map { multiple(1, $0) })
    return labelled(coarse.count < 2 ? [fine[0], fine[fine.count - 1]] : coarse)
  }

  /// A number times a power of ten, rounded once where that can be.
  static func multiple(_ value: Double, _ power: Int) -> Double {
    let most = 300
    if power < -most { return multiple(value, -most) / multiple(1, -power - most) }
    var scale = 1.0
    for _ in 0..<power.magnitude { scale *= 10 }
    return power < 0 ? value / scale : value * scale
  }

  /// The greatest whole number whose power of ten is not above a positive number.
  static func wholeLog10(_ value: Double) -> Int {
    var power = Int((Portable.log(value) / 2.302_585_092_994_046).rounded(.down))
    if multiple(1, power + 1) <= value { power += 1 }
    if multiple(1, power) > value { power -= 1 }
    return power
  }

  /// Values with labels that differ where the values do.
  static func labelled(_ values: [Double]) -> [Tick] {
    var labels = values.map { figure($0) }
    var digits = 5
    while Set(labels).count < Set(values).count && digits <= 17 {
      labels = values.map { NumberText.significant($0, digits: digits) }
      digits += 1
    }
    return zip(values, labels).map { Tick(value: $0, label: typeset($1)) }
  }

  /// A number with a true minus sign.
  static func typeset(_ number: String) -> String {
    String(number.map { $0 == "-" && number.count > 1 ? "\u{2212}" : $0 })
  }
}
