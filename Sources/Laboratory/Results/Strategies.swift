public import Arena
import Theory

extension GameTree {
  /// Returns a profile as JSON: player, information set, action, probability; actions of probability 0
  /// and sets that own play rules out are left out.
  public func strategies(of profile: Profile) -> JSON { shape.strategies(conduct(of: profile)) }
}

extension Shape {
  /// Returns what every seat does as JSON: player, information set, action, probability.
  func strategies(_ conduct: [[Conduct]]) -> JSON {
    var players: [String: JSON] = [:]
    for (seat, places) in conduct.enumerated() {
      var sets: [String: JSON] = [:]
      for place in places {
        sets[place.place] = .object(
          Dictionary(place.actions.map { ($0.label, JSON.number($0.probability)) }) { first, _ in
            first
          })
      }
      players[name(ofSeat: seat)] = .object(sets)
    }
    return .object(players)
  }
}
