/// What a page carries in packed form: texts by themselves, and the engine in pieces.
package enum Packed {
  /// The powers of two of slots of 4 bytes that a text is packed with, and the engine.
  package static var textSlots: Int { 18 }
  package static var engineSlots: Int { 22 }

  /// Packs a text.
  ///
  /// - Parameters:
  ///   - text: Its bytes.
  ///   - slots: The power of two.
  /// - Returns: The stream; nil if the text has more bytes than can be packed.
  package static func stream(of text: [UInt8], slots: Int = textSlots) -> [UInt8]? {
    var text = text
    var codec = Codec(slots: slots) { codec in
      codec.exchangeCodes()
      codec.exchange(&text)
    }
    codec.exchangeCodes()
    codec.exchange(&text)
    return codec.finish()
  }

  /// Unpacks a text.
  ///
  /// - Parameters:
  ///   - stream: What it was packed into.
  ///   - slots: The power of two.
  /// - Returns: Its bytes; nil if the stream is damaged.
  package static func text(in stream: [UInt8], slots: Int = textSlots) -> [UInt8]? {
    var text: [UInt8] = []
    var codec = Codec(slots: slots)
    codec.begin(stream)
    codec.exchangeCodes()
    codec.exchange(&text)
    return codec.finish() == nil ? nil : text
  }
}
