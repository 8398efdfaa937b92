import Foundation
import Synchronization

/// What a fake server says to a request.
struct FakeReply: Sendable, CustomStringConvertible {
  var status = 200
  var headers: [String] = []
  var body = ""
  /// How long it waits, in seconds.
  var delay = 0.0
  /// How long it waits after each byte of its body, in seconds.
  var drip = 0.0
  /// How many bytes it promises more than it sends.
  var missing = 0
  /// How many bytes each piece of its body has; nil where the head says how long it is in all.
  var piece: Int?

  var description: String { "\(status), \(body.prefix(60))" }

  /// Its body as it is sent.
  fileprivate var bytes: [UInt8] {
    let body = Array(body.utf8)
    guard let piece else { return body }
    let pieces = stride(from: 0, to: body.count, by: piece).map { start in
      let part = body[start..<Swift.min(start + piece, body.count)]
      return Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
    }
    // Whoever promises more than is sent ends before the last piece.
    return pieces.flatMap { $0 } + (missing > 0 ? [] : Array("0\r\n\r\n".utf8))
  }

  /// A reply of a chat with a text.
  static func says(
    _ text: String, model: String = "fake-1", finish: String = "stop", delay: Double = 0
  ) -> FakeReply {
    FakeReply(
      body: json([
        "model": model, "system_fingerprint": "fp",
        "usage": ["prompt_tokens": 100, "completion_tokens": 10],
        "choices": [["message": ["content": text], "finish_reason": finish]],
      ]), delay: delay)
  }

  /// A reply of a chat with the log probabilities of its first word; nil for none.
  static func weighs(_ words: [(String, Double)]?) -> FakeReply {
    var choice: [String: Any] = ["message": ["content": "A"], "finish_reason": "length"]
    if let words {
      let rivals = words.map { ["token": $0.0, "logprob": log($0.1)] as [String: Any] }
      choice["logprobs"] = [
        "content": rivals.isEmpty ? [] : [["token": "A", "logprob": 0, "top_logprobs": rivals]]
      ]
    }
    return FakeReply(body: json(["model": "fake-1", "choices": [choice]]))
  }

  static func json(_ value: Any) -> String {
    let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}

/// A server of models that says what a test wants, on this machine only; each connection has a thread.
final class FakeServer: Sendable {
  let port: Int
  private let listener: Int32
  private let seen = Mutex<[String]>([])
  private let answer: @Sendable (_ body: String, _ number: Int) -> FakeReply

  /// The whole requests that came, in order.
  var requests: [String] { seen.withLock { $0 } }
  /// What came in each of them.
  var bodies: [String] { requests.map(FakeServer.body) }
  var endpoint: String { "http://127.0.0.1:\(port)/v1" }

  init(_ answer: @escaping @Sendable (_ body: String, _ number: Int) -> FakeReply) throws {
    self.answer = answer
    signal(SIGPIPE, SIG_IGN)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 128) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    port = Int(UInt16(bigEndian: place.sin_port))
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let self else { return }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func body(_ request: String) -> String {
    request.range(of: "\r\n\r\n").map { String(request[$0.upperBound...]) } ?? ""
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65536)
    var request = ""
    while true {
      let count = read(connection, &room, room.count)
      if count <= 0 { return }
      bytes += room[..<count]
      request = String(decoding: bytes, as: UTF8.self)
      guard let head = request.range(of: "\r\n\r\n") else { continue }
      let length = request.split(separator: "\r\n").first {
        $0.lowercased().hasPrefix("content-length:")
      }.flatMap { Int($0.split(separator: " ").last ?? "") }
      if request[head.upperBound...].utf8.count >= length ?? 0 { break }
    }
    let number = seen.withLock { seen in
      seen.append(request)
      return seen.count - 1
    }
    let reply = answer(FakeServer.body(request), number)
    if reply.delay > 0 { usleep(UInt32(reply.delay * 1e6)) }
    let length =
      reply.piece == nil
      ? "Content-Length: \(reply.body.utf8.count + reply.missing)" : "Transfer-Encoding: chunked"
    let head =
      ["HTTP/1.1 \(reply.status) x", length] + reply.headers + ["Connection: close", "", ""]
    let start = Array(head.joined(separator: "\r\n").utf8)
    // In one piece, for which nobody waits.
    if reply.drip == 0 {
      _ = send(start + reply.bytes, to: connection)
      return
    }
    guard send(start, to: connection) else { return }
    for byte in reply.bytes {
      guard send([byte], to: connection) else { return }
      usleep(UInt32(reply.drip * 1e6))
    }
  }

  /// Sends some bytes; false where nobody takes them any more.
  private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(connection, $0.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }
}
