import Arena
import GameTheory
import Theory

/// What patience holds up in a repeated game, judged by one round of it.
public struct PatienceSummary: Sendable, Equatable {
  /// How equilibria of the repeated game were found, or bounded.
  public internal(set) var method = ""
  /// Why they are only bounded, as a clause; nil where they were found.
  public internal(set) var obstacle: String?
  /// How far what was found can lie from what equilibria earn, in units of payoff; nil where they are only
  /// bounded.
  public internal(set) var error: Double?
  /// The least discount at which the designer's wish is kept to by reversion to equilibria of a round; nil
  /// if none is enough, that is not judged, or a last round is known.
  public internal(set) var grim: Double?
  /// The same by the worst penal code; the least that is not ruled out, if there are more than two players.
  public internal(set) var least: Double?
  /// Whether ``grim`` and ``least`` were judged.
  public internal(set) var isJudged = false
}

extension PatienceSummary {
  init(_ outlook: RepeatedOutlook) {
    method = outlook.method
    obstacle = outlook.obstacle
    error = outlook.status == .complete ? outlook.error : nil
    guard let wish = outlook.wish else { return }
    grim = wish.grim.discount
    least = (wish.penal ?? wish.bound)?.discount
    isJudged = true
  }
}

extension PatienceSummary: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("method", &method)
    visitor.field("obstacle", &obstacle)
    visitor.field("error", &error)
    visitor.field("grim", &grim)
    visitor.field("least", &least)
    visitor.field("judged", &isJudged)
  }
}
