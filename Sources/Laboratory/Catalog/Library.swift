public import Arena
public import Catalogue
import Story
import Theory

/// Everything that can be named: mechanisms, agents and welfare functions, in order.
///
/// Every command and every study takes what it names from here. A mechanism's name is one of four
/// things: an entry of the catalogue (`trust-game`), the path of a game file (`games/chicken.nfg`), the
/// path of a story file (`my.story`), or a combinator around a mechanism (`mediated(trust-game)`,
/// `repeated(contracted(used-car))`).
/// A researcher's own package adds its entries to ``standard``.
public struct Library: Sendable {
  /// The mechanisms.
  public let mechanisms: [any Mechanism.Type]
  /// The agent kinds.
  public private(set) var agents: [any Agent.Type]
  /// The welfare functions.
  public let welfare: [any Welfare.Type]
  /// The combinators.
  public let combinators: [Combinator]
  private let shipped: Set<ObjectIdentifier>

  /// The deepest nesting of a composed name.
  static let deepest = 4

  /// The arena's own entries, followed by some more.
  ///
  /// - Throws: ``StudyError`` when two entries share an id.
  public init(
    mechanisms: [any Mechanism.Type] = [], agents: [any Agent.Type] = [],
    welfare: [any Welfare.Type] = []
  ) throws(StudyError) {
    let own = Catalogue.mechanisms
    shipped = Set(own.map { ObjectIdentifier($0) })
    self.mechanisms = own + mechanisms
    self.agents = Catalogue.agents + [PenalCodeAgent.self] + agents
    var collector = WelfareCollector()
    visitWelfare(&collector)
    self.welfare = collector.types + welfare
    combinators = Catalogue.combinators
    let mechanismEntries = self.mechanisms.map { Named(id: $0.card.id, type: $0) }
    let agentEntries = self.agents.map { Named(id: $0.card.id, type: $0) }
    let welfareEntries = self.welfare.map { Named(id: $0.card.id, type: $0) }
    try Library.check(mechanismEntries, "mechanisms")
    try Library.check(agentEntries, "agents")
    try Library.check(welfareEntries, "welfare functions")
    // A name stands for one thing, whatever it is asked for.
    try Library.check(mechanismEntries + agentEntries + welfareEntries, "entries")
  }

  /// The library with one more kind of agent, which is listed nowhere else.
  func offering(_ agent: any Agent.Type) -> Library {
    var library = self
    library.agents.append(agent)
    return library
  }

  /// What the arena itself offers.
  public static let standard: Library = {
    do { return try Library() } catch { preconditionFailure("\(error)") }
  }()

  /// An entry's id, and its type, which has a text only in a complaint: to make one takes long.
  private struct Named {
    let id: String
    let type: Any.Type
  }

  private static func check(_ entries: [Named], _ what: String) throws(StudyError) {
    var types: [String: Any.Type] = [:]
    for entry in entries {
      if let other = types.updateValue(entry.type, forKey: entry.id) {
        throw StudyError(
          "two \(what) are called '\(printable(entry.id))': \(other) and \(entry.type); give one "
            + "of them another id in its card")
      }
    }
  }

  /// Whether a mechanism is one of the arena's own.
  func isShipped(_ type: any Mechanism.Type) -> Bool {
    shipped.contains(ObjectIdentifier(type))
  }

  /// Returns the mechanism of a name, with its default parameters.
  ///
  /// - Throws: ``StudyError`` naming the nearest one, or saying what is wrong with a file.
  public func mechanism(_ name: String) throws(StudyError) -> any Mechanism {
    try mechanism(name, files: Shelf(folder: nil))
  }

  /// Returns the mechanism of a name; paths of files start from the folder of the shelf.
  func mechanism(_ name: String, files: Shelf, depth: Int = 0) throws(StudyError)
    -> any Mechanism
  {
    if let type = entry(name) { return type.init() }
    if GameFile.isName(name) { return try files.game(name) }
    if StoryFile.isName(name) { return try files.story(name) }
    if let (outer, inner) = Library.parts(name) {
      guard let combinator = combinators.first(where: { $0.name == outer }) else {
        throw unknown("combinator", outer, combinators.map(\.name))
      }
      if depth == Library.deepest {
        throw StudyError(
          "'\(printable(name))': combinators may be nested \(Library.deepest) deep at most")
      }
      return combinator.combine(try mechanism(inner, files: files, depth: depth + 1))
    }
    throw missing(name)
  }

  /// The entry of the catalogue with a name, which may be written the old way, with a hyphen.
  private func entry(_ name: String) -> (any Mechanism.Type)? {
    if let found = mechanisms.first(where: { $0.card.id == name }) { return found }
    guard let combinator = combinators.first(where: { name.hasPrefix($0.name + "-") }) else {
      return nil
    }
    let composed = "\(combinator.name)(\(name.dropFirst(combinator.name.count + 1)))"
    return mechanisms.first { $0.card.id == composed }
  }

  /// The combinator and the mechanism of a composed name, which ends in a parenthesis.
  private static func parts(_ name: String) -> (outer: String, inner: String)? {
    guard name.hasSuffix(")"), let open = name.firstIndex(of: "(") else { return nil }
    let inner = name[name.index(after: open)...].dropLast()
    return (String(name[..<open]), String(inner))
  }

  private func missing(_ name: String) -> StudyError {
    if combinators.contains(where: { $0.name == name }) {
      return StudyError(
        "'\(name)' is a combinator; expected a mechanism in it, such as \(name)(trust-game)")
    }
    if agents.contains(where: { $0.card.id == name }) {
      return StudyError("'\(name)' is a kind of agent, and a mechanism was expected")
    }
    if name.contains("(") || name.contains(")") {
      return StudyError(
        "'\(printable(name))' is no name: expected COMBINATOR(MECHANISM), such as "
          + "mediated(trust-game)")
    }
    if name.contains(where: { $0 == "." || $0 == "/" }) {
      return StudyError(
        "'\(printable(name, limit: 200))' is not in the catalogue, and the name of a game file ends "
          + "in .efg, .nfg, .agg or .bagg, that of a story file in .story")
    }
    return unknown("mechanism", name, mechanisms.map { $0.card.id })
  }

  /// Returns the agent kind with an id.
  ///
  /// - Throws: ``StudyError`` naming the nearest one.
  public func agent(_ id: String) throws(StudyError) -> any Agent.Type {
    let all = agents + Library.outside
    if let found = all.first(where: { $0.card.id == id }) { return found }
    throw unknown("agent", id, all.map { $0.card.id })
  }

  /// The kinds that reach agents outside the arena: they need to be told whom to ask, and so stand in no
  /// tournament of all.
  public static let outside: [any Agent.Type] = [
    ProcessAgent.self, PersonAgent.self, LanguageModelAgent.self,
  ]

  /// Returns the welfare function with an id.
  ///
  /// - Throws: ``StudyError`` naming the nearest one.
  public func welfareFunction(_ id: String) throws(StudyError) -> any Welfare.Type {
    if let found = welfare.first(where: { $0.card.id == id }) { return found }
    throw unknown("welfare function", id, welfare.map { $0.card.id })
  }

  /// What a name stands for.
  public enum Entry {
    /// A mechanism: of the catalogue, of a file, or composed.
    case mechanism(any Mechanism)
    /// A kind of agent.
    case agent(any Agent.Type)
    /// A welfare function.
    case welfare(any Welfare.Type)
  }

  /// Returns whatever has a name.
  ///
  /// - Throws: ``StudyError`` naming the nearest entry of any kind.
  public func entry(named name: String) throws(StudyError) -> Entry {
    if let type = (agents + Library.outside).first(where: { $0.card.id == name }) {
      return .agent(type)
    }
    if let type = welfare.first(where: { $0.card.id == name }) { return .welfare(type) }
    let isSimple = !name.contains { "()./".contains($0) }
    let isCombinator = combinators.contains { $0.name == name }
    if isSimple && !isCombinator && entry(name) == nil { throw unknown("entry", name, ids) }
    return .mechanism(try mechanism(name))
  }

  /// The ids of all entries.
  public var ids: [String] {
    mechanisms.map { $0.card.id } + agents.map { $0.card.id } + welfare.map { $0.card.id }
  }

  private func unknown(_ what: String, _ id: String, _ ids: [String]) -> StudyError {
    StudyError(
      "there is no \(what) '\(printable(id))'\(StudyError.suggestion(for: id, among: ids))")
  }
}

private struct WelfareCollector: WelfareVisitor {
  var types: [any Welfare.Type] = []

  mutating func visit<W: Welfare>(_ type: W.Type) { types.append(type) }
}
