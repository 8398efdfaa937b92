import Foundation
import Laboratory
import Story

/// What a package calls a mechanism, and how texts from outside stand in Python.
enum PythonText {
  /// A text as a literal of Python, in ASCII.
  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case " "..."~": literal.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        let isShort = digits.count <= 4
        let zeros = String(repeating: "0", count: (isShort ? 4 : 8) - digits.count)
        literal += (isShort ? "\\u" : "\\U") + zeros + digits
      }
    }
    return literal + "\""
  }

  /// A list of texts, one a line, within brackets that stand at the beginning of a line.
  static func list(_ texts: [String]) -> String {
    texts.isEmpty ? "[]" : "[\n" + texts.map { "    \(literal($0)),\n" }.joined() + "]"
  }

  /// The name of a mechanism as words of letters, digits and a mark between them: `used-car`.
  static func name(_ id: String, mark: Character) -> String {
    var stem = id
    if GameFile.isName(id) || StoryFile.isName(id) {
      stem = URL(fileURLWithPath: id).deletingPathExtension().lastPathComponent
    }
    var name = ""
    for character in stem.lowercased() {
      if character.isASCII && (character.isLetter || character.isNumber) {
        name.append(character)
      } else if !name.isEmpty && name.last != mark {
        name.append(mark)
      }
    }
    name = String(name.prefix(60))
    while name.last == mark { name.removeLast() }
    return name.isEmpty ? "mechanism" : name
  }

  /// A text in a page of Markdown, as code: whatever it holds, it is one line and no markup.
  static func code(_ text: String) -> String {
    "`" + printable(text, limit: 300).replacing("`", with: "'") + "`"
  }
}

/// A mechanism as a package has it: with its file, if it has one, so that the package stands by itself.
struct BridgedMechanism {
  /// The file of the mechanism in the package; nil where the arena has it.
  let file: PythonFile?
  /// The name or the path in the module, by which the arena finds it.
  let id: String

  /// Takes the name of a mechanism that goes into a module.
  ///
  /// - Throws: ``StudyError`` where a file is part of a composed name, or cannot be read.
  init(_ id: String, module: String) throws(StudyError) {
    guard GameFile.isName(id) || StoryFile.isName(id) else {
      if id.contains("(") && id.contains(where: { $0 == "." || $0 == "/" }) {
        throw StudyError(
          "a package cannot hold a file that is part of a composed name; found "
            + "'\(printable(id, limit: 200))'")
      }
      self.id = id
      file = nil
      return
    }
    guard let data = FileManager.default.contents(atPath: id) else {
      throw StudyError("'\(printable(id, limit: 200))' cannot be read")
    }
    let ending = URL(fileURLWithPath: id).pathExtension.lowercased()
    self.id = "mechanism.\(ending)"
    file = PythonFile(
      path: "\(module)/mechanism.\(ending)", text: String(decoding: data, as: UTF8.self))
  }
}
