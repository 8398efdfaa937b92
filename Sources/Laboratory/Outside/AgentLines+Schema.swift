import Arena

extension AgentLines {
  /// The JSON Schema of the lines between the arena and a program: what it is sent and what it answers, one
  /// definition for each type of line.
  ///
  /// > Source: [JSON Schema](https://json-schema.org/draft/2020-12/json-schema-core), draft 2020-12.
  static var schema: JSON {
    let lines = ["game", "question", "outcome", "answer"]
    return .object([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "title": .string("A line between the arena and an agent from outside"),
      "oneOf": .array(lines.map { reference($0) }),
      "$defs": .object([
        "game": sent("game", "What is played, once, before all else.", game),
        "question": sent("question", "Asks for an answer.", question),
        "outcome": sent("outcome", "What a match came to, for programs with feedback.", outcome),
        "answer": answer,
        "label": object(
          "A name, and what it means.",
          [
            ("name", text("As it stands in the story.")),
            ("help", text("A sentence; empty where there is none.")),
          ]),
        "values": object(
          "What may be chosen or seen.",
          [("count", whole("How many there are; they are numbered from 0.", least: 1))],
          optional: [
            ("labels", list(of: reference("label"), "In their order; of no more than 1,000."))
          ]),
      ]),
    ])
  }

  private static let game: [(String, JSON)] = [
    ("version", .object(["enum": .array([.integer(version)])])),
    ("mechanism", text("Its name.")),
    ("rules", list(of: text("A sentence."), "The rules, without any player's secrets.")),
    (
      "roles",
      list(
        of: object(
          "A role.",
          [
            ("name", text("Its name.")), ("help", text("A sentence.")),
            ("seats", whole("How many seats it has.", least: 1)),
          ]), "All roles, in the order of their seats.")
    ),
    (
      "decisions",
      list(
        of: object(
          "A decision.",
          [
            ("name", text("Its name.")), ("help", text("A sentence.")),
            ("role", whole("The number of the role that decides.")),
            ("actions", reference("values")),
            (
              "sees",
              list(
                of: object(
                  "A variable that is seen.",
                  [("name", text("Its name.")), ("values", reference("values"))]),
                "What is seen at it, in the order of a question's numbers.")
            ),
          ]), "All decisions; questions name them by their place here.")
    ),
    ("agents", whole("How many agents the program answers for at first.", least: 1)),
    ("rounds", whole("How many rounds of matches are played.", least: 1)),
    ("expectedRounds", number("How many rounds a match is expected to have.", least: 1)),
    ("seed", .object(["type": .string("string"), "pattern": .string("^[0-9]+$")])),
  ]

  private static let question: [(String, JSON)] = [
    ("id", whole("Its number, which the answer repeats.")),
    ("round", whole("The round, from 0.")),
    ("match", whole("The match within its round, from 0.")),
    ("agent", whole("Which agent is asked: its number in the population.")),
    ("number", whole("How many questions it has answered in this match.")),
    ("seat", whole("Where it sits.")),
    ("decision", whole("The number of the decision.")),
    ("sees", list(of: whole("The number of a value."), "One for each variable of the decision.")),
    ("actions", whole("How many actions there are.", least: 1)),
  ]

  private static let outcome: [(String, JSON)] = [
    ("round", whole("The round, from 0.")),
    ("match", whole("The match within its round, from 0.")),
    ("agent", whole("The number of an agent in the population.")),
    ("payoff", number("What it earned in the match.")),
  ]

  private static var answer: JSON {
    object(
      "What the program writes for a question.", [("id", whole("The question's."))],
      optional: [
        ("action", whole("The number of the action.")),
        (
          "probabilities",
          list(of: number("Of an action.", least: 0), "One for each action, with a sum of 1.")
        ),
        (
          "silence",
          .object([
            "enum": .array(ReplyScanner.silences.map { .string($0.name) }),
            "description": .string("Why there is no answer."),
          ])
        ),
      ]
    ).adding([
      "oneOf": .array(
        ["action", "probabilities", "silence"].map { .object(["required": .array([.string($0)])]) })
    ])
  }

  /// The schema of a line that is sent: its fields after its type.
  private static func sent(_ type: String, _ help: String, _ fields: [(String, JSON)]) -> JSON {
    object(help, [("type", .object(["enum": .array([.string(type)])]))] + fields)
  }

  /// The schema of an object with these fields and no others.
  private static func object(
    _ help: String, _ fields: [(String, JSON)], optional: [(String, JSON)] = []
  ) -> JSON {
    .object([
      "type": .string("object"), "description": .string(help),
      "additionalProperties": .bool(false),
      "required": .array(fields.map { .string($0.0) }),
      "properties": .object(Dictionary(uniqueKeysWithValues: fields + optional)),
    ])
  }

  private static func list(of items: JSON, _ help: String) -> JSON {
    .object(["type": .string("array"), "items": items, "description": .string(help)])
  }

  private static func text(_ help: String) -> JSON {
    .object(["type": .string("string"), "description": .string(help)])
  }

  private static func whole(_ help: String, least: Int = 0) -> JSON {
    .object([
      "type": .string("integer"), "minimum": .integer(least), "description": .string(help),
    ])
  }

  private static func number(_ help: String, least: Int? = nil) -> JSON {
    let schema: JSON = .object(["type": .string("number"), "description": .string(help)])
    guard let least else { return schema }
    return schema.adding(["minimum": .integer(least)])
  }

  private static func reference(_ name: String) -> JSON {
    .object(["$ref": .string("#/$defs/\(name)")])
  }
}
