/// A random stream that closures can share.
package final class Sampler {
  private var stream: RandomStream

  /// Makes a sampler of a key's stream.
  package init(key: StreamKey) { stream = RandomStream(key) }

  /// Draws an index in proportion to weights.
  package func index(_ weights: [Double]) -> Int {
    stream.index(below: weights.count) { weights[$0] }
  }

  /// Lends the stream.
  package func use<Result>(_ body: (inout RandomStream) -> Result) -> Result { body(&stream) }
}
