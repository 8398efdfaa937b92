import Laboratory
import Models
import Reporting

/// Says how far a language model's strategy depends on the words of the questions.
struct ProbeCommand: Subcommand {
  static let name = "probe"
  static let summary =
    "Say how far the language models of a study play otherwise if roles or actions are renamed or reordered."

  private var file = ""
  private var asks = 5
  private var out: String?

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("STUDY", &file, "a study file", .file(["json5", "json"]))
    line.option(
      "--asks", &asks, .int(in: 1...1000), "How often each question is put in each way")
    line.option(
      "--out", &out, .text("DIR", .folder),
      "Keep what is answered in the recording of this folder, and ask nothing twice")
  }

  func run(_ context: Context) throws -> Int32 {
    let source = try Study.source(of: file)
    let study = try Study(source: source, file: file, library: context.library)
    let facts = RunFacts(context.executor(1), .all)
    let recording = try out.map { folder throws(StudyError) in
      try Recording("\(folder)/\(Recording.folderName)", facts: facts.opening)
    }
    let probe = try ModelProbe(
      study, asks: asks, recording: recording, shouldStop: { Interruption.isAsked })
    if context.asksJSON {
      context.terminal.print(probe.json.indented, terminator: "")
      return 0
    }
    let many = Set(probe.rows.map { $0.cell + "/" + $0.group }).count > 1
    let lead = many ? ["cell", "group"] : []
    var table = TextTable(
      lead + ["way", "against", "distance", "chance", "farthest at", "there", "no answer"],
      numbers: ["distance", "chance", "there", "no answer"])
    for row in probe.rows {
      table.add(
        (many ? [printable(row.cell), printable(row.group)] : []) + [
          ProbeCommand.title(of: row.way), row.against.rawValue, figure(row.mean),
          figure(row.chance),
          printable(row.farthest?.place ?? "-"), row.farthest.map { figure($0.distance) } ?? "-",
          String(row.unanswered),
        ])
    }
    context.terminal.print(table.text(width: context.terminal.width), terminator: "")
    context.terminal.print("")
    for row in probe.rows where row.way != .again {
      guard let sentence = sets(of: row, many) else { continue }
      context.terminal.paragraph(sentence)
    }
    context.terminal.print("")
    context.terminal.paragraph(
      "Distance: the share of choices that would have to change from what is said to the names in 'against', mean over "
        + "information sets; 'again' is the noise of asking twice, and a way that changes no word is left out. "
        + "Chance: how likely as large a difference is if the words do not matter, with "
        + "\(counted(asks, "answer")) to each question and way.")
    return 0
  }

  /// The information sets where a strategy moves most in one way, farthest first; nil where it moves at one or none.
  private func sets(of row: ModelProbe.Row, _ isNamed: Bool) -> String? {
    let moved = row.distances.filter { $0.distance > 0 }.sorted { $0.distance > $1.distance }
    guard moved.count > 1 else { return nil }
    let shown = moved.prefix(ProbeCommand.most).map {
      "\(printable($0.place)) \(figure($0.distance))"
    }
    let left = moved.count - shown.count
    return (isNamed ? "\(printable(row.cell)), \(printable(row.group)), " : "")
      + "\(ProbeCommand.title(of: row.way)) against \(row.against.rawValue): \(shown.joined(separator: ", "))"
      + (left > 0 ? " and \(left) more" : "") + "."
  }

  /// What a way is called beside that to which it is compared.
  private static func title(of way: ModelProbe.Way) -> String {
    switch way {
    case .told(.storyRolesSwapped), .told(.neutralRolesSwapped): "roles swapped"
    case .told(.neutralActionsSwapped): "actions swapped"
    case .again, .reordered, .told: way.name
    }
  }

  /// The most information sets that are shown.
  private static let most = 8
}
