import Dispatch
import Testing

@testable import Arena

/// Threads of the machine, told nothing about each other.
func threads(_ count: Int) -> Workers {
  Workers(count: count) { pieces, body in
    withoutActuallyEscaping(body) { escaping in
      let shared = Piece(work: escaping)
      DispatchQueue.concurrentPerform(iterations: pieces) { shared.work($0) }
    }
  }
}

private struct Piece: @unchecked Sendable {
  let work: (Int) -> Void
}

/// One thread that does the last piece first.
let backwards = Workers(count: 5) { pieces, body in
  for piece in (0..<pieces).reversed() { body(piece) }
}

@Suite struct `Shuffle of agents` {
  private func shuffled(_ count: Int, _ key: StreamKey, _ workers: Workers = .alone) -> [Int32] {
    var numbers = Array(0..<Int32(count))
    var scratch = [Int32](repeating: -1, count: count)
    return numbers.withUnsafeMutableBufferPointer { numbers in
      scratch.withUnsafeMutableBufferPointer { scratch in
        guard let base = numbers.baseAddress, let spare = scratch.baseAddress else { return [] }
        let result = Shuffle.shuffle(
          base, scratch: spare, count: count, key: key, workers: workers)
        return Array(UnsafeBufferPointer(start: result, count: count))
      }
    }
  }

  private var large: Int { Shuffle.parallelFrom + 77 }

  @Test func `makes all 24 orders of four equally likely`() {
    var counts: [[Int32]: Int] = [:]
    for draw in 0..<12_000 { counts[shuffled(4, key("four", draw)), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(chiSquare(Array(counts.values)) < chiSquareLimit(23))
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 1000])
  func `keeps every element once`(_ count: Int) {
    #expect(shuffled(count, key("few")).sorted() == Array(0..<Int32(count)))
  }

  @Test func `does not depend on how many workers there are, nor on their order`() {
    let alone = shuffled(large, key("workers"))
    #expect(alone.sorted() == Array(0..<Int32(large)))
    for workers in [threads(2), threads(7), backwards] {
      #expect(shuffled(large, key("workers"), workers) == alone)
    }
    #expect(shuffled(large, key("other workers")) != alone)
  }

  @Test func `sends large crowds from everywhere to everywhere`() {
    // Counts of sixteenths to sixteenths, whose margins are fixed: 15 x 15 degrees of freedom each.
    let size = large
    var statistic = 0.0
    let draws = 6
    for draw in 0..<draws {
      var counts = [Int](repeating: 0, count: 256)
      for (place, number) in shuffled(size, key("crowd", draw)).enumerated() {
        counts[place * 16 / size * 16 + Int(number) * 16 / size] += 1
      }
      statistic += chiSquare(counts)
    }
    #expect(statistic < chiSquareLimit(225 * draws))
    #expect(statistic > Double(225 * draws) * 0.8)
  }

  @Test func `does not keep neighbours together in large crowds`() {
    let order = shuffled(large, key("neighbours"))
    let pairs = zip(order, order.dropFirst()).filter { $1 == $0 + 1 }.count
    // Close to Poisson with mean 1.
    #expect(pairs < 8)
  }
}
