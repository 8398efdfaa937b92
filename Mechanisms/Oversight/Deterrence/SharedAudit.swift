public import Arena
import MechanismTools

/// Many possible offenders under a few audits: each offender makes the others safer.
///
/// The same rules have two stable equilibria, nobody and everybody: a lone offender is audited for
/// sure, but a crowd shares the audits. How a population began decides where it ends.
public struct SharedAudit: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "shared-audit", "A few audits are shared by all offenders: nobody offends, or everybody does.",
    source: """
      R. K. Sah, "Social Osmosis and Patterns of Crime", Journal of Political Economy 99(6), \
      1991, pp. 1272-1295; \(Papers.bruteForce).
      """)

  /// What is decided.
  enum Choice { static let conduct = 0 }
  /// What an agent can do.
  enum Conduct { static let comply = 0, offend = 1 }
  /// What nature decides.
  enum Nature { static let caught = 0 }
  /// What is counted.
  enum Count { static let offences = 0, harm = 1, caught = 2, welfare = 3 }

  /// How many agents might offend.
  public var agents = 6
  /// How many audits there are.
  public var audits = 2
  /// The probability that an audit of an offender finds the offence.
  public var detection = 0.75
  /// What an offence gains.
  public var gain = 1.0
  /// What an offender who is caught pays.
  public var fine = 2.5
  /// What an offence costs the others.
  public var harm = 3.0

  /// Makes an instance with two stable equilibria.
  public init() {}

  /// Shows the crowd, the audits and the stakes.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("agents", &agents, in: 2...12, unit: "agents", "How many might offend.")
    visitor.knob("audits", &audits, in: 0...12, unit: "audits", "How many audits there are.")
    visitor.knob(
      "detection", &detection, in: 0...1, unit: "probability", "How likely an audit finds.")
    visitor.knob("gain", &gain, in: 0...1e6, unit: "utility", "What an offence gains.")
    visitor.knob("fine", &fine, in: 0...1e6, unit: "money", "What being caught costs.")
    visitor.knob("harm", &harm, in: 0...1e6, unit: "utility", "What an offence costs others.")
  }

  /// A crowd of equals.
  public var roles: [Role] {
    [Role("agent", seats: agents, "May offend; the more others do, the less it risks.")]
  }

  /// To offend or not, all at once.
  public var decisions: [Decision] {
    let conduct = Values.named([
      Label("comply", "Gains nothing, and is never fined."),
      Label("offend", "Takes the gain, and pays the fine if one of the shared audits catches it."),
    ])
    return [
      Decision(
        "conduct", actions: conduct, "Whether to offend, without seeing what the others do.")
    ]
  }

  /// Whether each of those who offended is caught.
  public var draws: [Draw] { [Draw("the offender is caught")] }

  /// The offences, their harm, how many were caught, and the welfare of all.
  public var measures: [Measure] {
    let crowd = Double(agents)
    let net = crowd * (gain - harm)
    return [
      Measure("offences", unit: "offences", in: 0...crowd, "How many offended."),
      Measure("harm", unit: "utility", in: 0...crowd * harm, "The harm that was done."),
      Measure("caught", unit: "offences", in: 0...crowd, "How many were caught."),
      Measure(
        "welfare", unit: "utility", in: Swift.min(net, 0)...Swift.max(net, 0),
        "The gains of all offences less their harm."),
    ]
  }

  /// Welfare.
  public var goal: Goal { .measure(Count.welfare) }

  /// All decide at once; then each offender is caught with the same probability.
  public func play(_ episode: inout some Episode) {
    let wish = gain > harm ? Conduct.offend : Conduct.comply
    var offenders = 0
    var offences = 0.0
    for seat in 0..<agents {
      let conduct = episode.choose(Choice.conduct, by: seat, wishing: wish)
      if conduct == Conduct.comply { continue }
      offenders |= 1 << seat
      offences += 1
    }
    if offenders == 0 { return }
    let risk = Swift.min(1, Double(audits) * detection / offences)
    for seat in 0..<agents where offenders >> seat & 1 == 1 {
      episode.gain(gain, by: seat)
      if episode.chance(Nature.caught, risk) {
        episode.transfer(fine, from: seat)
        episode.note(Count.caught, 1)
      }
    }
    episode.note(Count.offences, offences)
    episode.note(Count.harm, offences * harm)
    episode.note(Count.welfare, offences * (gain - harm))
  }
}
