import Laboratory

/// Writes the manual page, in the macros of man(7).
struct Manual {
  private let program: String

  init(_ program: String) { self.program = program }

  /// The page.
  var page: String {
    let name = escaped(program)
    var text = """
      .TH \(name.uppercased()) 1 "" "arena \(escaped(ResultFolder.version))"
      .SH NAME
      \(name) \\- \(escaped(ArenaCommand.purpose))
      .SH SYNOPSIS
      .B \(name)
      .I command
      .RI [ options ]
      .SH DESCRIPTION
      The rules of a collective are written once, as a mechanism.
      Populations of scripted, learning and evolving agents then live under them.
      .B \(name)
      shows what they reach, beside what theory predicts and what the designer wanted.
      .PP
      An option and its value are two words or one:
      .B \\-\\-seed 7
      or
      .BR \\-\\-seed=7 .
      Behind
      .B \\-\\-
      nothing is an option.
      .SH COMMANDS

      """
    for command in CommandOutline.all { text += section(command) }
    return text + """
      .SH EXIT STATUS
      .TP
      0
      Done.
      .TP
      1
      It ran, but a check failed.
      .TP
      2
      It could not run; standard error says why, in one sentence.
      .SH ENVIRONMENT
      .TP
      .B COLUMNS
      How wide results and messages are, from 40 to 400; the width of the terminal unless set, and 80
      where there is none.
      .SH EXAMPLES
      .TP
      .B \(name) demo
      The first minute.
      .TP
      .B \(name) play used\\-car \\-\\-as seller
      Take a seat.
      .TP
      .B \(name) run study.json5 \\-\\-out results/study
      Run a study and file its results.

      """
  }

  private func section(_ command: CommandOutline) -> String {
    var text = ".SS \(escaped(command.name))\n\(lines(command.summary))"
    let words = command.words.map { escaped($0.usage) }
    text += ".PP\n.B \((([program, command.name].map(escaped)) + words).joined(separator: " "))\n"
    for word in command.words {
      let meaning = word.meaning.prefix(1).uppercased() + word.meaning.dropFirst() + "."
      text += ".TP\n.I \(escaped(word.placeholder))\n\(lines(meaning))"
    }
    for option in command.options where option.name != Option.help.name {
      text += ".TP\n.B \(escaped(option.name))\n"
      if let placeholder = option.placeholder {
        text = text.dropLast() + " \\fI\(escaped(placeholder))\\fR\n"
      }
      text += lines(option.sentence)
    }
    return text
  }

  private func lines(_ text: String) -> String { escaped(text) + "\n" }

  /// A text in which nothing has a meaning for roff.
  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("'", with: "\\(aq").replacing("\"", with: "\\(dq").replacing("\n", with: " ")
    return plain.hasPrefix(".") ? "\\&" + plain : plain
  }
}
