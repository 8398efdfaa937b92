extension StreamKey {
  /// The word that comes before a value and says of which type it is.
  private enum Tag: UInt64 {
    case word = 1
    case integer = 2
    case real = 3
    case flag = 4
    case text = 5
    case list = 6
    case parameters = 7
    case end = 8
  }

  private func with(_ tag: Tag) -> StreamKey { with(tag.rawValue) }

  /// Returns the key of the child named by 64 bits.
  public func adding(_ word: UInt64) -> StreamKey { with(.word).with(word) }

  /// Returns the key of the child named by a whole number.
  public func adding(_ integer: Int) -> StreamKey { with(.integer).with(integer) }

  /// Returns the key of the child named by the bits of a real number; -0 is 0.
  public func adding(_ real: Double) -> StreamKey {
    with(.real).with(real == 0 ? 0 : real.bitPattern)
  }

  /// Returns the key of the child named by a yes or no.
  public func adding(_ flag: Bool) -> StreamKey { with(.flag).with(flag ? 1 : 0) }

  /// Returns the key of the child named by a text: its length in UTF-8, then its bytes, eight in a
  /// word, the first byte in the lowest bits.
  public func adding(_ text: String) -> StreamKey {
    var key = with(.text).with(text.utf8.count)
    var word: UInt64 = 0
    var bits: UInt64 = 0
    for byte in text.utf8 {
      word |= UInt64(byte) << bits
      bits += 8
      if bits == 64 {
        key = key.with(word)
        (word, bits) = (0, 0)
      }
    }
    return bits == 0 ? key : key.with(word)
  }

  /// Returns the key of the child named by a list: its length, then its elements in order.
  ///
  /// - Parameters:
  ///   - list: The elements.
  ///   - add: Extends a key by one element.
  /// - Returns: The key of the child.
  public func adding<Element>(
    _ list: [Element], by add: (StreamKey, Element) -> StreamKey
  ) -> StreamKey {
    var key = with(.list).with(list.count)
    for element in list { key = add(key, element) }
    return key
  }

  /// Returns the key of the child named by the parameters of something, in the order of their
  /// declaration: each one's name and value, and a mark after the last.
  public func adding(parametersOf owner: some Knobbed) -> StreamKey {
    let keying = KnobKeying(key: with(.parameters))
    var visitor = KnobFunction { keying.visit($0) }
    var copy = owner
    copy.knobs(&visitor)
    return keying.key.with(.end)
  }
}

/// Extends a key by every parameter that it is shown.
private final class KnobKeying {
  var key: StreamKey

  init(key: StreamKey) { self.key = key }

  func visit(_ knob: Knob) {
    key = key.adding(knob.name)
    switch (knob.value, knob.domain) {
    case (.real(let value), _): key = key.adding(value)
    case (.integer(let value), _): key = key.adding(value)
    case (.truth(let value), _): key = key.adding(value)
    case (.choice(let index), .choice(let names)): key = key.adding(names[index])
    case (.choice(let index), _): key = key.adding(index)
    case (.reals(let values), _): key = key.adding(values) { $0.adding($1) }
    case (.texts(let values), _): key = key.adding(values) { $0.adding($1) }
    }
  }
}
