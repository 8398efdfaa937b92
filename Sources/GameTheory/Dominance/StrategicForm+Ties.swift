extension StrategicForm {
  /// A seat's payoffs, by profile, those made equal that only rounding sets apart.
  ///
  /// What rounding took apart is equal again, and comparisons are transitive: nothing can dominate
  /// itself through others.
  func snapped(of seat: Int) -> [Double] {
    let own = stride(from: seat, to: payoffs.count, by: sizes.count).map { payoffs[$0] }
    var ascending = own
    ascending.sort()
    var snapped = ascending
    for index in snapped.indices.dropFirst()
    where !Rounding.isMore(ascending[index], than: ascending[index - 1]) {
      snapped[index] = snapped[index - 1]
    }
    return own.map { payoff in
      var (low, high) = (0, ascending.count)
      while low < high {
        let middle = (low + high) / 2
        if ascending[middle] < payoff { low = middle + 1 } else { high = middle }
      }
      return snapped[low]
    }
  }
}
