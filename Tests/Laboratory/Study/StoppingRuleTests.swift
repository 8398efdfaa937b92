import Arena
import Foundation
import GameTheory
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A rule that ends replicates` {
  private func rule(halfWidth: Double, upTo most: Int) throws -> StoppingRule {
    let replicates = "{upTo: \(most), until: {halfWidth: \(halfWidth), of: 'utilitarian'}}"
    return try #require(
      try study(["replicates": replicates, "welfare": "['utilitarian']"]).rule)
  }

  // W. Gosset's t, two-sided, from the table of quantiles in the NIST/SEMATECH e-Handbook of Statistical
  // Methods, section 1.3.6.7.2.
  @Test(arguments: [
    (2, 0.05, 4.303), (4, 0.05, 2.776), (10, 0.05, 2.228), (20, 0.05, 2.086), (40, 0.05, 2.021),
    (100, 0.05, 1.984), (2, 0.1, 2.920), (10, 0.1, 1.812), (2, 0.01, 9.925), (10, 0.01, 3.169),
    (20, 0.01, 2.845), (60, 0.01, 2.660), (10, 0.002, 4.144), (20, 0.002, 3.552),
  ])
  func `goes by the quantiles that tables print`(_ degrees: Int, _ share: Double, _ value: Double) {
    let quantile = StudentT.quantile(evenDegrees: degrees, leavingOut: share)
    #expect((quantile - value).magnitude <= 5.001e-4)
  }

  @Test func `has the quantiles of two degrees in closed form`() {
    for share in [0.5, 0.1, 0.01, 1e-4, 1e-8] {
      let exact = (1 - share) * (2 / (share * (2 - share))).squareRoot()
      let found = StudentT.quantile(evenDegrees: 2, leavingOut: share)
      #expect((found / exact - 1).magnitude < 1e-6)
    }
  }

  @Test(arguments: [
    (1, [1]), (11, [11]), (12, [11, 12]), (21, [11, 21]), (50, [11, 21, 41, 50]),
    (100, [11, 21, 41, 81, 100]),
  ])
  func `looks at fixed numbers of replicates`(_ most: Int, _ looks: [Int]) throws {
    #expect(try rule(halfWidth: 1, upTo: most).looks == looks)
  }

  @Test func `ends what does not vary at once, and what never settles at the end`() throws {
    let rule = try rule(halfWidth: 0.1, upTo: 100)
    #expect(rule.isMet(by: Array(repeating: 3, count: 11)))
    let wild = (0..<100).map { $0 % 2 == 0 ? 1e6 : -1e6 }
    for look in [11, 21, 41, 81] { #expect(!rule.isMet(by: Array(wild.prefix(look)))) }
    #expect(rule.isMet(by: wild))
  }

  @Test(arguments: [0.3, 0.5, 0.8])
  func `knows the mean as well as it says`(_ halfWidth: Double) throws {
    let rule = try rule(halfWidth: halfWidth, upTo: 1000)
    var random = RandomStream(StreamKey(seed: 97))
    func normal() -> Double {
      (-2 * log(1 - random.unit())).squareRoot() * cos(2 * .pi * random.unit())
    }
    var ended = 0
    var missed = 0
    for _ in 0..<2000 {
      var values: [Double] = []
      for look in rule.looks.dropLast() {
        while values.count < look { values.append(normal()) }
        guard rule.isMet(by: values) else { continue }
        ended += 1
        if (values.reduce(0, +) / Double(look)).magnitude > halfWidth { missed += 1 }
        break
      }
    }
    #expect(ended > 1900)
    #expect(Double(missed) <= 0.05 * Double(ended))
  }

  private let text = studyText([
    "mechanism": "'inspection'", "rounds": "5", "population": "[{agent: 'uniform', count: 6}]",
    "replicates": "{upTo: 50, until: {halfWidth: 0.25, of: 'utilitarian'}}",
    "welfare": "['utilitarian']", "sweep": "{'parameters.fine': [0.5, 4, 30]}",
  ])

  /// How many replicates each cell of a folder has.
  private func counts(_ path: String) throws -> [Int] {
    try StudyResults(in: path).summary.cells.map { $0.welfare[0].emergent.count }
  }

  @Test func `gives each cell as many replicates as it needs, whoever plays`() throws {
    let folder = try TemporaryFolder()
    let first = try play(text, folder.path + "/a", threads: 1)
    let needed = try counts(folder.path + "/a")
    #expect(needed.allSatisfy { [11, 21, 41, 50].contains($0) } && Set(needed).count > 1)
    #expect(first.played == needed.reduce(0, +) && first.all == first.done && first.left == 0)
    _ = try play(text, folder.path + "/b", threads: 3)
    #expect(try contents(folder.path + "/a") == contents(folder.path + "/b"))
    #expect(try play(text, folder.path + "/a").played == 0)
  }

  @Test(arguments: [2, 5])
  func `leaves cells whole where shards share the work`(_ count: Int) throws {
    let folder = try TemporaryFolder()
    let whole = try play(text, folder.path + "/whole")
    var played = 0
    for index in 1...count {
      played += try play(
        text, folder.path + "/shared", shard: Shard("\(index)/\(count)"), writes: false
      ).played
    }
    #expect(played == whole.played)
    #expect(try play(text, folder.path + "/shared").played == 0)
    #expect(try contents(folder.path + "/shared") == contents(folder.path + "/whole"))
  }

  @Test func `is refused where nothing has that name`() {
    let replicates = "{upTo: 50, until: {halfWidth: 1, of: 'utilitaria'}}"
    #expect(
      complaint(about: studyText(["replicates": replicates, "welfare": "['utilitarian']"]))
        .hasSuffix("but found 'utilitaria'; did you mean 'utilitarian'?"))
  }
}
