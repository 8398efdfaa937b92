import Foundation
import Story

/// The text of a story file, beside the same text in the layout that all stories have.
public struct StoryText: Sendable {
  /// What stands for standard input where the name of a file is expected.
  public static let standardInput = "-"

  /// The words of the language, which are no names.
  public static var reservedWords: [String] { StoryFile.reservedWords }

  private let path: String
  private let bytes: [UInt8]
  private let formatted: [UInt8]

  /// Reads a story file, or standard input.
  ///
  /// - Throws: ``StudyError`` if it cannot be read or has mistakes.
  public init(reading path: String) throws(StudyError) {
    let isInput = path == StoryText.standardInput
    bytes = try InputFile.read(
      isInput ? "/dev/stdin" : path, "story file", form: "the language of stories",
      limit: StoryFile.limit)
    let name = isInput ? "standard input" : path
    _ = try StoryFile(bytes, file: name)
    do { formatted = try StoryFile.formatted(bytes) } catch { throw StudyError(error.description) }
    guard StoryFile.saysTheSame(formatted, as: bytes), (try? StoryFile(formatted)) != nil else {
      throw StudyError(
        "\(printable(name, limit: 200)) would not say the same in the layout of stories; it was left "
          + "as it is")
    }
    self.path = path
  }

  /// Whether the text is in the layout already.
  public var isFormatted: Bool { bytes == formatted }

  /// The text in the layout.
  public var text: String { String(decoding: formatted, as: UTF8.self) }

  /// Writes the text in the layout to where it was read.
  ///
  /// - Throws: ``StudyError`` that says why it cannot be written.
  public func write() throws(StudyError) { try OutputFile.write(Data(formatted), to: path) }
}
