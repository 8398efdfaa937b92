import Arena
import Catalogue
import Story

/// The engine as a page carries it: what every page needs, and what the mechanisms of this page need.
///
/// A piece is an LZMA stream in base64; `Page/unpack.js` puts the module together again. `.ci/playground` makes
/// the pieces; in a browser, what an engine plays is compared with what the sources play, to the bit.
package enum EngineModule {
  /// The mechanisms that a page can play by name.
  package static let mechanisms: [String] = {
    let known = Set(EnginePieces.pieces.flatMap { "\($0.needed)".split(separator: " ") })
    return Catalogue.mechanisms.map { $0.card.id }.filter { known.contains(export(of: $0)[...]) }
  }()

  /// Whether a page can play a mechanism by name.
  package static func offers(_ id: String) -> Bool { mechanisms.contains(id) }

  /// Returns the pieces that a page with some mechanisms needs, each with its number, one in a line.
  static func text(of mechanisms: some Sequence<String>) -> String {
    let wanted = Set(mechanisms.map { export(of: $0) })
    var lines = ["0:\(EnginePieces.base)"]
    for (index, piece) in EnginePieces.pieces.enumerated() {
      let needed = "\(piece.needed)".split(separator: " ")
      if needed.contains(where: { wanted.contains(String($0)) }) {
        lines.append("\(index + 1):\(piece.text)")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What the function is called that offers a mechanism, without its `add_`.
  private static func export(of id: String) -> String {
    let words = id.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.joined(separator: "_")
  }
}
