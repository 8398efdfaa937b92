import Arena
import Catalogue
import Foundation
import Packing
import Story

/// The engine as a page carries it: what every page needs, and what the mechanisms of this page need.
///
/// `.ci/playground` makes the pieces as streams of a ``Codec``; `Page/module.js` puts the module together again. In a
/// browser, what an engine plays is compared with what the sources play, to the bit.
package enum EngineModule {
  /// The mechanisms that a page can play by name.
  package static let mechanisms: [String] = {
    let known = Set(EnginePieces.pieces.flatMap { "\($0.needed)".split(separator: " ") })
    return Catalogue.mechanisms.map { $0.card.id }.filter { known.contains(export(of: $0)[...]) }
  }()

  /// Whether a page can play a mechanism by name.
  package static func offers(_ id: String) -> Bool { mechanisms.contains(id) }

  /// What unpacks the module, as letters.
  static var unpacker: String { letters(EnginePieces.unpacker) }

  /// Returns the pieces that a page with some mechanisms needs, each with its number and as letters; the first is
  /// what every page needs.
  static func pieces(for mechanisms: some Sequence<String>) -> [(number: Int, letters: String)] {
    let wanted = Set(mechanisms.map { export(of: $0) })
    let pieces = EnginePieces.pieces.enumerated().filter { _, piece in
      "\(piece.needed)".split(separator: " ").contains { wanted.contains(String($0)) }
    }
    return [(0, letters(EnginePieces.base))] + pieces.map { ($0 + 1, letters($1.text)) }
  }

  private static func letters(_ text: StaticString) -> String {
    guard let bytes = Data(base64Encoded: "\(text)") else {
      preconditionFailure("the engine that is built in is no base64")
    }
    return Letters.text([UInt8](bytes))
  }

  /// What the function is called that offers a mechanism, without its `add_`.
  private static func export(of id: String) -> String {
    let words = id.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.joined(separator: "_")
  }
}
