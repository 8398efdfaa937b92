public import Foundation

/// What a server answered to one request.
public struct HTTPReply: Sendable {
  /// The status, such as 200.
  public var status: Int
  /// How long the server wants to be left alone: the header "Retry-After".
  public var retryAfter: String?
  /// When it said so, by its own clock: the header "Date".
  public var date: String?
  /// What it said.
  public var body: Data

  /// Makes a reply.
  public init(status: Int, retryAfter: String?, date: String? = nil, body: Data) {
    (self.status, self.retryAfter, self.date, self.body) = (status, retryAfter, date, body)
  }

  /// The longest body that is read, in bytes.
  public static let longest = 4_000_000
}

/// Why a server answered nothing.
public enum TransportFailure: Error, Sendable {
  /// Nobody is there.
  case absent
  /// Nothing came before the deadline.
  case late
  /// More came than is read.
  case flooded
  /// The connection ended in the middle.
  case cut
}

/// Sends a request's body to the server, and waits for what it answers.
public typealias Transport = @Sendable (Data) async -> Result<HTTPReply, TransportFailure>
