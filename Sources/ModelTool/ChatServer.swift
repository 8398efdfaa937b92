import Foundation
import Models

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The server of a model, reached by HTTP.
final class ChatServer: Sendable {
  private let session: URLSession
  private let request: URLRequest
  private let limits = Limits()
  private let deadline: Double

  /// What the library waits, in seconds: longer than any deadline.
  private static let libraryTimeout = 86_400.0

  /// Makes the way to a server; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - url: Where chats are completed.
  ///   - key: The key, which goes into the header of requests and nowhere else; nil for none.
  ///   - settings: How long is waited, and for how many at once.
  init(_ url: URL, key: ServerKey?, _ settings: ModelSettings) {
    deadline = settings.deadline
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = ChatServer.libraryTimeout
    configuration.httpMaximumConnectionsPerHost = settings.concurrency
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    session = URLSession(configuration: configuration, delegate: limits, delegateQueue: nil)
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.timeoutInterval = ChatServer.libraryTimeout
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if let key { request.setValue("Bearer \(key.text)", forHTTPHeaderField: "Authorization") }
    self.request = request
  }

  /// Sends a body and waits for the reply, until the deadline and no longer.
  ///
  /// The timeouts of the library do not hold it on Linux: one is between two pieces of a reply and passes over parts of
  /// a second, the other does nothing.
  func send(_ body: Data) async -> Result<HTTPReply, TransportFailure> {
    var request = request
    request.httpBody = body
    let task = session.dataTask(with: request)
    return await withCheckedContinuation { continuation in
      limits.await(task, for: deadline) { continuation.resume(returning: $0) }
      task.resume()
    }
  }
}

/// Gathers what comes of each request, and ends what is too long or takes too long.
private final class Limits: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private struct Open {
    var body = Data()
    var timer: Task<Void, Never>?
    let done: (Result<HTTPReply, TransportFailure>) -> Void
  }

  private let lock = NSLock()
  private var open: [Int: Open] = [:]

  /// Takes a request that is about to be sent, which has so many seconds.
  func await(
    _ task: URLSessionTask, for seconds: Double,
    _ done: @escaping (Result<HTTPReply, TransportFailure>) -> Void
  ) {
    lock.withLock { open[task.taskIdentifier] = Open(done: done) }
    let timer = Task {
      // Whoever has the reply ends the timer.
      guard (try? await Task.sleep(for: .seconds(seconds), clock: .continuous)) != nil else {
        return
      }
      end(task, .late)
    }
    lock.withLock { open[task.taskIdentifier]?.timer = timer }
  }

  /// Takes leave of a request; nil where that was done before.
  private func close(_ task: URLSessionTask) -> Open? {
    let state = lock.withLock { open.removeValue(forKey: task.taskIdentifier) }
    state?.timer?.cancel()
    return state
  }

  /// Ends a request that has no reply yet.
  private func end(_ task: URLSessionTask, _ failure: TransportFailure) {
    guard let state = close(task) else { return }
    task.cancel()
    state.done(.failure(failure))
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let count = lock.withLock {
      open[dataTask.taskIdentifier]?.body.append(data)
      return open[dataTask.taskIdentifier]?.body.count ?? 0
    }
    if count > HTTPReply.longest { end(dataTask, .flooded) }
  }

  // A server that sends elsewhere would learn the key of another one.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) { completionHandler(nil) }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    guard let state = close(task) else { return }
    if let error { return state.done(.failure(Limits.failure(error))) }
    guard let response = task.response as? HTTPURLResponse else {
      return state.done(.failure(.cut))
    }
    // The library takes a body for whole that ends too early.
    let promised = response.value(forHTTPHeaderField: "Content-Length").flatMap { Int($0) }
    if let promised, state.body.count < promised { return state.done(.failure(.cut)) }
    state.done(
      .success(
        HTTPReply(
          status: response.statusCode,
          retryAfter: response.value(forHTTPHeaderField: "Retry-After"),
          date: response.value(forHTTPHeaderField: "Date"), body: state.body)))
  }

  private static func failure(_ error: any Error) -> TransportFailure {
    switch (error as? URLError)?.code {
    case .timedOut: .late
    case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet,
      .secureConnectionFailed, .serverCertificateUntrusted:
      .absent
    default: .cut
    }
  }
}
