/// What a byte is, in what is packed: each has a code and weights of its own.
enum Symbol: Int, CaseIterable {
  /// A byte of a number or of a code.
  case plain
  /// A byte of a text.
  case text
  /// How many local variables a function has, and of which types.
  case count, type
  /// An operation, and the second byte of one.
  case operation, second
  /// What an operation works on.
  case block, jump, table, call, indirect, local, global, alignment, offset, number, long, real
}
