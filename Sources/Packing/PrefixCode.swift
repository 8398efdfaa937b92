/// A prefix code for bytes: those that come often have few bits.
///
/// Source: D. A. Huffman, "A method for the construction of minimum-redundancy codes", Proceedings of the IRE 40,
/// 1952; numbered canonically, so that the lengths say everything.
struct PrefixCode {
  /// How many bits each byte has.
  let lengths: [UInt8]
  /// For each of the 255 inner nodes, what follows a zero and what follows a one: a node, or a byte as its
  /// complement.
  let kids: [Int16]
  /// The bits of each byte, the first of them highest.
  let codes: [UInt64]

  /// The code in which every byte has eight bits.
  static var even: PrefixCode { PrefixCode(of: [UInt8](repeating: 8, count: 256)) }

  /// Makes the code that is shortest for how often each of 256 bytes comes; one that does not come has a code, too.
  init(counts: ArraySlice<Int>) {
    // Trees, each by the weight and the bytes of it; in each step the two lightest become one.
    var trees: [(weight: Int, bytes: [Int])] = []
    for (byte, count) in counts.enumerated() { trees.append((count * 16 + 1, [byte])) }
    var lengths = [UInt8](repeating: 0, count: trees.count)
    while trees.count > 1 {
      var both = (weight: 0, bytes: [Int]())
      for _ in 0..<2 {
        var lightest = 0
        for index in trees.indices where trees[index].weight < trees[lightest].weight {
          lightest = index
        }
        both.weight += trees[lightest].weight
        both.bytes += trees[lightest].bytes
        trees.remove(at: lightest)
      }
      for byte in both.bytes { lengths[byte] += 1 }
      trees.append(both)
    }
    self.init(of: lengths)
  }

  /// Makes the code of some lengths, of 1 to 63 bits, or nil where these leave bits unused or use any twice.
  init?(lengths: [UInt8]) {
    var used: UInt64 = 0
    for length in lengths {
      guard 1...63 ~= length,
        case (let sum, false) = used.addingReportingOverflow(1 << (63 - length))
      else {
        return nil
      }
      used = sum
    }
    guard used == 1 << 63 else { return nil }
    self.init(of: lengths)
  }

  private init(of lengths: [UInt8]) {
    self.lengths = lengths
    var codes = [UInt64](repeating: 0, count: lengths.count)
    var kids: [Int16] = [0, 0]
    var code: UInt64 = 0
    for length in 1...UInt8(63) {
      code &<<= 1
      for byte in lengths.indices where lengths[byte] == length {
        codes[byte] = code
        var node = 0
        for place in (1..<UInt64(length)).reversed() {
          let kid = 2 * node + Int(code &>> place & 1)
          if kids[kid] == 0 {
            kids[kid] = Int16(kids.count / 2)
            kids += [0, 0]
          }
          node = Int(kids[kid])
        }
        kids[2 * node + Int(code & 1)] = ~Int16(byte)
        code &+= 1
      }
    }
    self.codes = codes
    self.kids = kids
  }
}

/// A code for each kind of symbol, in tables that follow one another.
struct CodeBook {
  private var codes: [PrefixCode]
  private var kids: [Int16] = []
  private var sizes: [UInt8] = []
  private var words: [UInt64] = []

  /// Makes a book in which every byte of every kind has eight bits.
  init(kinds: Int) {
    codes = []
    for _ in 0..<kinds { codes.append(.even) }
    for code in codes {
      kids += code.kids
      sizes += code.lengths
      words += code.codes
    }
  }

  /// Replaces the code of a kind.
  mutating func set(_ kind: Int, _ code: PrefixCode) {
    codes[kind] = code
    for index in 0..<510 { kids[510 * kind + index] = code.kids[index] }
    for index in 0..<256 {
      sizes[256 * kind + index] = code.lengths[index]
      words[256 * kind + index] = code.codes[index]
    }
  }

  /// The lengths of the code of a kind.
  func lengths(of kind: Int) -> [UInt8] { codes[kind].lengths }

  /// How many bits a byte of a kind has, and these bits, the first of them highest.
  func bits(_ kind: Int, _ byte: UInt8) -> (UInt64, UInt64) {
    let place = kind &<< 8 | Int(byte)
    return (UInt64(sizes[place]), words[place])
  }

  /// What follows a node in the tree of a kind: a node, or a byte as its complement.
  func kid(_ kind: Int, _ node: Int, _ isOne: Bool) -> Int {
    Int(kids[kind &* 510 &+ node &* 2 &+ (isOne ? 1 : 0)])
  }
}
