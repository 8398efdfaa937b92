import Reporting
import Testing

@testable import Laboratory

@Suite struct `A table` {
  @Test func `for the terminal sets text left and numbers right`() {
    var table = TextTable(["name", "n"], numbers: ["n"])
    table.add(["a", "1"])
    table.add(["longer", "100"])
    #expect(table.text() == "name      n\n------  ---\na         1\nlonger  100\n")
  }

  @Test(arguments: 0..<100)
  func `for the terminal keeps to its width and keeps every word`(_ seed: Int) {
    var state = UInt64(seed) &* 2_654_435_761 &+ 1
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    func words(_ most: Int) -> [String] {
      (0..<draw(most + 1)).map { _ -> String in
        let letters = Array("abcdefghij🙂é")
        return String((0..<draw(8) + 1).map { _ in letters[draw(letters.count)] })
      }
    }
    var table = TextTable(["one", "two", "three", "number"], numbers: ["number"])
    var written: [[String]] = [[], [], []]
    for _ in 0..<draw(6) {
      let cells = [words(12), words(3), words(30)]
      for (column, cell) in cells.enumerated() { written[column] += cell }
      table.add(cells.map { $0.joined(separator: " ") } + [String(draw(100_000))])
    }
    let lines = table.text(width: 80).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let shown = lines.joined(separator: " ").split(separator: " ").map(String.init)
    for word in written.joined() {
      #expect(shown.contains(word), "\(word) is lost")
    }
  }

  @Test func `for the terminal goes on below itself where its numbers do not fit`() {
    var table = TextTable(
      ["rank", "agent", "payoff", "invades", "invaded"],
      numbers: ["rank", "payoff", "invades", "invaded"])
    table.add(["1", "grim", "2.5 ± 0.3", "0", "1"])
    table.add(["2", "always", "1", "1", "0"])
    #expect(
      table.text(width: 33) == """
        rank  agent      payoff  invades
        ----  ------  ---------  -------
           1  grim    2.5 ± 0.3        0
           2  always          1        1

        rank  agent   invaded
        ----  ------  -------
           1  grim          1
           2  always        0

        """)
    #expect(table.text(width: 41) == table.text(width: 200))
  }

  @Test func `for the terminal breaks a word that is longer than its column`() {
    #expect(wrap("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(wrap("a bb ccc", 4) == ["a bb", "ccc"])
    #expect(wrap("", 4) == [""])
  }
}

@Suite struct `A figure` {
  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (7.4301, "7.43"), (0.7434, "0.7434"), (12_345.678, "12346"),
    (123.456, "123.5"), (-2.5, "-2.5"), (999_999.6, "1e+06"), (1e6, "1e+06"),
    (1_234_567, "1.23e+06"), (0.0005, "0.0005"), (1e-9, "1e-09"), (0.1 + 0.2, "0.3"),
    (1e-17, "0"), (-3e-13, "0"), (.nan, "-"), (.infinity, "-"),
  ])
  func `has about four digits`(_ value: Double, _ text: String) {
    #expect(figure(value) == text)
  }

  @Test func `of nothing is a dash`() {
    #expect(figure(nil as Double?) == "-")
    #expect(figure(nil as Estimate?) == "-")
    #expect(figure(nil as ClosedRange<Double>?) == "-")
  }

  @Test func `of an estimate has its interval`() {
    #expect(figure(Estimate([3])) == "3")
    #expect(figure(Estimate([3, 3, 3])) == "3 ± 0")
    // The squares of the differences are beyond all numbers.
    #expect(figure(Estimate([1e200, -1e200])) == "0 ± ∞")
    #expect(figure(Estimate([.nan, 1])) == "-")
    // Half of 1e-5 over the root of 2, times the quantile 12.706.
    #expect(figure(Estimate([1, 1.00001])) == "1 ± 6.4e-05")
    #expect(figure(Estimate([0.1 + 0.2, 0.3])) == "0.3 ± 0")
    #expect(figure(Estimate([2, 4, 4, 4, 5, 5, 7, 9])) == "5 ± 1.8")
  }

  @Test func `of a range is one number when its ends look alike`() {
    #expect(figure(0...10) == "0 to 10")
    #expect(figure(1...1.0.nextUp) == "1" && figure(1...1.000_000_1) == "1 to 1.0000001")
  }
}
