/// What has been spent, and what may be.
actor Spending {
  private let settings: ModelSettings
  private var calls = 0
  private var tokens = 0
  private var money = 0.0

  init(_ settings: ModelSettings) { self.settings = settings }

  /// Takes one request from the budget; false where none is left.
  func take() -> Bool {
    if let most = settings.calls, calls >= most { return false }
    if let most = settings.tokens, tokens >= most { return false }
    if let most = settings.money, money >= most { return false }
    calls += 1
    return true
  }

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
