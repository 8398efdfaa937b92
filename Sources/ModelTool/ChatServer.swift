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

  /// Makes the way to a server; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - url: Where chats are completed.
  ///   - key: The key, which goes into the header of requests and nowhere else; nil for none.
  ///   - settings: How long is waited, and for how many at once.
  init(_ url: URL, key: ServerKey?, _ settings: ModelSettings) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = settings.deadline
    configuration.timeoutIntervalForResource = settings.deadline
    configuration.httpMaximumConnectionsPerHost = settings.concurrency
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    session = URLSession(configuration: configuration, delegate: limits, delegateQueue: nil)
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.timeoutInterval = settings.deadline
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if let key { request.setValue("Bearer \(key.text)", forHTTPHeaderField: "Authorization") }
    self.request = request
  }

  /// Sends a body and waits for the reply.
  func send(_ body: Data) async -> Result<HTTPReply, TransportFailure> {
    var request = request
    request.httpBody = body
    let task = session.dataTask(with: request)
    return await withCheckedContinuation { continuation in
      limits.await(task) { continuation.resume(returning: $0) }
      task.resume()
    }
  }
}

/// Gathers what comes of each request, and ends what is too long.
private final class Limits: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private struct Open {
    var body = Data()
    var isFlooded = false
    let done: (Result<HTTPReply, TransportFailure>) -> Void
  }

  private let lock = NSLock()
  private var open: [Int: Open] = [:]

  func await(
    _ task: URLSessionTask, _ done: @escaping (Result<HTTPReply, TransportFailure>) -> Void
  ) {
    lock.withLock { open[task.taskIdentifier] = Open(done: done) }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isFlooded = lock.withLock {
      guard var state = open[dataTask.taskIdentifier] else { return false }
      state.body.append(data)
      state.isFlooded = state.isFlooded || state.body.count > HTTPReply.longest
      if state.isFlooded { state.body = Data() }
      open[dataTask.taskIdentifier] = state
      return state.isFlooded
    }
    if isFlooded { dataTask.cancel() }
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
    guard let state = lock.withLock({ open.removeValue(forKey: task.taskIdentifier) }) else {
      return
    }
    if state.isFlooded { return state.done(.failure(.flooded)) }
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
