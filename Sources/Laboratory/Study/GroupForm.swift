/// A group of a population as it is written.
struct GroupForm: StudySection {
  static let name = "group"
  static let summary = "Agents of one kind; in paths it goes by its name, or by its agent."

  var agent = ""
  var parameters: [String: JSON] = [:]
  private var givenName: String?
  var count: Int?
  var share: Share?
  var roles: [String] = []

  init() {}

  /// The name that is given, or the agent.
  var name: String { givenName ?? agent }

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required("agent", &agent, .entry(.agent), "The kind of agent.")
    fields.field(
      "parameters", &parameters, .values(.any),
      "The parameters of the agent, which 'arena describe AGENT' lists.", unless: "their defaults")
    fields.field(
      "name", &givenName, .text(.step), "What results call the group.", unless: "the agent")
    fields.field(
      "count", &count, .whole(in: 0...Cell.mostAgents), "How many agents it has.",
      unless: "by its share")
    fields.field(
      "share", &share, Share.kind, "Which share of 'agents' it has, or what the others leave.",
      unless: "by its count")
    fields.needsOne(of: ["count", "share"], alone: true)
    fields.field(
      "roles", &roles, .list(of: .text(.any)), "The roles of the mechanism that it may fill.",
      unless: "all")
  }
}
