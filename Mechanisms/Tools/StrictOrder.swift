package import Arena

/// A strict order of a few options, numbered from 0 as a dictionary would list the orders.
@frozen @usableFromInline package struct StrictOrder {
  /// The most options that can be ordered: eight have 40,320 orders.
  @inlinable package static var limit: Int { 8 }

  /// What some options are called unless they have names: a, b, c, ...
  package static func letters(_ count: Int) -> [String] {
    Array(["a", "b", "c", "d", "e", "f", "g", "h"].prefix(count))
  }

  /// Returns how many orders some options have.
  @inlinable package static func count(of options: Int) -> Int {
    var count = 1
    for factor in 1...Swift.max(options, 1) { count *= factor }
    return count
  }

  /// The number of the order.
  @usableFromInline package let index: Int
  /// The options from first to last, four bits each.
  @usableFromInline let options: UInt32

  /// Makes the order of a number.
  @inlinable package init(index: Int, of count: Int) {
    self.index = index
    var rest = index
    var block = StrictOrder.count(of: count)
    // The options that are not placed yet, in ascending order.
    var left: UInt32 = 0x7654_3210
    var placed: UInt32 = 0
    for rank in 0..<count {
      block /= count - rank
      let shift = UInt32(4 * (rest / block))
      rest %= block
      placed |= (left &>> shift & 15) &<< UInt32(4 * rank)
      let below = left & ((1 &<< shift) - 1)
      left = below | (left >> (shift + 4)) &<< shift
    }
    options = placed
  }

  /// The best option.
  @inlinable package var first: Int { option(at: 0) }

  /// Returns the option at a rank; 0 is the best.
  @inlinable package func option(at rank: Int) -> Int {
    Int(options &>> UInt32(4 * rank) & 15)
  }

  /// Returns the rank of an option that the order holds; 0 is the best.
  @inlinable package func rank(of option: Int) -> Int {
    var rank = 0
    while self.option(at: rank) != option { rank += 1 }
    return rank
  }

  /// Whether an option stands above another one.
  @inlinable package func prefers(_ option: Int, to other: Int) -> Bool {
    rank(of: option) < rank(of: other)
  }

  /// The labels of all orders of some named options.
  package static func labels(_ options: [String]) -> Values {
    .named(
      (0..<count(of: options.count)).map { index in
        let order = StrictOrder(index: index, of: options.count)
        let last = options.count - 1
        var (name, help) = (options[order.first], "Puts " + options[order.first] + " first")
        for rank in 1..<options.count {
          let option = options[order.option(at: rank)]
          name += " > " + option
          help += (rank == last ? " and " : ", ") + option + " " + place(rank, last)
        }
        return Label(name, help + ".")
      })
  }

  /// A rank in words.
  private static func place(_ rank: Int, _ last: Int) -> String {
    if rank == last { return "last" }
    switch rank {
    case 1: return "second"
    case 2: return "third"
    case 3: return "fourth"
    case 4: return "fifth"
    case 5: return "sixth"
    default: return "seventh"
    }
  }

  /// Says whether tables with a place for each report of each order would be too large: every agent may have
  /// one.
  ///
  /// - Parameter entries: How many places they have.
  /// - Returns: Nil up to 2^24, which any machine has room for.
  package static func complaint(aboutTables entries: Int) -> String? {
    let room = 1 << 24
    if entries <= room { return nil }
    return "what is reported for each order takes " + String(entries) + " numbers, more than the "
      + String(room) + " that agents have room for; take fewer to order, or shorter reports"
  }

  /// Says whether a list, under the name of its knob, gives each of some players an order of some options.
  package static func complaint(
    about orders: [Double], _ name: String, upTo players: Int, of options: Int
  ) -> String? {
    let last = count(of: options) - 1
    let isFine =
      1...players ~= orders.count
      && orders.allSatisfy { $0 >= 0 && $0 <= Double(last) && Double(Int($0)) == $0 }
    if isFine { return nil }
    return name + " must be at least one and at most " + String(players)
      + " whole numbers from 0 to " + String(last) + ", each the number of an order of "
      + String(options)
  }

  /// Says whether a list, under the name of its knob, gives each of three players an order of three.
  package static func complaint(about orders: [Double], _ name: String) -> String? {
    let isFine =
      orders.count == 3
      && orders.allSatisfy { $0 >= 0 && $0 < Double(count(of: 3)) && Double(Int($0)) == $0 }
    return isFine ? nil : name + " must be three whole numbers from 0 to 5, the number of an order"
  }
}
