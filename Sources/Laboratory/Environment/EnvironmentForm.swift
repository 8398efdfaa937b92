import Arena

/// What an environment looks like from outside: the names of its seats, what each observes, how it may act.
///
/// A seat observes one vector of whole numbers, of the same length at all its decisions: first which of its
/// role's decisions is asked, from 1; then, for each decision of the role and each variable that it sees, the
/// value from 1, or 0 where another decision is asked. All of it is in the `View` of the seat at its turn.
public struct EnvironmentForm: Sendable {
  /// The structure of the game.
  let shape: Shape
  /// The name of every seat: its role and a number, such as `bidder_0`.
  public let names: [String]
  /// The seats that are played from outside, ascending.
  public let outside: [Int]
  /// Whether all seats move at once in every turn.
  public let movesAtOnce: Bool
  private let spaces: [Space]

  /// What the seats of a role observe and do.
  private struct Space {
    /// The decisions of the role.
    var decisions: [Int] = []
    /// Where the variables of each of them begin in the vector.
    var places: [Int] = []
    /// How many values each number of the vector has.
    var sizes: [Int] = [1]
    /// The largest number of actions.
    var actions = 0
  }

  /// Makes the form of a game in which agents of the arena take some seats.
  init(_ shape: Shape, seated: Set<Int>, movesAtOnce: Bool) {
    self.shape = shape
    self.movesAtOnce = movesAtOnce
    var spaces = shape.roles.map { _ in Space() }
    for (index, decision) in shape.decisions.enumerated()
    where spaces.indices.contains(decision.role) {
      spaces[decision.role].decisions.append(index)
      spaces[decision.role].places.append(spaces[decision.role].sizes.count)
      spaces[decision.role].sizes += decision.sees.map { $0.values.count + 1 }
      spaces[decision.role].sizes[0] += 1
      spaces[decision.role].actions = max(spaces[decision.role].actions, decision.actions.count)
    }
    self.spaces = spaces
    outside = (0..<shape.seats).filter {
      !seated.contains($0) && spaces[shape.roleOfSeat[$0]].actions > 0
    }
    names = EnvironmentForm.names(of: shape)
  }

  /// How many values each number has that a seat observes.
  public func sizes(ofSeat seat: Int) -> [Int] { spaces[shape.roleOfSeat[seat]].sizes }

  /// The largest number of actions that a seat may have.
  public func actions(ofSeat seat: Int) -> Int { spaces[shape.roleOfSeat[seat]].actions }

  /// What a seat observes at a turn.
  func observation(_ turn: Turn) -> [Int] {
    let space = spaces[shape.roleOfSeat[turn.seat]]
    var vector = [Int](repeating: 0, count: space.sizes.count)
    guard let place = space.decisions.firstIndex(of: turn.decision) else { return vector }
    vector[0] = place + 1
    let variables = shape.decisions[turn.decision].sees
    var rest = turn.infoset - Int(shape.layout[turn.decision].infoset)
    for (index, variable) in variables.enumerated().reversed() {
      vector[space.places[place] + index] = rest % variable.values.count + 1
      rest /= variable.values.count
    }
    return vector
  }

  /// Roles in small letters, each seat numbered from 0 within its own; `seat_0` and so on where roles have
  /// no names of letters, or names that are alike.
  private static func names(of shape: Shape) -> [String] {
    let words = shape.roles.map { word($0.name) }
    let areNames = !words.contains("") && Set(words).count == words.count
    return shape.roleOfSeat.enumerated().map { seat, role in
      let first = shape.roleOfSeat.firstIndex(of: role) ?? 0
      return areNames ? "\(words[role])_\(seat - first)" : "seat_\(seat)"
    }
  }

  /// The letters of a name, small, with `_` for whatever stands between them; at most 40.
  private static func word(_ name: String) -> String {
    var word = ""
    for scalar in name.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty && !word.hasSuffix("_") {
        word += "_"
      }
    }
    while word.hasSuffix("_") { word.removeLast() }
    let isName = word.unicodeScalars.first.map { ("a"..."z").contains($0) } ?? false
    return isName && word.count <= 40 ? word : ""
  }
}
