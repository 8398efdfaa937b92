import Browser
import Catalogue
import Foundation
package import Laboratory

/// The door of the engine, asked in JSON: here it answers as it does in a page.
package struct Engine {
  private var door = Door()

  /// Opens the door with every mechanism of a library behind it.
  package init(_ library: Library = .standard) {
    for type in library.mechanisms { door.add(type) }
  }

  /// Asks something.
  ///
  /// - Throws: ``StudyError`` with the sentence of an answer that is an error.
  package mutating func ask(_ ask: String, _ fields: [String: JSON] = [:]) throws(StudyError)
    -> JSON
  {
    var request = JSONObject(fields)
    request["ask"] = .string(ask)
    guard let answer = CBOR(door.serve(CBOR(.object(request)).bytes)) else {
      throw StudyError("the engine answers '\(printable(ask))' with what cannot be read")
    }
    if case .string(let sentence) = answer.json["error"] { throw StudyError(sentence) }
    return answer.json
  }
}
