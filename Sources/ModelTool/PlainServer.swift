import Foundation
import Models

/// The server of a model, reached by HTTP without encryption: a connection and a thread for each request.
///
/// Such a server mostly stands on the same machine, and needs all of it. The toolchain's `URLSession` asks a socket over
/// and over whether it can be written to while it waits for a reply, and takes a core for that; here whoever waits
/// sleeps.
///
/// > Source: RFC 9112, HTTP/1.1, 2022.
struct PlainServer: Sendable {
  private let host: String
  private let port: Int
  private let head: String
  private let deadline: Duration

  /// The longest head of a reply, in bytes.
  private static let longestHead = 1 << 16

  /// Makes the way to a server; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - url: Where chats are completed; nothing is made of it unless it begins with "http:".
  ///   - key: The key, which goes into the head of requests and nowhere else; nil for none.
  ///   - settings: How long is waited.
  init?(_ url: URL, key: String?, _ settings: ModelSettings) {
    guard url.scheme == "http", let host = url.host(percentEncoded: false), !host.isEmpty else {
      return nil
    }
    self.host = host
    port = url.port ?? 80
    deadline = .seconds(settings.deadline)
    let name = (host.contains(":") ? "[\(host)]" : host) + (url.port.map { ":\($0)" } ?? "")
    let lines =
      [
        "POST \(url.path(percentEncoded: true)) HTTP/1.1", "Host: \(name)",
        "Content-Type: application/json", "Accept: application/json", "Connection: close",
      ] + (key.map { ["Authorization: Bearer \($0)"] } ?? [])
    head = lines.joined(separator: "\r\n")
  }

  /// Sends a body and waits for the reply.
  func send(_ body: Data) async -> Result<HTTPReply, TransportFailure> {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: exchange(body)) }
    }
  }

  private func exchange(_ body: Data) -> Result<HTTPReply, TransportFailure> {
    let end = ContinuousClock.now + deadline
    do throws(TransportFailure) {
      let socket = try connected(until: end)
      defer { close(socket) }
      try write(
        Array("\(head)\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + Array(body), to: socket,
        until: end)
      return .success(try read(socket, until: end))
    } catch { return .failure(error) }
  }

  /// A connection to the first address of the host that takes one.
  private func connected(until end: ContinuousClock.Instant) throws(TransportFailure) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else { throw .absent }
    defer { freeaddrinfo(list) }
    var next = list
    while let address = next?.pointee {
      next = address.ai_next
      let socket = socket(
        address.ai_family,
        address.ai_socktype | Int32(SOCK_NONBLOCK.rawValue)
          | Int32(SOCK_CLOEXEC.rawValue), address.ai_protocol)
      if socket < 0 { continue }
      if connect(socket, address.ai_addr, address.ai_addrlen) == 0 { return socket }
      var error = errno
      if error == EINPROGRESS {
        guard isReady(socket, POLLOUT, until: end) else {
          close(socket)
          throw .late
        }
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size)
        if error == 0 { return socket }
      }
      close(socket)
    }
    throw .absent
  }

  private func write(
    _ bytes: [UInt8], to socket: Int32, until end: ContinuousClock.Instant
  ) throws(TransportFailure) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        Foundation.send(
          socket, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if count < 0 && (errno == EAGAIN || errno == EINTR) {
        guard isReady(socket, POLLOUT, until: end) else { throw .late }
      } else {
        // It may have replied before it heard all.
        return
      }
    }
  }

  private func read(_ socket: Int32, until end: ContinuousClock.Instant) throws(TransportFailure)
    -> HTTPReply
  {
    var bytes = Data()
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      guard isReady(socket, POLLIN, until: end) else { throw .late }
      let count = recv(socket, &room, room.count, 0)
      if count < 0 && (errno == EAGAIN || errno == EINTR) { continue }
      if count < 0 { throw .cut }
      bytes += room[..<count]
      let reply = PlainReply(bytes)
      let size = reply.map { bytes.count - $0.start } ?? 0
      if size > HTTPReply.longest { throw .flooded }
      if reply == nil && bytes.count > PlainServer.longestHead { throw .cut }
      if let whole = reply?.whole(hasEnded: count == 0) { return whole }
      if count == 0 { throw .cut }
    }
  }

  /// Sleeps until a socket can be used; false where that takes too long.
  private func isReady(_ socket: Int32, _ event: Int32, until end: ContinuousClock.Instant) -> Bool
  {
    while true {
      let left = (end - ContinuousClock.now) / .milliseconds(1)
      if left <= 0 { return false }
      var place = pollfd(fd: socket, events: Int16(event), revents: 0)
      let found = poll(&place, 1, Int32(Swift.min(left.rounded(.up), 1e9)))
      if found > 0 { return true }
      if found < 0 && errno != EINTR { return true }
    }
  }
}

/// A reply of which the head is there.
private struct PlainReply {
  /// Where the body starts.
  let start: Int
  private let bytes: Data
  private let status: Int
  private let fields: [String: String]

  /// Reads the head; nil until it is whole.
  init?(_ bytes: Data) {
    var start = 0
    while true {
      guard let end = bytes[start...].firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
      let lines = String(decoding: bytes[start..<end.lowerBound], as: UTF8.self)
        .components(separatedBy: "\r\n")
      let words = lines[0].split(separator: " ")
      guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
        return nil
      }
      start = end.upperBound
      // What comes before the reply itself.
      if (100..<200).contains(status) { continue }
      var fields: [String: String] = [:]
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        fields[line[..<colon].lowercased()] =
          line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      }
      (self.bytes, self.status, self.fields, self.start) = (bytes, status, fields, start)
      return
    }
  }

  /// The reply, once it is whole.
  func whole(hasEnded: Bool) -> HTTPReply? {
    let rest = bytes[start...]
    var body: Data?
    if fields["transfer-encoding"]?.lowercased().hasSuffix("chunked") == true {
      body = PlainReply.joined(rest)
    } else if let length = fields["content-length"].flatMap({ Int($0) }) {
      body = length >= 0 && rest.count >= length ? Data(rest.prefix(length)) : nil
    } else if hasEnded {
      body = Data(rest)
    }
    return body.map {
      HTTPReply(
        status: status, retryAfter: fields["retry-after"], date: fields["date"], body: $0)
    }
  }

  /// What pieces come to, each after its size in hexadecimal digits; nil until the last is there.
  private static func joined(_ bytes: Data) -> Data? {
    var joined = Data()
    var rest = bytes
    while let end = rest.firstRange(of: Data("\r\n".utf8)) {
      let line = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
      let digits = line.prefix { $0.isHexDigit }
      guard let size = Int(digits, radix: 16), size <= HTTPReply.longest else { return nil }
      if size == 0 { return joined }
      guard rest.endIndex - end.upperBound >= size + 2 else { return nil }
      joined += rest[end.upperBound..<end.upperBound + size]
      rest = rest[(end.upperBound + size + 2)...]
    }
    return nil
  }
}
