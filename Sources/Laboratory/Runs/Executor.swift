public import Arena
import Dispatch
import Synchronization

/// How much of the machine a command uses, and how it is told to stop.
public struct Executor: Sendable {
  /// The number of threads; at least 1.
  public let threads: Int
  /// Whether somebody asked to stop.
  public let shouldStop: @Sendable () -> Bool

  /// Makes an executor.
  public init(threads: Int, shouldStop: @escaping @Sendable () -> Bool = { false }) {
    self.threads = Swift.max(1, threads)
    self.shouldStop = shouldStop
  }

  /// Workers for the inside of one run.
  public var workers: Workers {
    threads == 1
      ? .alone
      : Workers(count: threads) { count, body in
        // Dispatch waits for every piece before it returns, so the body does not outlive the call.
        withoutActuallyEscaping(body) { escaping in
          let shared = UncheckedBody(call: escaping)
          DispatchQueue.concurrentPerform(iterations: count) { shared.call($0) }
        }
      }
  }

  /// Runs independent jobs, as many at a time as there are threads, and returns their results in
  /// order.
  ///
  /// With fewer jobs than threads, the jobs run one after the other and each may use all threads.
  ///
  /// - Throws: ``Interrupted`` when somebody asked to stop; else what the first of the jobs throws that
  ///   throws anything.
  public func map<Value: Sendable>(
    _ count: Int, _ job: @Sendable (Int, Workers) throws -> Value
  ) throws -> [Value] {
    let outcomes = Mutex<[Result<Value, any Error>?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    let isShared = threads > 1 && count >= threads
    let workers = isShared ? .alone : workers
    DispatchQueue.concurrentPerform(iterations: isShared ? threads : 1) { _ in
      while !shouldStop() {
        let index = next.add(1, ordering: .relaxed).oldValue
        if index >= count { return }
        let outcome = Result { try job(index, workers) }
        outcomes.withLock { $0[index] = outcome }
        if case .failure = outcome { next.store(count, ordering: .relaxed) }
      }
    }
    if shouldStop() { throw Interrupted() }
    let found = outcomes.withLock { $0 }
    // Jobs begin in order, so that all before the first failure have ended.
    for case .failure(let error)? in found { throw error }
    return try found.compactMap { try $0?.get() }
  }
}

private struct UncheckedBody: @unchecked Sendable {
  let call: (Int) -> Void
}
