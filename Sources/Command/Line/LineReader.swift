import Arena
import Laboratory

/// Sorts the words of a command line into positional words and options, and sets a command's values.
struct LineReader: LineVisitor {
  /// The option that parameters may be given by, or stand alone for.
  static let settings = "--set"

  /// The options that were given.
  private(set) var given: [Option] = []
  private var words: [String] = []
  private var texts: [String: [String]] = [:]
  private var next = 0
  private var error: StudyError?

  /// Reads the words after a command's name.
  ///
  /// - Returns: The command with its values set, and the options that were given.
  static func read<C: Subcommand>(_ line: [String], for type: C.Type, of program: String)
    throws(StudyError) -> (command: C, given: [Option])
  {
    var reader = try LineReader(line, type, program)
    var command = C()
    command.declare(&reader)
    if let error = reader.error { throw error }
    return (command, reader.given)
  }

  private init<C: Subcommand>(_ line: [String], _ command: C.Type, _ program: String)
    throws(StudyError)
  {
    let form = command.form
    let options = form.options + command.commonOptions
    let takesSettings = options.contains { $0.name == LineReader.settings }
    var index = 0
    var isLiteral = false
    while index < line.count {
      let word = line[index]
      index += 1
      if isLiteral || !word.hasPrefix("-") || word == "-" {
        if takesSettings && word.contains("=") {
          texts[LineReader.settings, default: []].append(word)
        } else {
          words.append(word)
        }
        continue
      }
      if word == "--" {
        isLiteral = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        if name == Option.json.name, let reason = command.onlyText {
          throw StudyError("'\(program) \(command.name)' has no --json: \(reason)")
        }
        throw StudyError(
          "'\(program) \(command.name)' has no option '\(printable(name))'"
            + StudyError.suggestion(for: name, among: options.map(\.name)))
      }
      var value = ""
      if option.placeholder != nil {
        if parts.count == 2 {
          value = String(parts[1])
        } else if index < line.count {
          value = line[index]
          index += 1
        } else {
          throw StudyError("the option \(name) needs a value: \(option.usage)")
        }
      } else if parts.count == 2 {
        throw StudyError("the option \(name) takes no value")
      }
      if texts[name] != nil && !option.repeats {
        throw StudyError("the option \(name) is given twice")
      }
      texts[name, default: []].append(value)
    }
    given = options.filter { texts[$0.name] != nil }
    let most = form.words.count
    if words.count > most && form.words.last?.repeats != true {
      throw StudyError(
        "'\(program) \(command.name)' takes \(most == 0 ? "no" : String(most)) "
          + "argument\(most == 1 ? "" : "s"), but found '\(printable(words[most]))'")
    }
  }

  mutating func option<Value>(
    _ option: Option, _ value: inout Value, read: ([String]) throws(StudyError) -> Value
  ) {
    guard let texts = texts[option.name] else { return }
    set(&value) { () throws(StudyError) in try read(texts) }
  }

  mutating func word<Value>(
    _ word: Word, _ value: inout Value, read: ([String]) throws(StudyError) -> Value
  ) {
    let found = Array(words.dropFirst(next).prefix(word.repeats ? words.count : 1))
    next += found.count
    if found.isEmpty {
      if !word.isOptional && error == nil { error = StudyError("expected \(word.meaning)") }
      return
    }
    set(&value) { () throws(StudyError) in try read(found) }
  }

  /// Sets a value, unless something was wrong before: the first complaint is told.
  private mutating func set<Value>(_ value: inout Value, to read: () throws(StudyError) -> Value) {
    if error != nil { return }
    do { value = try read() } catch { self.error = error }
  }
}
