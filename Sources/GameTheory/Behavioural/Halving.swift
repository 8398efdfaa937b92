/// Works many things out in an order in which those that are done are spread evenly, whenever time ends.
enum Halving {
  /// Works out both ends first, then what lies halfway between any two that are done.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - budget: How long; two are worked out at least.
  ///   - result: What is worked out.
  /// - Returns: The results, in the order of their numbers; all of them where no clock ends the work.
  static func results<Result>(
    _ count: Int, within budget: Budget, _ result: (Int) -> Result
  ) -> [Result] {
    var found: [(number: Int, result: Result)] = []
    for number in order(count) where found.count < 2 || !budget.isOver {
      found.append((number, result(number)))
    }
    return found.sorted { $0.number < $1.number }.map { $0.result }
  }

  /// All numbers below a count, in that order.
  static func order(_ count: Int) -> [Int] {
    var numbers: [Int] = []
    var isTaken = [Bool](repeating: false, count: count)
    func take(_ number: Int) {
      if !isTaken[number] { numbers.append(number) }
      isTaken[number] = true
    }
    for end in [0, count - 1] where count > 0 { take(end) }
    var step = count
    while numbers.count < count {
      step = (step + 1) / 2
      for number in stride(from: step, to: count, by: step) { take(number) }
    }
    return numbers
  }
}
