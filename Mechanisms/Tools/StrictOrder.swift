package import Arena

/// A strict order of three options, numbered from 0 to 5 as a dictionary would list them.
@frozen @usableFromInline package struct StrictOrder {
  /// How many orders there are.
  @inlinable package static var count: Int { 6 }

  /// The number of the order.
  @usableFromInline package let index: Int

  /// Makes the order of a number.
  @inlinable package init(index: Int) { self.index = index }

  /// The best option.
  @inlinable package var first: Int { index / 2 }
  /// The middle option.
  @inlinable package var second: Int {
    let lower = first == 0 ? 1 : 0
    let upper = first == 2 ? 1 : 2
    return index % 2 == 0 ? lower : upper
  }
  /// The worst option.
  @inlinable package var third: Int { 3 - first - second }

  /// Returns the option at a rank; 0 is the best.
  @inlinable package func option(at rank: Int) -> Int {
    rank == 0 ? first : rank == 1 ? second : third
  }

  /// Returns the rank of an option; 0 is the best.
  @inlinable package func rank(of option: Int) -> Int {
    option == first ? 0 : option == second ? 1 : 2
  }

  /// Whether an option stands above another one.
  @inlinable package func prefers(_ option: Int, to other: Int) -> Bool {
    rank(of: option) < rank(of: other)
  }

  /// The labels of all orders of three named options.
  package static func labels(_ first: String, _ second: String, _ third: String) -> Values {
    let options = [first, second, third]
    return .named(
      (0..<count).map { index in
        let order = StrictOrder(index: index)
        let (best, middle) = (options[order.first], options[order.second])
        let worst = options[order.third]
        return Label(
          best + " > " + middle + " > " + worst,
          "Puts " + best + " first, " + middle + " second and " + worst + " last.")
      })
  }

  /// Says whether a list, under the name of its knob, gives each of three players an order.
  package static func complaint(about orders: [Double], _ name: String) -> String? {
    let isFine =
      orders.count == 3
      && orders.allSatisfy { $0 >= 0 && $0 < Double(count) && Double(Int($0)) == $0 }
    return isFine ? nil : name + " must be three whole numbers from 0 to 5, the number of an order"
  }
}
