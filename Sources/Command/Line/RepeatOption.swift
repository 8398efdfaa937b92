import Arena
import GameTheory
import Laboratory

/// How often a mechanism is repeated, as it is given on a command line: `continuation=0.8`,
/// `discount=0.9`, `rounds=10`, or `continuation=0.8,rounds=10`.
struct RepeatOption: Sendable {
  /// How often; nil for players who do not mind waiting at all, a discount of 1.
  let horizon: Horizon?

  static let name = "--repeat"
  private static let names = ["continuation", "discount", "rounds"]
  private static let mostRounds = 1_000_000

  static let kind = ValueKind<RepeatOption>(
    placeholder: "HOW", range: "continuation=X, discount=X, rounds=N, or two of them",
    show: { _ in nil },
    read: { text, _ throws(StudyError) in try RepeatOption(text) })

  /// What two players are to earn a round.
  static let point = ValueKind<PayoffPoint>(
    placeholder: "X,Y", range: "two payoffs, as in 2,3", show: { _ in nil },
    read: { text, name throws(StudyError) in
      let payoffs = text.split(separator: ",", omittingEmptySubsequences: false).map {
        Double($0).flatMap { $0.magnitude <= 1e100 ? $0 : nil }
      }
      guard payoffs.count == 2, let first = payoffs[0], let second = payoffs[1] else {
        throw StudyError(
          "\(name) must be two payoffs, as in 2,3, but found '\(printable(text))'")
      }
      return PayoffPoint(first, second)
    })

  init(_ text: String) throws(StudyError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let settings = try Settings.read(parts, RepeatOption.name)
    for name in settings.keys.sorted() where !RepeatOption.names.contains(name) {
      throw StudyError(
        missing(name, "\(RepeatOption.name): expected", among: RepeatOption.names))
    }
    if settings["continuation"] != nil && settings["discount"] != nil {
      throw StudyError(
        "\(RepeatOption.name) takes a continuation or a discount, not both: to players who are paid a "
          + "round at a time they are the same")
    }
    var rounds: Int?
    if let json = settings["rounds"] {
      guard case .integer(let count) = json, (1...RepeatOption.mostRounds).contains(count) else {
        throw StudyError(
          "\(RepeatOption.name): rounds must be a whole number in 1...\(RepeatOption.mostRounds), but "
            + "found '\(printable(Settings.text(json)))'")
      }
      rounds = count
    }
    let written = settings["continuation"] ?? settings["discount"]
    guard let written else {
      horizon = Horizon(rounds: rounds ?? 1)
      return
    }
    guard let discount = written.double, (0...1).contains(discount) else {
      throw StudyError(
        "\(RepeatOption.name): a discount or continuation must be a number in 0...1, but found "
          + "'\(printable(Settings.text(written)))'")
    }
    if discount == 1 {
      horizon = rounds.map { Horizon(rounds: $0) }
    } else {
      // Without a limit the last round comes so late that it does not count.
      horizon = Horizon(continuation: discount, atMost: rounds ?? Int(Int32.max))
    }
  }
}
