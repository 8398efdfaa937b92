/// Names as a file gives them, and as they are told apart.
///
/// In Gambit's files a place is what makes a player, a strategy or an action; names may repeat or be
/// empty. Here they are looked up, so an empty name becomes what it names with its number, and a name
/// that was there before gets a number of its own.
struct GameNames {
  /// The names as they stand in the file.
  private(set) var all: [String] = []
  private var given: Set<String> = []
  private let what: String

  /// Begins without names of a kind of thing: "player", "action".
  init(_ what: String) { self.what = what }

  /// Adds the next name, and says whether it is new.
  mutating func add(_ name: String) -> Bool {
    all.append(name)
    return name.isEmpty || given.insert(name).inserted
  }

  /// The names, unlike each other; what is written first keeps its name.
  var distinct: [String] {
    var used = given
    var seen: Set<String> = []
    var repetitions: [String: Int] = [:]
    return all.enumerated().map { index, name in
      if !name.isEmpty && seen.insert(name).inserted { return name }
      let base = name.isEmpty ? "\(what) \(index + 1)" : name
      var distinct = base
      while !used.insert(distinct).inserted {
        repetitions[base, default: 1] += 1
        distinct = "\(base) (\(repetitions[base, default: 1]))"
      }
      return distinct
    }
  }
}
