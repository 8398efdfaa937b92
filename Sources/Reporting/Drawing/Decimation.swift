/// Fewer points where the eye could not tell: of each column of pixels, the first, the lowest, the highest and the
/// last.
enum Decimation {
  /// Up to so many points stay as they are.
  static let limit = 2000

  /// A place in the picture.
  struct Place {
    var x: Double
    var y: Double
  }

  /// Thins a line.
  static func line(_ places: [Place]) -> [Place] {
    guard places.count > limit else { return places }
    var kept: [Place] = []
    for run in runs(places.count, column: { places[$0].x }) {
      let low = run.min { places[$0].y < places[$1].y } ?? run.lowerBound
      let high = run.max { places[$0].y < places[$1].y } ?? run.lowerBound
      for index in Set([run.lowerBound, low, high, run.upperBound - 1]).sorted() {
        kept.append(places[index])
      }
    }
    // A line that runs to and fro has as many runs as points.
    let every = (kept.count + 4 * limit - 1) / (4 * limit)
    return every < 2 ? kept : stride(from: 0, to: kept.count, by: every).map { kept[$0] }
  }

  /// Thins what stands side by side: of each column of pixels, what has the least and what has the greatest value.
  static func extremes<Element>(
    _ elements: [Element], column: (Element) -> Double, value: (Element) -> Double
  ) -> [Element] {
    guard elements.count > limit else { return elements }
    var least: [Int: Int] = [:]
    var greatest: [Int: Int] = [:]
    for (index, element) in elements.enumerated() {
      let pixel = Int(column(element))
      if value(element) < value(elements[least[pixel] ?? index]) || least[pixel] == nil {
        least[pixel] = index
      }
      if value(element) > value(elements[greatest[pixel] ?? index]) || greatest[pixel] == nil {
        greatest[pixel] = index
      }
    }
    return Set(least.values).union(greatest.values).sorted().map { elements[$0] }
  }

  /// Thins a band, given by its places and its two edges: of each column of pixels, the whole of its height.
  static func band(_ spans: [(at: Double, low: Double, high: Double)]) -> [(
    at: Double, low: Double, high: Double
  )] {
    guard spans.count > limit else { return spans }
    let kept = runs(spans.count, column: { spans[$0].at }).map { run in
      spans[run].dropFirst().reduce(spans[run.lowerBound]) {
        ($0.at, min($0.low, $1.low), max($0.high, $1.high))
      }
    }
    let every = (kept.count + 4 * limit - 1) / (4 * limit)
    return every < 2 ? kept : stride(from: 0, to: kept.count, by: every).map { kept[$0] }
  }

  /// What follows each other in the same column of pixels.
  private static func runs(_ count: Int, column: (Int) -> Double) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 1...count where index == count || Int(column(index)) != Int(column(start)) {
      runs.append(start..<index)
      start = index
    }
    return runs
  }
}
