/// What has been spent, and what may be.
actor Spending {
  private let settings: ModelSettings
  private var calls = 0
  private var tokens = 0
  private var money = 0.0

  init(_ settings: ModelSettings) { self.settings = settings }

  /// Takes the requests that a question certainly needs from the budget; false where they are not left.
  ///
  /// A question that has begun is finished, so that nothing is paid for in vain: what it needs beyond them is counted
  /// when it is ``settle(_:sent:)``d. The first question of all is always begun, so that every run comes further.
  func begin(_ requests: Int) -> Bool {
    if let most = settings.calls, calls > 0, calls >= most || requests > most - calls {
      return false
    }
    if let most = settings.tokens, tokens >= most { return false }
    if let most = settings.money, money >= most { return false }
    calls += requests
    return true
  }

  /// Counts what a question took, in place of what was taken for it.
  func settle(_ requests: Int, sent: Int) { calls += sent - requests }

  /// Counts what a reply took.
  func add(tokens: Int, money: Double) {
    let (sum, isTooMuch) = self.tokens.addingReportingOverflow(tokens)
    self.tokens = isTooMuch ? .max : sum
    self.money += money
  }
}

/// Which model answers: the one that answered first.
actor ServedModel {
  private var name: String?
  private(set) var isKnown = false

  /// Whether a name is that of the first reply.
  func accepts(_ name: String?) -> Bool {
    guard let name else { return true }
    if self.name == nil { self.name = name }
    return self.name == name
  }

  /// Takes note that the server is there.
  func meet() { isKnown = true }
}
