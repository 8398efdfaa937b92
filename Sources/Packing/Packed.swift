/// How much room the streams of a page are unpacked in: the powers of two of slots of 4 bytes.
package enum Packed {
  /// For texts.
  package static var textSlots: Int { 18 }
  /// For the engine.
  package static var engineSlots: Int { 22 }
}
