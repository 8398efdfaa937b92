/// A random stream that closures can share.
public final class Sampler {
  private var stream: RandomStream

  /// Makes a sampler of a key's stream.
  public init(key: StreamKey) { stream = RandomStream(key) }

  /// Draws an index in proportion to weights.
  public func index(_ weights: [Double]) -> Int {
    stream.index(below: weights.count) { weights[$0] }
  }

  /// Lends the stream.
  public func use<Result>(_ body: (inout RandomStream) -> Result) -> Result { body(&stream) }
}
