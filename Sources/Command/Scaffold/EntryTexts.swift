/// The files of a new mechanism or agent.
enum EntryTexts {
  /// Whether the file or the test of a new entry uses a name for something else.
  static func uses(_ type: String, _ kind: EntryKind) -> Bool {
    let texts =
      kind == .mechanism
      ? [mechanism("", ""), mechanismTest("", "")] : [agent("", ""), agentTest("", "")]
    return texts.joined().split(separator: "\n").contains { line in
      !line.contains("///")
        && line.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains { $0 == type }
    }
  }

  /// A text for a package of one's own, where nothing need be public.
  static func own(_ text: String) -> String { text.replacing("public ", with: "") }

  /// A test for a package of one's own, whose module it imports.
  static func own(_ test: String, of module: String) -> String {
    test.replacing("import Mechanisms\n", with: "").replacing("import Agents\n", with: "")
      .replacing("import Testing\n", with: "import Testing\n\n@testable import \(module)\n")
  }

  static func mechanism(_ type: String, _ id: String) -> String {
    """
    public import Arena

    /// <One sentence: the rules. If they are not ours, the card cites the source.>
    public struct \(type): Mechanism {
      /// The entry in the catalogue.
      public static let card = Card(
        "\(id)", "Each gives up something so that both get more.", source: "Ours.")

      /// The decisions, the actions of one of them, and the measures, by number.
      enum Choice { static let gift = 0 }
      enum Gift { static let keep = 0, give = 1 }
      enum Count { static let gifts = 0 }

      /// What giving costs the giver.
      public var cost = 1.0
      /// What giving brings the other.
      public var benefit = 3.0

      /// Makes the mechanism with its default parameters.
      public init() {}

      /// Shows the two parameters.
      public mutating func knobs(_ visitor: inout some KnobVisitor) {
        visitor.knob("cost", &cost, in: 0...1000, unit: "utility", "What giving costs the giver.")
        visitor.knob("benefit", &benefit, in: 0...1000, unit: "utility", "What the other gets.")
      }

      /// Two players.
      public var roles: [Role] { [Role("player", seats: 2, "Meets another player once.")] }
      /// Both decide at once.
      public var decisions: [Decision] {
        let actions = Values.named([
          Label("keep", "Costs and brings nothing."),
          Label("give", "Costs the giver something and brings the other more."),
        ])
        return [Decision("gift", actions: actions, "Whether to give to the other.")]
      }
      /// How many give, which is what the designer wants.
      public var measures: [Measure] {
        [Measure("gifts", unit: "gifts", in: 0...2, "How many of the two gave.")]
      }

      /// As many gifts as can be.
      public var goal: Goal { .measure(Count.gifts) }

      /// Tells one episode; the designer wishes that both give.
      public func play(_ episode: inout some Episode) {
        let first = episode.choose(Choice.gift, by: 0, wishing: Gift.give)
        let second = episode.choose(Choice.gift, by: 1, wishing: Gift.give)
        if first == Gift.give { give(&episode, from: 0, to: 1) }
        if second == Gift.give { give(&episode, from: 1, to: 0) }
      }

      private func give(_ episode: inout some Episode, from giver: Int, to taker: Int) {
        episode.gain(-cost, by: giver)
        episode.gain(benefit, by: taker)
        episode.note(Count.gifts, 1)
      }
    }

    """
  }

  static func mechanismTest(_ type: String, _ id: String) -> String {
    """
    import Arena
    import Mechanisms
    import Testing

    @Suite struct `The mechanism \(id)` {
      @Test func `pays benefit less cost when both give`() throws {
        let tree = try #require(\(type)().game(repeated: nil)?.explore(budget: 100).tree)
        let last = tree.leaves - 1
        #expect(tree.payoff(leaf: last, seat: 0) == \(type)().benefit - \(type)().cost)
      }
    }

    """
  }

  static func agent(_ type: String, _ id: String) -> String {
    """
    public import Arena

    /// <One sentence: what it does. If it is not ours, the card cites the source.>
    public struct \(type): Agent {
      /// The entry in the catalogue.
      public static let card = Card(
        "\(id)", "Does what the designer wishes, except by mistake.", source: "Ours.")

      /// The probability of a mistake.
      public var error = 0.1

      /// Makes the kind with its default parameters.
      public init() {}

      /// Shows the probability of a mistake.
      public mutating func knobs(_ visitor: inout some KnobVisitor) {
        visitor.knob("error", &error, in: 0...1, unit: "probability", "How often it errs.")
      }

      /// Returns the wish; any action by mistake, or if the designer wishes nothing.
      public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream)
        -> Int
      {
        guard let wish = turn.wish, !random.happens(error) else {
          return random.index(below: turn.count)
        }
        return wish
      }
    }

    """
  }

  static func agentTest(_ type: String, _ id: String) -> String {
    """
    import Agents
    import Arena
    import Testing

    @Suite struct `The agent \(id)` {
      @Test func `errs once in ten by default`() {
        #expect(\(type)().error == 0.1)
      }
    }

    """
  }
}
