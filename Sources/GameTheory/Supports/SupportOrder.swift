/// All combinations of supports that conditional dominance leaves, the smallest and most balanced
/// first.
///
/// Supports are chosen seat by seat. After each choice, a strategy that another one beats against
/// everything the others may still do is out: of the supports to come, or, if it was chosen, with the
/// whole choice.
///
/// > Source: Porter, Nudelman and Shoham 2008, section 5, as for ``SupportEquilibria``.
struct SupportOrder {
  let table: ScaledTable

  /// Calls a body with every combination until it answers false or the budget is used up.
  ///
  /// - Returns: Whether all were gone through.
  func forEach(_ meter: inout Meter, _ body: ([[Int]], inout Meter) -> Bool) -> Bool {
    let seats = table.sizes.count
    for total in seats...Swift.max(table.sizes.reduce(0, +), seats) {
      for sizes in sizeProfiles(total) {
        let domains = table.sizes.map { [Int](0..<$0) }
        guard choose(0, sizes, domains, &meter, body) else { return false }
      }
    }
    return true
  }

  /// Sizes of supports with a sum, the most balanced first.
  private func sizeProfiles(_ total: Int) -> [[Int]] {
    var partial: [[Int]] = [[]]
    var rest = table.sizes.reduce(0, +)
    for (seat, most) in table.sizes.enumerated() {
      rest -= most
      let later = table.sizes.count - seat - 1
      partial = partial.flatMap { sizes -> [[Int]] in
        let open = total - sizes.reduce(0, +)
        let least = Swift.max(1, open - rest)
        let greatest = Swift.min(most, open - later)
        return least <= greatest ? (least...greatest).map { sizes + [$0] } : []
      }
    }
    func imbalance(_ sizes: [Int]) -> Int { (sizes.max() ?? 0) - (sizes.min() ?? 0) }
    return partial.enumerated().sorted {
      (imbalance($0.element), $0.offset) < (imbalance($1.element), $1.offset)
    }.map { $0.element }
  }

  /// Chooses the supports of a seat and of all after it; the depth is the number of seats.
  private func choose(
    _ seat: Int, _ sizes: [Int], _ domains: [[Int]], _ meter: inout Meter,
    _ body: ([[Int]], inout Meter) -> Bool
  ) -> Bool {
    if seat == sizes.count { return body(domains, &meter) }
    let options = domains[seat]
    guard options.count >= sizes[seat] else { return true }
    var places = [Int](0..<sizes[seat])
    // A look at what is beaten goes through the table once for every strategy.
    let looks = table.sizes.reduce(0.0) { $0 + Double($1) } * Double(table.sizes.reduce(1, *))
    let cost = 1 + Int(looks / 1024)
    while true {
      guard meter.spend(cost) else { return false }
      var chosen = domains
      chosen[seat] = places.map { options[$0] }
      if let left = undominated(chosen, after: seat, sizes) {
        guard choose(seat + 1, sizes, left, &meter, body) else { return false }
      }
      guard SupportOrder.advance(&places, below: options.count) else { return true }
    }
  }

  /// Removes what is beaten until nothing is; nil when a chosen strategy is, or too few are left.
  private func undominated(_ domains: [[Int]], after last: Int, _ sizes: [Int]) -> [[Int]]? {
    var domains = domains
    var isStable = false
    while !isStable {
      isStable = true
      for seat in domains.indices {
        let left = domains[seat].filter { !table.isBeaten($0, of: seat, by: domains) }
        if left.count == domains[seat].count { continue }
        if seat <= last || left.count < sizes[seat] { return nil }
        domains[seat] = left
        isStable = false
      }
    }
    return domains
  }

  /// Moves to the next combination of places in lexicographic order.
  private static func advance(_ places: inout [Int], below count: Int) -> Bool {
    var index = places.count - 1
    while index >= 0 && places[index] == count - places.count + index { index -= 1 }
    guard index >= 0 else { return false }
    places[index] += 1
    for later in index + 1..<places.count { places[later] = places[later - 1] + 1 }
    return true
  }
}
