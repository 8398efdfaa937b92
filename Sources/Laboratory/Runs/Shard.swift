/// A part of the units of a study, dealt out by content: every unit belongs to exactly one of so many
/// shards, whoever asks, and in whatever order the study names its cells.
public struct Shard: Sendable, Equatable {
  /// Which, from 0.
  public let index: Int
  /// Of how many.
  public let count: Int

  /// Everything.
  public static let all = Shard(index: 0, count: 1)

  /// Reads a shard as it is written, "2/3" for the second of three.
  ///
  /// - Throws: ``StudyError`` for anything else.
  public init(_ text: String) throws(StudyError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
      count <= Shard.most
    else {
      throw StudyError(
        "a shard must be written as in 2/3, with at most \(Shard.most) shards, but found "
          + "'\(printable(text))'")
    }
    guard (1...count).contains(number) else {
      throw StudyError(
        "of \(count) shards there are 1 to \(count), but found '\(printable(text))'")
    }
    self.init(index: number - 1, count: count)
  }

  init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// The most shards.
  private static let most = 1_000_000

  /// Whether this is everything.
  public var isAll: Bool { count == 1 }

  /// Whether a unit belongs to it, if all units of a cell are dealt out together or each by itself.
  func holds(_ cell: ContentKey, _ replicate: Int, together: Bool) -> Bool {
    let key = together ? cell : cell.numbered(replicate)
    return isAll || key.first % UInt64(count) == UInt64(index)
  }

  /// Whether so many cells are dealt out whole: then nobody works out theory that others work out too.
  func takesWhole(_ cells: Int) -> Bool { cells >= Shard.manyCells * count }

  /// So many cells for each shard are enough to make the shards about even.
  private static let manyCells = 8
}
