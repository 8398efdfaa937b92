import Arena
import MechanismTools

/// The utilities of a random market for advice, and what the user does about policies.
struct MarketStakes: Sendable {
  /// Two policies this close in worth are tied.
  private static let tolerance = 1e-12

  /// What listings call each policy: its actions by state.
  let labels: [Label]
  /// The policy that recommends the user's best action in every state.
  let open: Int
  private let states: Int
  private let actions: Int
  private let advisers: Int
  /// What the user gets, state by state.
  private let worths: [Double]
  /// What each adviser gets, adviser by adviser and state by state.
  private let payoffs: [Double]
  /// What a policy recommends, policy by policy and state by state.
  private let advice: [Int]
  /// The user's best replies to a policy alone, policy by policy and state by state.
  private let replies: [Int]
  /// What each policy alone is worth to the user.
  private let values: [Double]

  /// Draws the utilities of an instance; of one state if the rules are invalid.
  ///
  /// The user's and every adviser's have their own streams, so that an adviser keeps its interests
  /// when others join; but where misalignment cancels, the last one's follow from the others'.
  init(_ rules: AdviserMarket.Rules) {
    let states = rules.complaint == nil ? rules.states : 1
    let size = states * rules.actions
    let key = StreamKey(seed: UInt64(rules.instance)).with("adviser-market")
    var stream = key.stream(0)
    let worths = (0..<size).map { _ in stream.unit() }
    let advice = MarketStakes.policies(states, rules.actions)
    let count = advice.count / states
    (self.states, actions, advisers) = (states, rules.actions, rules.advisers)
    (self.worths, self.advice) = (worths, advice)
    payoffs = MarketStakes.payoffs(rules, worths, key)
    labels = (0..<count).map { policy in
      MarketStakes.label(Array(advice[policy * states..<(policy + 1) * states]))
    }
    var (replies, values): ([Int], [Double]) = ([], [])
    for policy in 0..<count {
      var value = 0.0
      for state in 0..<states {
        let word = advice[policy * states + state]
        let reply = MarketStakes.best(worths, states, rules.actions) {
          advice[policy * states + $0] == word
        }
        replies.append(reply)
        value += worths[state * rules.actions + reply]
      }
      values.append(value)
    }
    (self.replies, self.values) = (replies, values)
    var open = 0
    for state in 0..<states {
      open = open * rules.actions + MarketStakes.best(worths, states, rules.actions) { $0 == state }
    }
    self.open = open
  }

  /// What listings call a policy that recommends these actions, state by state.
  private static func label(_ actions: [Int]) -> Label {
    var (name, help) = ("", "Recommends action ")
    for (state, action) in actions.enumerated() {
      name += (state > 0 ? " " : "") + "\(action)"
      if state > 0 { help += state == actions.count - 1 ? " and " : ", " }
      help += "\(action) in state \(state + 1)"
    }
    return Label(name, help + ".")
  }

  /// What every policy recommends, policy by policy and state by state, the last state fastest.
  private static func policies(_ states: Int, _ actions: Int) -> [Int] {
    var count = 1
    for _ in 0..<states { count *= actions }
    var advice: [Int] = []
    for policy in 0..<count {
      var (rest, unit) = (policy, count)
      for _ in 0..<states {
        unit /= actions
        advice.append(rest / unit)
        rest %= unit
      }
    }
    return advice
  }

  private static func payoffs(
    _ rules: AdviserMarket.Rules, _ worths: [Double], _ key: StreamKey
  ) -> [Double] {
    var payoffs: [Double] = []
    var left = worths.map { _ in 0.0 }
    for adviser in 0..<rules.advisers {
      var stream = key.stream(rules.misalignment == .common ? 1 : adviser + 1)
      let isLast = rules.misalignment == .cancels && adviser == rules.advisers - 1
      for place in worths.indices {
        let drawn = rules.strength * stream.normal()
        let stray = isLast ? left[place] : drawn
        left[place] -= stray
        payoffs.append(worths[place] + stray)
      }
    }
    return payoffs
  }

  /// The best action when the state is one of some, all equally likely; the first of equals.
  private static func best(
    _ worths: [Double], _ states: Int, _ actions: Int, _ isPossible: (Int) -> Bool
  ) -> Int {
    var (best, most) = (0, -Double.infinity)
    for action in 0..<actions {
      var sum = 0.0
      for state in 0..<states where isPossible(state) { sum += worths[state * actions + action] }
      if sum > most { (best, most) = (action, sum) }
    }
    return best
  }

  /// Returns the policy that serves the user best; the first of equals.
  func best(_ chosen: CrowdList) -> Int {
    var best = chosen[0]
    for adviser in 1..<Swift.max(1, advisers)
    where values[chosen[adviser]] > values[best] + MarketStakes.tolerance { best = chosen[adviser] }
    return best
  }

  /// Returns the user's best reply to one policy in a state that it does not see.
  func reply(to policy: Int, in state: Int) -> Int { replies[policy * states + state] }

  /// Returns the user's best reply to all policies in a state that it does not see.
  func reply(to chosen: CrowdList, in state: Int) -> Int {
    MarketStakes.best(worths, states, actions) { other in
      (0..<advisers).allSatisfy {
        advice[chosen[$0] * states + other] == advice[chosen[$0] * states + state]
      }
    }
  }

  /// Returns what an action is worth to the user.
  func worth(_ action: Int, in state: Int) -> Double { worths[state * actions + action] }

  /// Returns what the best action is worth to the user.
  func best(in state: Int) -> Double {
    worth(MarketStakes.best(worths, states, actions) { $0 == state }, in: state)
  }

  /// Returns what an adviser gets.
  func payoff(of adviser: Int, _ action: Int, in state: Int) -> Double {
    payoffs[(adviser * states + state) * actions + action]
  }
}
