public import Arena

/// An agent that is a program of its own, in whatever language, asked by lines of JSON.
///
/// Nothing is made up for it: a question without a legal answer makes its match void, and is counted by
/// what went wrong (``Silence``). The kind itself never chooses; whoever seats it starts the program.
public struct ProcessAgent: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "process", "Does what a program answers that was written outside, line by line.",
    source: "S. Meyer-Kahlen, R. Huber, The Universal Chess Interface, 2000: an engine behind its "
      + "standard input and output.")

  /// The program and its arguments; paths start from the folder of the study.
  public var command: [String] = []
  /// How long an answer may be awaited, in seconds.
  public var deadline = 10.0
  /// How often the program is started again in one run, after it ended or was late.
  public var restarts = 2
  /// Whether it is told what every match came to.
  public var isTold = false

  /// The JSON Schema of the lines that such a program reads and writes.
  public static var schema: JSON { AgentLines.schema }

  /// Where the program works; nil for where the arena does.
  var folder: String?
  /// How many questions it is asked at once.
  var window = Int.max

  /// Makes the kind without a program, which can play no game.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "command", &command, limit: 64, longest: 1000, "The program and its arguments, word by word.")
    visitor.knob(
      "deadline", &deadline, in: 0.001...3600, unit: "seconds", "How long an answer is awaited.")
    visitor.knob(
      "restarts", &restarts, in: 0...1000, unit: "times",
      "How often the program is started again in a run after it ended or was late.")
    visitor.knob(
      "feedback", &isTold, "Whether the program is told what each match came to for its agents.")
  }

  /// Complains unless there is a program.
  public mutating func prepare(for briefing: Briefing) -> String? {
    command.isEmpty ? "needs a program, such as command: [\"python3\", \"agent.py\"]" : nil
  }

  /// Never called: answers come by way of a `Correspondence`.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    0
  }
}
