/// Prints what makes a shell complete the words of a command line.
struct CompletionsCommand: Subcommand {
  static let name = "completions"
  static let summary = "Print the completions of a shell: bash, zsh or fish."
  static let onlyText: String? = "a shell reads the answer"

  private enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  private var shell = Shell.bash

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(choice: "SHELL", &shell)
  }

  func run(_ context: Context) throws -> Int32 {
    let (program, library) = (context.terminal.program, context.library)
    let script =
      switch shell {
      case .bash: Bash(program, library).script
      case .zsh: Zsh(program, library).script
      case .fish: Fish(program, library).script
      }
    context.terminal.print(script, terminator: "")
    return 0
  }
}
