import Laboratory

/// Writes completions for fish.
struct Fish {
  private let program: String
  private let library: Library

  init(_ program: String, _ library: Library) {
    self.program = program
    self.library = library
  }

  /// The script.
  var script: String {
    var text = """
      # Completions of \(program) for fish. To have them: \(program) completions fish | source

      complete -c \(quoted(program)) -f

      """
    let commands = CommandOutline.all
    for command in commands {
      text += line("__fish_use_subcommand", "-a \(command.name)", command.summary)
    }
    text += line("__fish_use_subcommand", "-a help", "Explain a command.")
    text += line(
      "__fish_seen_subcommand_from help",
      "-a \(quoted(commands.map(\.name).joined(separator: " ")))", nil)
    for command in commands {
      let condition = "__fish_seen_subcommand_from \(command.name)"
      for option in command.options {
        var what = "-l \(option.name.dropFirst(2))"
        if option.placeholder != nil { what += " " + value(option.completion) }
        text += line(condition, what, option.sentence)
      }
      for word in command.words {
        let offer = Offer(word.completion, in: library)
        if offer.isEmpty { continue }
        text += line(condition, arguments(offer).joined(separator: " "), nil)
      }
    }
    return text
  }

  /// A text in single quotes.
  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  private func line(_ condition: String, _ what: String, _ help: String?) -> String {
    "complete -c \(quoted(program)) -n \(quoted(condition)) \(what)"
      + (help.map { " -d \(quoted($0))" } ?? "") + "\n"
  }

  /// What follows an option that needs a value.
  private func value(_ completion: Completion) -> String {
    let offer = Offer(completion, in: library)
    if offer.isEmpty { return "-x" }
    return ([offer.endings == nil ? "-x" : "-r"] + arguments(offer)).joined(separator: " ")
  }

  /// A word as it stands in a list that fish reads, where spaces and parentheses have a meaning.
  private func read(_ word: String) -> String {
    word.reduce("") { text, letter in
      let isPlain = letter.isLetter || letter.isNumber || "-_./+".contains(letter)
      return text + (isPlain ? "" : "\\") + String(letter)
    }
  }

  private func arguments(_ offer: Offer) -> [String] {
    var arguments: [String] = []
    let words = offer.words.map(read).joined(separator: " ")
    if offer.isList {
      arguments.append("-a " + quoted("(__fish_append , \(words))"))
    } else if !words.isEmpty {
      arguments.append("-a " + quoted(words))
    }
    if offer.endings != nil { arguments.append("-F") }
    if offer.hasFolders { arguments.append("-a '(__fish_complete_directories)'") }
    return arguments
  }
}
