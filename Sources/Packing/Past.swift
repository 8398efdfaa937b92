/// What came before a symbol, and the contexts that are made of it.
struct Past {
  /// The last eight bytes, the last of them lowest.
  private var bytes: (near: UInt32, far: UInt32) = (0, 0)
  /// What the letters since the last other character hash to.
  private var word: UInt32 = 0
  /// The last eight operations of a function, the last of them lowest.
  private var operations: (near: UInt32, far: UInt32) = (0, 0)
  /// What the last operation hashes to with the numbers behind it.
  private var latest: UInt32 = 0
  /// The greatest local variable of a function so far.
  private var greatest: UInt32 = 0
  /// The last number of each kind.
  private var numbers = [UInt32](repeating: 0, count: Symbol.allCases.count)

  /// Takes up a byte of a text.
  mutating func read(_ byte: UInt8) {
    bytes = (bytes.near &<< 8 | UInt32(byte), bytes.far &<< 8 | bytes.near &>> 24)
    let isLetter = 97...122 ~= byte | 32 || byte >= 128
    word = isLetter ? Mixer.hash(word, UInt32(byte)) : 0
  }

  /// Begins a function.
  mutating func begin() { (operations, latest, greatest) = ((0, 0), 0, 0) }

  /// Takes up an operation.
  mutating func perform(_ operation: UInt8) {
    let (near, far) = operations
    operations = (near &<< 8 | UInt32(operation), far &<< 8 | near &>> 24)
    latest = UInt32(operation)
  }

  /// Takes up a whole number.
  mutating func read(_ number: UInt32, of symbol: Symbol) {
    numbers[symbol.rawValue] = number
    latest = Mixer.hash(latest, number)
    if symbol == .local { greatest = max(greatest, number) }
  }

  /// Writes the contexts of a byte of a text.
  func text(to hashes: UnsafeMutablePointer<UInt32>) {
    let (near, far) = bytes
    hashes[0] = Mixer.hash(1, near & 0xFF)
    hashes[1] = Mixer.hash(2, near & 0xFFFF)
    hashes[2] = Mixer.hash(3, near & 0xFF_FFFF)
    hashes[3] = Mixer.hash(Mixer.hash(4, near), far & 0xFF)
    hashes[4] = Mixer.hash(5, word)
    hashes[5] = Mixer.hash(Mixer.hash(6, near), far & 0xFFFF)
  }

  /// Writes the contexts of a symbol of a function.
  ///
  /// - Parameters:
  ///   - symbol: The kind of the symbol.
  ///   - place: Where in a number or an operation it stands.
  ///   - number: What is read already of the number in which it stands.
  ///   - hashes: Where they are written to.
  func code(
    _ symbol: Symbol, _ place: Int, _ number: UInt32, to hashes: UnsafeMutablePointer<UInt32>
  ) {
    let kind = symbol.rawValue
    let own = Mixer.hash(UInt32(truncatingIfNeeded: kind &<< 16 | place), number)
    let (near, far) = operations
    let last = near & 0xFF
    hashes[0] = Mixer.hash(own, near)
    hashes[1] = Mixer.hash(Mixer.hash(own &+ 1, near), far)
    hashes[2] = Mixer.hash(Mixer.hash(own &+ 2, numbers[kind]), last)
    hashes[3] = Mixer.hash(own &+ 3, greatest | last &<< 16)
    hashes[4] = Mixer.hash(own &+ 4, latest)
    hashes[5] = Mixer.hash(
      Mixer.hash(own &+ 5, numbers[Symbol.call.rawValue]), near & 0xFF_FFFF)
  }
}
