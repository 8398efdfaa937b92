import Arena
import Testing

@testable import Laboratory

@Suite struct `A sample` {
  private func sample(
    _ method: String, _ count: Int, seed: Int = 1,
    axes: String = "{ window: { from: 0, to: 1 }, rounds: { from: 10, to: 20 }, "
      + "blocks: { from: 1, to: 100, scale: 'log' } }"
  ) throws(StudyError) -> Design {
    try design([
      "seed": "\(seed)",
      "sweep": "{ sample: { method: '\(method)', count: \(count), axes: \(axes) } }",
    ])
  }

  @Test(arguments: ["random", "sobol"])
  func `of more points begins with those of fewer`(_ method: String) throws {
    let (few, many) = (try sample(method, 5), try sample(method, 500))
    for index in 0..<5 {
      #expect(few.point(at: index).settings == many.point(at: index).settings)
    }
  }

  @Test(arguments: ["random", "latin-hypercube"])
  func `that is drawn depends on the seed, and on no other axis`(_ method: String) throws {
    let whole = try sample(method, 50)
    let alone = try sample(method, 50, axes: "{ rounds: { from: 10, to: 20 } }")
    #expect(whole.numbers("rounds") == alone.numbers("rounds"))
    let other = try sample(method, 50, seed: 2)
    #expect(zip(whole.numbers("rounds"), other.numbers("rounds")).allSatisfy { $0 != $1 })
    // Two axes of one span are not the same draws.
    let twins = try sample(
      method, 50,
      axes: "{ a: {from: 0, to: 1}, b: {from: 0, to: 1} }"
        .replacing("a:", with: "'parameters.a':").replacing("b:", with: "'parameters.b':"))
    #expect(
      zip(twins.numbers("parameters.a"), twins.numbers("parameters.b")).allSatisfy { $0 != $1 })
  }

  @Test func `that is drawn has the values that the page on random streams defines`() throws {
    // Worked out by a program of its own from the definitions on that page.
    let random = try sample("random", 1_000_001, seed: 1970)
    let values = [0, 1, 1_000_000].map { random.point(at: $0).settings["window"]?.double }
    #expect(values == [0.721994591765, 0.402575174711, 0.612774675784])
    let cube = try sample("latin-hypercube", 10, seed: 1970).numbers("window")
    #expect(cube.prefix(3) == [0.272199459177, 0.540257517471, 0.838379907376])
    #expect(cube.map { Int($0 * 10) } == [2, 5, 8, 7, 6, 4, 1, 9, 0, 3])
  }

  @Test(arguments: [1, 2, 3, 10, 97, 256, 1000])
  func `of a latin hypercube has one value in each part of every axis`(_ count: Int) throws {
    let design = try sample("latin-hypercube", count)
    let scales: [(String, (Double) -> Double)] = [
      ("window", { $0 }), ("rounds", { ($0 - 10) / 10 }),
      ("blocks", { Portable.log($0) / Portable.log(100) }),
    ]
    for (path, share) in scales {
      let parts = design.numbers(path).map { Int((share($0) * Double(count)).rounded(.down)) }
      #expect(parts.sorted() == Array(0..<count), "\(path)")
    }
  }

  @Test func `of a latin hypercube takes each of some values equally often`() throws {
    let design = try sample(
      "latin-hypercube", 60,
      axes: "{ rounds: [10, 20, 30], blocks: { from: 1, to: 4, whole: true } }")
    for (path, values) in [("rounds", [10, 20, 30]), ("blocks", [1, 2, 3, 4.0])] {
      let found = design.numbers(path)
      #expect(
        values.map { value in found.count { $0 == value } }
          == values.map { _ in 60 / values.count })
    }
  }

  @Test func `of the Sobol sequence begins at the first ends`() throws {
    let design = try sample("sobol", 4)
    #expect(design.numbers("window") == [0, 0.5, 0.75, 0.25])
    #expect(design.numbers("rounds") == [10, 15, 12.5, 17.5])
    let blocks = design.numbers("blocks")
    for (found, expected) in zip(blocks, [1, 10, 3.162_277_660_17, 31.622_776_601_7]) {
      #expect((found / expected - 1).magnitude < 1e-9)
    }
  }

  @Test func `takes whole numbers equally often, the last too, also by ratios`() throws {
    let linear = try sample("sobol", 1024, axes: "{ rounds: { from: 5, to: 8, whole: true } }")
    #expect(
      [5, 6, 7, 8].map { value in linear.numbers("rounds").count { $0 == value } }
        == [256, 256, 256, 256])
    let log = try sample(
      "sobol", 1024, axes: "{ rounds: { from: 1, to: 7, scale: 'log', whole: true } }")
    // From 1 to 8 by ratios: each doubling takes a third.
    let values = log.numbers("rounds")
    #expect(values.count { $0 == 1 } == 342 && values.count { $0 >= 4 } == 341)
    #expect(values.allSatisfy { $0 == $0.rounded() && (1...7).contains($0) })
    for first in 2...40 {
      let axes = "{ rounds: { from: \(first), to: 50, scale: 'log', whole: true } }"
      #expect(try sample("sobol", 1, axes: axes).numbers("rounds") == [Double(first)])
    }
  }

  @Test func `of random points has the mean and the spread of its span`() throws {
    let values = try sample("random", 4000).numbers("window")
    let mean = values.reduce(0, +) / 4000
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
    // Four standard errors of the mean and the variance of uniform numbers.
    #expect((mean - 0.5).magnitude < 4 * 0.289 / 63.2)
    #expect((square - 1.0 / 12).magnitude < 4 * 0.0745 / 63.2)
  }

  /// The squared L2 star discrepancy, by Warnock's formula.
  private func discrepancy(_ design: Design, _ paths: [String]) -> Double {
    let columns = paths.map { design.numbers($0) }
    let count = design.count
    var (single, pairs) = (0.0, 0.0)
    for i in 0..<count {
      single += columns.reduce(1) { $0 * (1 - $1[i] * $1[i]) / 2 }
      for j in 0..<count { pairs += columns.reduce(1) { $0 * (1 - max($1[i], $1[j])) } }
    }
    let n = Double(count)
    return columns.reduce(1) { product, _ in product / 3 } - 2 / n * single + pairs / (n * n)
  }

  @Test func `fills the cube more evenly than random points, and Sobol's the most`() throws {
    let paths = ["parameters.a", "parameters.b", "parameters.c"]
    let axes = "{ " + paths.map { "'\($0)': { from: 0, to: 1 }" }.joined(separator: ", ") + " }"
    let sobol = discrepancy(try sample("sobol", 128, axes: axes), paths)
    for seed in 1...5 {
      let random = discrepancy(try sample("random", 128, seed: seed, axes: axes), paths)
      let cube = discrepancy(try sample("latin-hypercube", 128, seed: seed, axes: axes), paths)
      #expect(sobol < cube && cube < random, "seed \(seed)")
    }
  }

  @Test(arguments: [
    (
      "'randm', count: 2, axes: {rounds: [1]}",
      "'sweep.sample.method' must be one of random, latin-hypercube, sobol, but found 'randm'; "
        + "did you mean 'random'?"
    ),
    (
      "'random', count: 0, axes: {rounds: [1]}",
      "'sweep.sample.count' must be a whole number in 1...10000000, but found the number 0"
    ),
    ("'random', count: 2, axes: {}", "'sweep.sample.axes' names no path"),
    (
      "'random', count: 2, axes: {rounds: {from: 2, to: 2}}",
      "'sweep.sample.axes.rounds': a sample needs 'from' below 'to'"
    ),
    (
      "'random', count: 2, axes: {rounds: {from: 0, to: 2, scale: 'log'}}",
      "'sweep.sample.axes.rounds': a log scale needs positive ends"
    ),
    (
      "'random', count: 2, axes: {rounds: {from: 0, to: 2, count: 3}}",
      "'sweep.sample.axes.rounds' has no field 'count'; there are from, to, scale, whole"
    ),
    (
      "'random', count: 2, axes: {roundz: {from: 0, to: 2}}",
      "the path 'roundz' begins with no field of a study; did you mean 'rounds'?"
    ),
  ])
  func `complains in one sentence`(_ sample: String, _ sentence: String) {
    #expect(complaint(aboutDesign: ["sweep": "{sample: {method: \(sample)}}"]) == sentence)
  }

  @Test func `of Sobol's has as many axes as there are numbers for`() {
    let axes = (0...Sobol.mostAxes).map { "'parameters.\($0)': [1]" }.joined(separator: ", ")
    #expect(
      complaint(aboutDesign: ["sweep": "{sample: {method: 'sobol', count: 2, axes: {\(axes)}}}"])
        == "'sweep.sample.axes': the Sobol sequence has at most 40 axes, but found 41")
  }
}

@Suite struct `An order that a key names` {
  @Test(arguments: [1, 2, 3, 4, 5, 16, 17, 63, 64, 65, 1000, 4096, 5000])
  func `has every number once`(_ count: Int) {
    for seed in 0..<5 as Range<UInt64> {
      let order = KeyedPermutation(of: count, StreamKey(seed: seed))
      #expect((0..<count).map { order[$0] }.sorted() == Array(0..<count))
    }
  }

  @Test func `is any order equally often`() {
    var counts: [[Int]: Int] = [:]
    for seed in 0..<24_000 as Range<UInt64> {
      let order = KeyedPermutation(of: 4, StreamKey(seed: seed))
      counts[(0..<4).map { order[$0] }, default: 0] += 1
    }
    #expect(counts.count == 24)
    // Chi squared with 23 degrees of freedom exceeds 50 with a probability of 0.001.
    let squares = counts.values.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
    #expect(squares < 50)
  }
}
