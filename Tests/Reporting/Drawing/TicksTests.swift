import Testing

@testable import Reporting

@Suite struct `Places of an axis` {
  @Test func `are at round numbers`() {
    #expect(
      Ticks.linear(0...1, most: 6, isLoose: true).map(\.label) == [
        "0", "0.2", "0.4", "0.6", "0.8", "1",
      ])
    #expect(
      Ticks.linear(-1.3...7.2, most: 6, isLoose: true).map(\.label) == [
        "−2", "0", "2", "4", "6", "8",
      ])
    #expect(Ticks.linear(3...97, most: 6, isLoose: false).map(\.label) == ["20", "40", "60", "80"])
    #expect(
      Ticks.linear(0...0.0003, most: 4, isLoose: true).map(\.label) == [
        "0", "0.0001", "0.0002", "0.0003",
      ])
    #expect(Ticks.linear(0...5e7, most: 6, isLoose: true).last?.label == "5e+07")
  }

  @Test func `are powers of ten on a logarithmic one`() {
    #expect(Ticks.logarithmic(1...1000, most: 4).map(\.label) == ["1", "10", "100", "1000"])
    #expect(Ticks.logarithmic(1...20, most: 6).map(\.label) == ["1", "2", "5", "10", "20"])
    #expect(Ticks.logarithmic(3.1...3.4, most: 4).map(\.label) == ["3.1", "3.2", "3.3", "3.4"])
  }

  @Test(arguments: 0..<300)
  func `span the range, evenly, at most as many as asked for`(_ seed: Int) {
    let draw = { (salt: Int) in Specimens.noise(seed * 31 + salt) - 0.5 }
    let scale = Ticks.multiple(1, seed % 40 - 20)
    let ends = [draw(1) * scale, draw(2) * scale].sorted()
    guard ends[0] < ends[1] else { return }
    let most = 3 + seed % 7
    let loose = Ticks.linear(ends[0]...ends[1], most: most, isLoose: true)
    #expect((2...most).contains(loose.count))
    let step = loose[1].value - loose[0].value
    #expect(loose[0].value <= ends[0] + 1e-6 * step && loose[0].value > ends[0] - step)
    #expect(loose[loose.count - 1].value >= ends[1] - 1e-6 * step)
    #expect(loose[loose.count - 1].value < ends[1] + step)
    #expect(Set(loose.map(\.label)).count == loose.count)
    for (tick, next) in zip(loose, loose.dropFirst()) {
      #expect(abs(next.value - tick.value - step) < 1e-6 * step)
    }
  }
}
