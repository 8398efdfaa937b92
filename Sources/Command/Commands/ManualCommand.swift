/// Prints the manual page.
struct ManualCommand: Subcommand {
  static let name = "manual"
  static let summary = "Print the manual as a page for man, which shows it: manual | man -l -."
  static let onlyText: String? = "man reads the answer"

  mutating func declare(_ line: inout some LineVisitor) {}

  func run(_ context: Context) throws -> Int32 {
    context.terminal.print(Manual(context.terminal.program).page, terminator: "")
    return 0
  }
}
