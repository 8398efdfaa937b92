import Arena
import Laboratory

extension Shape {
  /// Returns the seats that a text names: those of a role, or one by its name or its number from 1.
  ///
  /// - Throws: ``StudyError`` that says which there are.
  func seats(named text: String, of id: String) throws(StudyError) -> [Int] {
    let roles = roles.map(\.name)
    let names = (0..<seats).map { name(ofSeat: $0) }
    if let role = roles.firstIndex(of: text) {
      let seats = roleOfSeat.indices.filter { roleOfSeat[$0] == role }
      if seats.isEmpty { throw StudyError("the role '\(text)' has no seat") }
      return seats
    }
    if let seat = names.firstIndex(of: text) { return [seat] }
    if let number = Int(text), (1...names.count).contains(number) { return [number - 1] }
    throw StudyError(
      "\(id) has no role or seat '\(printable(text))'"
        + StudyError.suggestion(for: text, among: roles + names.filter { !roles.contains($0) }))
  }
}

/// The option `--agent SEAT=KIND`: agents of the arena take seats of an environment.
struct SeatedAgents: Sendable {
  private(set) var texts: [String] = []

  private static let name = "--agent"

  /// Shows the option.
  mutating func declare(_ line: inout some LineVisitor) {
    line.option(
      SeatedAgents.name, each: &texts, .text("SEAT=KIND"),
      "Let an agent of the arena take a seat, or all of a role; parameters follow the kind, as in "
        + "'buyer=always(action=1)'", unless: "every seat is played from outside")
  }

  /// The agents, by seat.
  ///
  /// - Throws: ``StudyError`` for an unknown seat or kind, or a seat that is taken twice.
  func agents(in shape: Shape, of id: String, _ library: Library) throws(StudyError)
    -> [Int: any Agent]
  {
    var agents: [Int: any Agent] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw StudyError(
          "\(SeatedAgents.name) needs SEAT=KIND, such as \(shape.name(ofSeat: 0))=uniform, but found "
            + "'\(printable(text))'")
      }
      let agent = try SeatedAgents.agent(String(parts[1]), library)
      for seat in try shape.seats(named: String(parts[0]), of: id) {
        if agents.updateValue(agent, forKey: seat) != nil {
          throw StudyError(
            "\(SeatedAgents.name) seats two agents at '\(shape.name(ofSeat: seat))'")
        }
      }
    }
    return agents
  }

  /// The agent of a text such as `always` or `always(action=1)`.
  private static func agent(_ text: String, _ library: Library) throws(StudyError) -> any Agent {
    guard let open = text.firstIndex(of: "(") else { return try library.agent(text).init() }
    guard text.hasSuffix(")") else {
      throw StudyError(
        "expected KIND or KIND(NAME=VALUE,...), but found '\(printable(text))'")
    }
    let kind = String(text[..<open])
    let inner = text[text.index(after: open)...].dropLast()
    let settings = inner.split(separator: ",").map { String($0.drop { $0 == " " }) }
    return try library.agent(kind).init().setting(
      try Settings.read(settings, SeatedAgents.name), owner: kind)
  }
}
