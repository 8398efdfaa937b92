import Arena
import Synchronization
import Theory

/// The theories of cells: cells that differ only in who plays share one, and those that differ only in
/// what predicts share a desk.
final class Theories: Sendable {
  private struct Known {
    var desks: [String: TheoryDesk] = [:]
    var theories: [String: Lazily<Theory>] = [:]
  }

  /// So many are kept for later cells.
  private static let most = 256
  private let known = Mutex(Known())
  private let shouldStop: @Sendable () -> Bool

  init(shouldStop: @escaping @Sendable () -> Bool) { self.shouldStop = shouldStop }

  /// The theory of a cell, worked out by whoever asks first.
  ///
  /// - Throws: ``Interrupted`` when somebody asked to stop, since what was found then means nothing.
  func theory(of cell: Cell) throws(Interrupted) -> Theory {
    let game = cell.gameKey
    let key = game + cell.questionKey
    let (desk, theory) = known.withLock { known in
      let desk = known.desks[game] ?? cell.desk(shouldStop: shouldStop)
      known.desks[game] = desk
      let theory = known.theories[key] ?? Lazily()
      known.theories[key] = theory
      return (desk, theory)
    }
    let found = theory.value {
      Theory(desk, cell.welfare, concept: cell.concept, mixes: cell.mixes)
    }
    if shouldStop() { throw Interrupted() }
    return found
  }

  /// Forgets all if they are many.
  func trim() {
    known.withLock { if $0.theories.count > Theories.most { $0 = Known() } }
  }
}
