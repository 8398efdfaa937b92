/// What a bit will be: several contexts have seen what came after them, and what they say is mixed by weights
/// that learn which of them are right.
///
/// It costs some hundred operations a bit, and 4 bytes a slot. All systems compute the same: numbers of 32 bits
/// that wrap, and sums of doubles in one order.
///
/// Source: M. Mahoney, "Adaptive weighing of context models for lossless data compression", Florida Tech
/// CS-2005-16, 2005.
final class Mixer {
  /// How many contexts there are for each bit.
  static let contexts = 6
  /// What is mixed: the contexts, what came after the longest like past, and a constant.
  private static let inputs = contexts + 2
  /// How fast weights learn.
  private static let pace = 0.02 / 65536

  /// The contexts of a symbol, hashed.
  let hashes: UnsafeMutablePointer<UInt32>
  /// What each context has seen: how likely a one is, in 65,536ths, a check of which context it is, and how often
  /// it was asked.
  private let slots: UnsafeMutablePointer<UInt32>
  private let mask: UInt32
  /// The weights by kind of symbol and node of its code, then those by kind and place; the last of each is for a
  /// constant.
  private let weights: UnsafeMutablePointer<Double>
  private let inputs: UnsafeMutablePointer<Double>
  private let places: UnsafeMutablePointer<Int>
  /// How likely the past is right by its grade, in 65,536ths, and how often it was asked, as a slot.
  private let grades: UnsafeMutablePointer<UInt32>
  private let tables = Tables()

  /// How many weights there are.
  private static let all = (Symbol.allCases.count * (256 + 4)) * inputs

  /// Makes a mixer that has seen nothing, with a power of two of slots.
  init(slots bits: Int) {
    mask = 1 << UInt32(bits) - 1
    slots = .allocate(capacity: 1 << bits)
    slots.initialize(repeating: 0, count: 1 << bits)
    weights = .allocate(capacity: Mixer.all)
    weights.initialize(repeating: 0.25, count: Mixer.all)
    inputs = .allocate(capacity: Mixer.inputs)
    inputs.initialize(repeating: 0.3, count: Mixer.inputs)
    places = .allocate(capacity: Mixer.contexts)
    places.initialize(repeating: 0, count: Mixer.contexts)
    grades = .allocate(capacity: Match.grades)
    grades.initialize(repeating: 0, count: Match.grades)
    hashes = .allocate(capacity: Mixer.contexts)
    hashes.initialize(repeating: 0, count: Mixer.contexts)
  }

  deinit {
    slots.deallocate()
    weights.deallocate()
    inputs.deallocate()
    places.deallocate()
    hashes.deallocate()
    grades.deallocate()
    tables.deallocate()
  }

  /// Takes over all that another mixer with as many slots has learned.
  func learn(from other: Mixer) {
    slots.update(from: other.slots, count: Int(min(mask, other.mask)) + 1)
    weights.update(from: other.weights, count: Mixer.all)
    grades.update(from: other.grades, count: Match.grades)
  }

  /// How likely the next bit of a symbol is a one, in 65,536ths, from 1 to 65,535.
  ///
  /// - Parameters:
  ///   - node: Which bits of the symbol came before, as a number below 256.
  ///   - symbol: The kind of the symbol.
  ///   - place: Where in a number of several symbols this one stands, at most 3.
  ///   - hint: What the bit was in the longest like past.
  /// - Returns: What the two sets of weights say, and what follows from both.
  func forecast(_ node: Int, _ symbol: Symbol, _ place: Int, _ hint: Hint) -> Forecast {
    let (first, second) = Mixer.sets(node, symbol, place)
    var (one, other) = (0.0, 0.0)
    let line = UInt32(truncatingIfNeeded: node &>> 4) &* 0x9E37_79B1
    let column = UInt32(truncatingIfNeeded: node & 15)
    for index in 0..<Mixer.contexts {
      var hash = hashes[index] &+ line
      hash ^= hash &>> 15
      hash = hash &* 0x2C1B_3C6D
      hash ^= hash &>> 13
      let at = slot(of: hash &>> 21, at: Int(truncatingIfNeeded: hash & mask ^ column))
      places[index] = at
      inputs[index] = tables.said(by: slots[at])
    }
    let past = tables.said(by: grades[hint.grade])
    inputs[Mixer.contexts] = hint.isKnown ? hint.isOne ? past : -past : 0
    for index in 0..<Mixer.inputs {
      one += inputs[index] * weights[first &+ index]
      other += inputs[index] * weights[second &+ index]
    }
    return Forecast(
      one: squashed(one), other: squashed(other), likely: squashed((one + other) * 0.5))
  }

  /// Where the slot of a context is, by its check: one of two places; where it is in neither, the one that was asked
  /// less often is made anew for it.
  private func slot(of check: UInt32, at place: Int) -> Int {
    let near = place ^ 16
    let (slot, other) = (slots[place], slots[near])
    if (slot &>> 5) & 2047 == check { return place }
    if (other &>> 5) & 2047 == check { return near }
    let chosen = other & 31 < slot & 31 ? near : place
    slots[chosen] = check &<< 5
    return chosen
  }

  /// Learns what the bit is of which there was a forecast, the last one.
  func learn(
    _ isOne: Bool, after forecast: Forecast, _ node: Int, _ symbol: Symbol, _ place: Int,
    _ hint: Hint
  ) {
    let (first, second) = Mixer.sets(node, symbol, place)
    let bit: Double = isOne ? 65536 : 0
    let one = (bit - Double(forecast.one)) * Mixer.pace
    let other = (bit - Double(forecast.other)) * Mixer.pace
    for index in 0..<Mixer.inputs {
      weights[first &+ index] += one * inputs[index]
      weights[second &+ index] += other * inputs[index]
    }
    for index in 0..<Mixer.contexts {
      let slot = slots[places[index]]
      slots[places[index]] = tables.slot(slot, after: isOne)
    }
    if hint.isKnown {
      grades[hint.grade] = tables.slot(grades[hint.grade], after: isOne == hint.isOne)
    }
  }

  /// Where the weights stand.
  private static func sets(_ node: Int, _ symbol: Symbol, _ place: Int) -> (Int, Int) {
    let kind = symbol.rawValue
    let places = Symbol.allCases.count &* 256 &+ kind &* 4 &+ place
    return ((kind &* 256 &+ node) &* inputs, places &* inputs)
  }

  /// The logistic function, in 65,536ths.
  private func squashed(_ sum: Double) -> UInt32 {
    tables.squashed[Int((Swift.min(Swift.max(sum, -11.99), 11.99) + 12) * (4096.0 / 24))]
  }

  /// What two numbers hash to.
  static func hash(_ one: UInt32, _ other: UInt32) -> UInt32 {
    let mixed = one &* 0x9E37_79B1 ^ (other &+ 0x7F4A_7C15) &* 0x85EB_CA6B
    return (mixed ^ mixed &>> 16) &* 0xC2B2_AE35
  }
}

/// How likely a bit is a one, in 65,536ths: by two sets of weights, and by both.
struct Forecast {
  let one, other, likely: UInt32
}

/// What a bit was in the longest like past, if there is one, and of which grade this is.
struct Hint {
  let isKnown, isOne: Bool
  let grade: Int
}

/// Functions as tables, made by sums and products alone, so that all systems have the same.
private struct Tables {
  /// The logistic function from -12 to 12, in 65,536ths.
  let squashed: UnsafeMutablePointer<UInt32> = .allocate(capacity: 4096)
  /// Its inverse, the logarithm of the odds, by 4,096ths.
  let stretched: UnsafeMutablePointer<Double> = .allocate(capacity: 4096)
  /// How far a slot goes towards what it has just seen, in 32,768ths, by how often it was asked.
  let steps: UnsafeMutablePointer<Int32> = .allocate(capacity: 32)

  /// How often a slot is asked until it learns no slower.
  private let most: UInt32 = 16

  init() {
    // exp(12 - 12/4096), and how much less it is a step on.
    var odds = 162278.66852721042
    for index in 0..<4096 {
      squashed[index] = min(max(UInt32(65536 / (1 + odds) + 0.5), 1), 65535)
      odds *= 0.9941577576591378
    }
    var from = 0
    for index in 0..<4096 {
      while from < 4095, squashed[from] < UInt32(index * 16 + 8) { from += 1 }
      stretched[index] = (Double(from) + 0.5) * (24.0 / 4096) - 12
    }
    for times in 0..<32 {
      steps[times] = Int32(32768 / (Double(times) + 1.5))
    }
  }

  /// What a slot says; nothing where it was never asked.
  func said(by slot: UInt32) -> Double {
    slot & 31 == 0 ? 0 : stretched[Int(truncatingIfNeeded: slot &>> 20)]
  }

  /// What a slot becomes.
  func slot(_ slot: UInt32, after isOne: Bool) -> UInt32 {
    let times = slot & 31
    var likely: Int32 = times == 0 ? 32768 : Int32(truncatingIfNeeded: slot &>> 16)
    likely &+= (((isOne ? 65535 : 0) &- likely) &* steps[Int(truncatingIfNeeded: times)]) &>> 15
    return UInt32(truncatingIfNeeded: likely) &<< 16 | slot & 0xFFE0 | min(times &+ 1, most)
  }

  func deallocate() {
    squashed.deallocate()
    stretched.deallocate()
    steps.deallocate()
  }
}
