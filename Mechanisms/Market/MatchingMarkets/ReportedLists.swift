import Arena
import MechanismTools

/// Some options in order, best first; options that the list leaves out are unacceptable.
struct ReportedList {
  private let order: StrictOrder
  /// How many options the list names.
  let length: Int

  /// Makes the list of the first options of an order.
  init(_ order: StrictOrder, length: Int) { (self.order, self.length) = (order, length) }

  /// Returns the option at a rank below the length; 0 is the best.
  func option(at rank: Int) -> Int { order.option(at: rank) }

  /// Whether the list names an option.
  func accepts(_ option: Int) -> Bool { order.rank(of: option) < length }

  /// Whether an option that the list names stands above another one.
  func prefers(_ option: Int, to other: Int) -> Bool { order.prefers(option, to: other) }
}

/// The lists of some options that may be reported, numbered: the longest first, and those of one length
/// as a dictionary would list them.
struct ReportedLists {
  private let options: Int
  private let longest: Int
  private let shortest: Int

  /// Makes the lists of a length, or of all options if there are fewer; and all shorter ones, down to
  /// the empty list, if they may be shorter.
  init(of options: Int, length: Int, orShorter: Bool) {
    self.options = options
    longest = Swift.min(length, options)
    shortest = orShorter ? 0 : longest
  }

  /// How many lists there are.
  var count: Int {
    var count = 0
    for length in shortest...longest { count += self.count(ofLength: length) }
    return count
  }

  /// Returns the list of a number.
  func list(_ index: Int) -> ReportedList {
    var (rest, length) = (index, longest)
    while rest >= count(ofLength: length) {
      rest -= count(ofLength: length)
      length -= 1
    }
    return ReportedList(
      StrictOrder(index: rest * orders(ofTheRestAfter: length), of: options), length: length)
  }

  /// Returns the number of the longest list that begins as the order of a number does.
  func beginning(ofOrder index: Int) -> Int { index / orders(ofTheRestAfter: longest) }

  /// The labels of all lists of some named options.
  func labels(_ names: [String]) -> Values {
    if shortest == options { return StrictOrder.labels(names) }
    return .named((0..<count).map { label(list($0), names) })
  }

  private func label(_ list: ReportedList, _ names: [String]) -> Label {
    if list.length == 0 { return Label("nobody", "Names nobody.") }
    var name = ""
    for rank in 0..<list.length {
      if rank > 0 { name += " > " }
      name += names[list.option(at: rank)]
    }
    return Label(name, "Names " + name + ", best first, and nobody else.")
  }

  private func count(ofLength length: Int) -> Int {
    StrictOrder.count(of: options) / orders(ofTheRestAfter: length)
  }

  /// In how many orders the options can stand that a list of a length leaves out.
  private func orders(ofTheRestAfter length: Int) -> Int {
    StrictOrder.count(of: options - length)
  }
}
