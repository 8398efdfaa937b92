/// All sets of a number of targets, in the order of a dictionary.
struct TargetSets: Sendable {
  /// The most sets a player can choose among.
  static var limit: Int { 1000 }

  /// How many targets each set has.
  private let size: Int
  /// How many sets there are.
  let count: Int
  /// The targets of all sets, set by set.
  private var members: [Int] = []

  /// Lists the sets of `size` of `targets` targets.
  ///
  /// - Returns: Nil when there are more than the limit.
  init?(of size: Int, among targets: Int) {
    guard let count = Self.count(of: size, among: targets) else { return nil }
    self.size = size
    self.count = count
    var set = Array(0..<size)
    while true {
      members += set
      // The last place that can move on does, and those behind it follow as close as they can.
      guard let place = set.indices.last(where: { set[$0] < targets - size + $0 }) else { return }
      let first = set[place] + 1
      for index in place..<size { set[index] = first + index - place }
    }
  }

  /// Returns how many sets there are; nil above the limit.
  static func count(of size: Int, among targets: Int) -> Int? {
    guard size >= 0 && size <= targets else { return nil }
    var count = 1
    for index in 0..<Swift.min(size, targets - size) {
      // The product of consecutive numbers is divisible by as many.
      count = count * (targets - index) / (index + 1)
      if count > limit { return nil }
    }
    return count
  }

  /// Whether a set holds a target.
  func contains(_ target: Int, in set: Int) -> Bool {
    for index in set * size..<(set + 1) * size where members[index] == target { return true }
    return false
  }

  /// The names of all sets, from the names of the targets.
  func labels(_ names: [String]) -> [String] {
    (0..<count).map { set in
      var label = ""
      for index in set * size..<(set + 1) * size {
        label += (label == "" ? "" : " + ") + names[members[index]]
      }
      return label == "" ? "nothing" : label
    }
  }
}
