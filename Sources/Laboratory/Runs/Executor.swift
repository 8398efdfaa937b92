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
  public func map<Result: Sendable>(
    _ count: Int, _ job: @Sendable (Int, Workers) -> Result
  ) -> [Result] {
    if threads == 1 || count < threads {
      let workers = workers
      return (0..<count).map { job($0, workers) }
    }
    let results = Mutex<[Result?]>([Result?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        if index >= count { return }
        let result = job(index, .alone)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}

private struct UncheckedBody: @unchecked Sendable {
  let call: (Int) -> Void
}
