/// The files of a package of one's own.
enum PackageTexts {
  static func manifest(_ name: String, _ module: String, _ dependency: String, _ package: String)
    -> String
  {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(name)",
      platforms: [.macOS(.v15)],
      products: [.executable(name: "\(name)", targets: ["\(module)"])],
      dependencies: [
        // Where the arena is: a folder (path:), or the address of a repository (url:, branch:).
        \(dependency)
      ],
      targets: [
        .executableTarget(
          name: "\(module)",
          dependencies: [
            .product(name: "Arena", package: "\(package)"),
            .product(name: "Command", package: "\(package)"),
          ]),
        .testTarget(
          name: "\(module)Tests",
          dependencies: ["\(module)", .product(name: "Arena", package: "\(package)")]),
      ]
    )

    """
  }

  static func main(_ mechanism: String, _ agent: String) -> String {
    """
    import Command

    // Every command of the arena, for its mechanisms and agents and for these.
    ArenaCommand.main(
      mechanisms: [
        \(mechanism).self,
      ],
      agents: [
        \(agent).self,
      ]
    )

    """
  }

  static func learner(_ type: String, _ id: String) -> String {
    """
    import Arena

    /// Learns what each action has paid, and mostly does what has paid best.
    struct \(type): Agent {
      static let card = Card(
        "\(id)", "Mostly does what has paid best, and sometimes anything.", source: "Ours.")
      /// What it wants to be told: its own payoffs.
      static let feedback = Feedback.payoff

      /// The probability of trying anything.
      var exploration = 0.1
      /// How far a habit moves towards a new payoff.
      var rate = 0.1

      /// Shows the parameters, which studies and `--set` may change.
      mutating func knobs(_ visitor: inout some KnobVisitor) {
        visitor.knob(
          "exploration", &exploration, in: 0...1, unit: "probability",
          "How often it tries anything.")
        visitor.knob(
          "rate", &rate, in: 0...1, unit: "share", "How far a habit moves towards a new payoff.")
      }

      /// One number for every action at every information set: what it has paid.
      func tableSize(for shape: Shape) -> Int { shape.slots }

      /// Tries anything now and then, or does what has paid best.
      func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
        if random.happens(exploration) { return random.index(below: turn.count) }
        return mind.greatest(from: turn.slot, count: turn.count, using: &random)
      }

      /// Moves the habit of the action taken towards what it paid.
      func learn(from reward: Reward, mind: Mind<NoMemory>) {
        let slot = reward.turn.slot + reward.action
        mind[slot] += rate * (reward.payoff - mind[slot])
      }
    }

    """
  }

  static func study(_ name: String, _ mechanism: String, _ agent: String) -> String {
    """
    // swift run -c release \(name) run study.json5 --out results
    {
      title: "Gifts that cost less and less",
      mechanism: "\(mechanism)",
      population: [{ name: "learners", agent: "\(agent)", count: 100 }],
      rounds: 2000,
      replicates: 5,
      seed: 1,
      sweep: { "parameters.cost": [2, 1, 0] },
    }

    """
  }

  static func readme(_ name: String, _ module: String) -> String {
    """
    # \(name)

    Mechanisms and agents of one's own, in the arena.

    ```
    swift run -c release \(name) check                # the laws, for ours and the arena's
    swift run -c release \(name) run study.json5      # best, predicted and emergent
    swift test
    ```

    `swift run -c release \(name) help` lists every command; all of them know what is in this package.
    The first build compiles the arena. After that, a change here is built in seconds.

    | file | what it is |
    |---|---|
    | `Sources/\(module)/GiftExchange.swift` | a mechanism: two players may give to each other |
    | `Sources/\(module)/HabitLearner.swift` | an agent that learns from its payoffs |
    | `Sources/\(module)/main.swift` | lists both |
    | `study.json5` | a study: what learners do where a gift costs less and less |
    | `Tests` | a test of the mechanism |

    `\(name) new mechanism NAME` and `\(name) new agent NAME`, run in this folder, start another one: file,
    test and a line in `main.swift`.

    `Package.swift` says where the arena is: a folder or the address of a repository.

    """
  }
}
