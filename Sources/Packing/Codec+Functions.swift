extension Codec {
  /// Exchanges functions as a module holds them: each a body with its size before it.
  ///
  /// Sizes are not exchanged, as they follow from the blocks of a body. A stream with an operation that is not known
  /// is not sound, nor one of functions that are cut off.
  package mutating func exchange(functions: inout [UInt8]) {
    let bodies = end == .unpacking ? [] : Codec.bodies(of: functions)
    guard let bodies else {
      isSound = false
      return
    }
    var count = UInt32(bodies.count)
    exchange(count: &count)
    past = Past()
    if end == .unpacking { functions = [] }
    for index in 0..<Int(count) where isSound {
      tape = Tape(bytes: end == .unpacking ? [] : bodies[index])
      exchangeBody()
      if end == .unpacking {
        functions += Codec.number(tape.bytes.count) + tape.bytes
      } else if tape.place != tape.bytes.count {
        isSound = false
      }
    }
  }

  /// The bodies of functions that stand one after the other; nil if they are cut off.
  private static func bodies(of functions: [UInt8]) -> [[UInt8]]? {
    var (bodies, place) = ([[UInt8]](), 0)
    while place < functions.count {
      var (size, shift, byte) = (0, 0, UInt8(128))
      while byte > 127, place < functions.count, shift < 35 {
        byte = functions[place]
        size |= Int(byte & 127) << shift
        (place, shift) = (place + 1, shift + 7)
      }
      guard byte < 128, size <= functions.count - place else { return nil }
      bodies.append(Array(functions[place..<place + size]))
      place += size
    }
    return bodies
  }

  /// A whole number as modules write it, seven bits in a byte.
  private static func number(_ number: Int) -> [UInt8] {
    var (bytes, rest) = ([UInt8](), number)
    repeat {
      bytes.append(UInt8(rest & 127) | (rest > 127 ? 128 : 0))
      rest >>= 7
    } while rest > 0
    return bytes
  }

  private mutating func exchangeBody() {
    past.begin()
    for _ in 0..<number(.count) where isSound {
      number(.count)
      byte(.type)
    }
    var depth = 1
    while depth > 0, isSound {
      let operation = byte(.operation)
      guard operation != 0xFC else {
        exchangeSecond()
        continue
      }
      past.perform(operation)
      depth += 0x02...0x04 ~= operation ? 1 : operation == 0x0B ? -1 : 0
      operands(of: operation)
    }
  }

  private mutating func operands(of operation: UInt8) {
    switch operation {
    case 0x00, 0x01, 0x05, 0x0B, 0x0F, 0x1A, 0x1B, 0x45...0xC4: break
    case 0x02...0x04, 0x3F, 0x40: number(.block)
    case 0x0C, 0x0D: number(.jump)
    case 0x0E: for _ in 0...number(.table) where isSound { number(.table) }
    case 0x10: number(.call)
    case 0x11:
      number(.indirect)
      number(.indirect)
    case 0x20...0x22: number(.local)
    case 0x23, 0x24: number(.global)
    case 0x28...0x3E:
      number(.alignment)
      number(.offset)
    case 0x41: number(.number)
    case 0x42: number(.long)
    case 0x43: for place in 0..<4 { byte(.real, place) }
    case 0x44: for place in 0..<8 { byte(.real, place) }
    default: isSound = false
    }
  }

  /// What stands behind a byte that says that the next one is the operation.
  private mutating func exchangeSecond() {
    let operation = byte(.second)
    past.perform(operation)
    switch operation {
    case 0...7: break
    case 8, 10:
      number(.block)
      number(.block)
    case 11: number(.block)
    default: isSound = false
    }
  }

  /// Exchanges a number as modules write it; what is beyond 32 bits makes no context.
  @discardableResult private mutating func number(_ symbol: Symbol) -> UInt32 {
    var (number, place) = (UInt32(0), 0)
    var byte: UInt8
    repeat {
      byte = self.byte(symbol, place, number)
      if place < 5 { number |= UInt32(byte & 127) &<< UInt32(7 * place) }
      place += 1
    } while byte > 127 && isSound && place < 10
    past.read(number, of: symbol)
    return number
  }

  @discardableResult
  private mutating func byte(_ symbol: Symbol, _ place: Int = 0, _ number: UInt32 = 0) -> UInt8 {
    var byte: UInt8 = 0
    if end != .unpacking {
      guard tape.place < tape.bytes.count else {
        isSound = false
        return 0
      }
      byte = tape.bytes[tape.place]
    }
    code(&byte, symbol, place, number)
    if end == .unpacking { tape.bytes.append(byte) }
    tape.place += 1
    return byte
  }
}

/// The body of a function, and what is exchanged of it.
struct Tape {
  var bytes: [UInt8] = []
  var place = 0
}
