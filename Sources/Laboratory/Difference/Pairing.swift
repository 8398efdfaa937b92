/// Which entries of two lists belong together: those with one name, the first with the first.
struct Pairing {
  /// The place in the new list of each entry of the old one; nil if it is gone.
  let new: [Int?]
  /// The places in the new list that the old one has nothing for.
  let added: [Int]

  init(_ old: [String], _ new: [String]) {
    var places: [String: [Int]] = [:]
    for (index, name) in new.enumerated().reversed() { places[name, default: []].append(index) }
    var isTaken = [Bool](repeating: false, count: new.count)
    self.new = old.map { name in
      let place = places[name]?.popLast()
      if let place { isTaken[place] = true }
      return place
    }
    added = new.indices.filter { !isTaken[$0] }
  }
}
