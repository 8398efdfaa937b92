/// A strategy that is a finite automaton, for two players with one decision between two actions.
///
/// To cooperate is to do as the designer wishes, or to take action 0 where she wishes nothing. In each
/// state the automaton cooperates with a probability. What comes out of both moves is an *outcome*: 0 when
/// both cooperated, 1 when only it did, 2 when only the other did, 3 when nobody did; it leads to the
/// next state. The automaton begins in state 0.
///
/// > Source: A. Rubinstein, "Finite Automata Play the Repeated Prisoner's Dilemma", *Journal of Economic
/// > Theory* 39(1), 1986, pp. 83-96.
public struct Automaton: Sendable, Equatable {
  /// How likely it cooperates in each state, in 0...1.
  public let cooperation: [Double]
  /// The state that follows state *s* after outcome *o*, at `4 * s + o`.
  public let next: [Int32]

  /// Makes an automaton of its states.
  ///
  /// - Precondition: There is a state; every number is a probability, and every follower a state.
  public init(cooperation: [Double], next: [Int32]) {
    precondition(!cooperation.isEmpty && next.count == 4 * cooperation.count)
    precondition(cooperation.allSatisfy { $0 >= 0 && $0 <= 1 })
    precondition(next.allSatisfy { $0 >= 0 && Int($0) < cooperation.count })
    self.cooperation = cooperation
    self.next = next
  }

  /// Makes an automaton that remembers one round.
  ///
  /// - Parameters:
  ///   - first: How likely it cooperates in the first round.
  ///   - then: The same after each of the four outcomes.
  public init(first: Double, then: [Double]) {
    precondition(then.count == 4, "a round has four outcomes")
    let whole = Automaton(
      cooperation: [first] + then, next: (0..<20).map { Int32($0 % 4 + 1) })
    self = whole.reduced
  }

  /// Finds the automaton with the fewest states that a strategy is, by going through all that it may come to
  /// remember; nil when there is more than the budget.
  ///
  /// - Parameters:
  ///   - opening: What it remembers before the first round.
  ///   - budget: The most memories that are told apart.
  ///   - cooperating: How likely it cooperates with a memory.
  ///   - remembering: What it remembers after an outcome.
  public init?<Memory: Hashable>(
    from opening: Memory, budget: Int, cooperating: (Memory) -> Double,
    remembering: (Memory, _ outcome: Int) -> Memory
  ) {
    var memories = [opening]
    var numbers = [opening: Int32(0)]
    var cooperation: [Double] = []
    var next: [Int32] = []
    while cooperation.count < memories.count {
      let memory = memories[cooperation.count]
      cooperation.append(cooperating(memory))
      for outcome in 0..<4 {
        let follower = remembering(memory, outcome)
        if let number = numbers[follower] {
          next.append(number)
          continue
        }
        if memories.count >= budget { return nil }
        let number = Int32(memories.count)
        numbers[follower] = number
        memories.append(follower)
        next.append(number)
      }
    }
    self = Automaton(cooperation: cooperation, next: next).reduced
  }

  /// The number of states.
  public var count: Int { cooperation.count }

  /// The automaton that plays the same with the fewest states.
  ///
  /// States are told apart by what they do, then by what those do that follow, until nothing new is found.
  ///
  /// > Source: E. F. Moore, "Gedanken-Experiments on Sequential Machines", *Automata Studies*, Princeton
  /// > University Press, 1956, pp. 129-153.
  private var reduced: Automaton {
    var classes = [Int32](repeating: 0, count: count)
    var found = 0
    while true {
      var numbers: [Signature: Int32] = [:]
      let finer = (0..<count).map { state -> Int32 in
        let place = 4 * state
        let signature = Signature(
          own: found == 0 ? cooperation[state] : Double(classes[state]),
          followers: SIMD4(
            classes[Int(next[place])], classes[Int(next[place + 1])],
            classes[Int(next[place + 2])], classes[Int(next[place + 3])]))
        let number = numbers[signature] ?? Int32(numbers.count)
        numbers[signature] = number
        return number
      }
      classes = finer
      if numbers.count == found { break }
      found = numbers.count
    }
    var representatives: [Int] = []
    for (state, number) in classes.enumerated() where Int(number) == representatives.count {
      representatives.append(state)
    }
    return Automaton(
      cooperation: representatives.map { cooperation[$0] },
      next: representatives.flatMap { state in
        (0..<4).map { classes[Int(next[4 * state + $0])] }
      })
  }

  /// What a state does, and where it leads.
  private struct Signature: Hashable {
    let own: Double
    let followers: SIMD4<Int32>
  }
}

/// A round between two players, as an agent has to know it to say which automaton it is.
public struct Encounter: Sendable, Equatable {
  /// The action that the designer wishes; nil where she wishes nothing.
  public let wish: Int?
  /// What a player earns by each outcome of ``Automaton``.
  public let payoffs: [Double]

  /// Describes a round.
  ///
  /// - Precondition: There are four payoffs.
  public init(wishing wish: Int?, payoffs: [Double]) {
    precondition(payoffs.count == 4, "a round has four outcomes")
    self.wish = wish
    self.payoffs = payoffs
  }
}
