import Arena
import GameTheory
import Laboratory
import Reporting

/// Describes one mechanism, agent or welfare function, or the fields of a study.
struct DescribeCommand: Subcommand {
  static let name = "describe"
  static let summary =
    "Describe a mechanism, a game file, an agent, a welfare function, or the fields of a study."

  /// The word for the fields of a study.
  static let study = "study"

  private var id = ""
  private var asksSchema = false

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(
      "NAME|FILE", &id,
      "the name of a mechanism, an agent or a welfare function, or 'study' for the fields of a study",
      .described)
    line.flag(
      "--schema", &asksSchema,
      "Print the JSON Schema of a study, which editors check files by, or of the lines of 'process'"
    )
  }

  func run(_ context: Context) throws -> Int32 {
    if id == DescribeCommand.study {
      describeStudy(context)
      return 0
    }
    if asksSchema {
      if id == ProcessAgent.card.id {
        context.terminal.print(ProcessAgent.schema.indented, terminator: "")
        return 0
      }
      throw StudyError(
        "--schema is the schema of a study, 'describe study --schema', or of the lines of a program "
          + "that plays, 'describe process --schema', but found '\(printable(id))'")
    }
    let json: JSON
    switch try context.library.entry(named: id) {
    case .mechanism(let mechanism): json = try DescribeCommand.describe(mechanism, context)
    case .agent(let type): json = DescribeCommand.describe(type.init())
    case .welfare(let type):
      json = DescribeCommand.common(type.card, "welfare", type.init())
        .adding(["scope": .string(type.scope.rawValue), "unit": .string(type.unit)])
    }
    if context.asksJSON {
      context.terminal.print(json.indented, terminator: "")
    } else {
      context.terminal.print(
        DescribeCommand.page(json, width: context.terminal.width), terminator: "")
    }
    return 0
  }

  private func describeStudy(_ context: Context) {
    let text =
      if asksSchema {
        Study.schema(of: context.library).indented
      } else if context.asksJSON {
        Study.fields.indented
      } else {
        StudyFieldsPage.text(Study.fields, width: context.terminal.width)
      }
    context.terminal.print(text, terminator: "")
  }

  private static func common(_ card: Card, _ kind: String, _ entry: some Knobbed) -> JSON {
    card.json.adding([
      "kind": .string(kind), "parameters": .array(entry.knobList.map(\.description)),
    ])
  }

  private static func describe(_ agent: any Agent) -> JSON {
    let type = type(of: agent)
    return common(type.card, "agent", agent)
      .adding(["feedback": .array(type.feedback.names.map { .string($0) })])
  }

  private static func describe(_ mechanism: any Mechanism, _ context: Context) throws -> JSON {
    let game = try context.game(mechanism)
    let shape = game.shape
    let goal =
      switch game.goal {
      case .meanPayoff: "utilitarian"
      case .measure(let index, .most): shape.measures[index].name
      case .measure(let index, .least): "least \(shape.measures[index].name)"
      }
    return common(mechanism.card, "mechanism", mechanism).adding([
      "goal": .string(goal), "seats": .integer(shape.seats),
      "informationSets": .integer(shape.infosets),
      "roles": .array(
        shape.roles.map {
          .object([
            "name": .string($0.name), "seats": .integer($0.seats), "commits": .bool($0.commits),
            "help": .string($0.help),
          ])
        }),
      "decisions": .array(
        shape.decisions.map { decision in
          .object([
            "name": .string(decision.name), "role": .string(shape.roles[decision.role].name),
            "help": .string(decision.help), "actionHelp": help(decision.actions),
            "sees": .array(
              decision.sees.map {
                .object(["name": .string($0.name), "values": labels($0.values)])
              }), "actions": labels(decision.actions),
          ])
        }),
      "draws": .array(
        shape.draws.map {
          .object(["name": .string($0.name), "outcomes": labels($0.outcomes)])
        }),
      "measures": .array(
        shape.measures.map {
          .object([
            "name": .string($0.name), "unit": .string($0.unit), "help": .string($0.help),
            "minimum": .number($0.range.lowerBound), "maximum": .number($0.range.upperBound),
          ])
        }),
      "repeated": .array(try repetition(of: mechanism, context).map { .string($0) }),
    ])
  }

  /// What theory says of a mechanism that is repeated by itself, within a few steps.
  private static func repetition(of mechanism: any Mechanism, _ context: Context) throws -> [String]
  {
    var budget = Budget()
    (budget.leaves, budget.profiles, budget.steps) = (10_000, 10_000, 10_000)
    let desk = try context.desk(mechanism, budget: budget)
    return try RepeatedSolution(ofRepeated: desk, in: context.library)
      .map { RepeatedReport($0).gist } ?? []
  }

  private static func help(_ values: Values) -> JSON {
    guard case .named(let labels) = values, labels.contains(where: { !$0.help.isEmpty }) else {
      return .array([])
    }
    return .array(labels.map { .string($0.help) })
  }

  private static func labels(_ values: Values) -> JSON {
    .array((0..<values.count).map { .string(values.label($0)) })
  }

  /// The description as text.
  private static func page(_ json: JSON, width: Int) -> String {
    var text = ""
    func paragraph(_ line: String) {
      text += wrap(line, width).joined(separator: "\n") + "\n"
    }
    paragraph("\(json["id"].text): \(json["summary"].text)")
    paragraph("Source: \(json["source"].text)")
    if !json["feedback"].items.isEmpty {
      paragraph("Learns from: \(json["feedback"].items.map(\.text).joined(separator: ", "))")
    }
    if !json["goal"].text.isEmpty { paragraph("Designer's goal: \(json["goal"].text)") }
    for role in json["roles"].items {
      paragraph(
        "Role: \(role["name"].text), seats: \(role["seats"].int ?? 0)"
          + (role["commits"] == .bool(true) ? ", commits" : "") + sentence(role["help"]))
    }
    for decision in json["decisions"].items {
      let sees = decision["sees"].items.map { $0["name"].text }.joined(separator: ", ")
      paragraph(
        "Decision: \(decision["name"].text) (\(decision["role"].text))"
          + (sees.isEmpty ? "" : ", seeing \(sees)") + ": \(short(decision["actions"].items))"
          + sentence(decision["help"], after: "."))
      for (label, help) in zip(decision["actions"].items, decision["actionHelp"].items) {
        paragraph("  \(label.text)" + sentence(help))
      }
    }
    for draw in json["draws"].items {
      paragraph("Draw: \(draw["name"].text): \(short(draw["outcomes"].items, "outcomes"))")
    }
    for measure in json["measures"].items {
      paragraph(
        "Measure: \(measure["name"].text) (\(measure["unit"].text)): \(measure["help"].text)")
    }
    for sentence in json["repeated"].items { paragraph("Repeated: \(sentence.text)") }
    if json["parameters"].items.isEmpty { return text }
    var table = TextTable(["parameter", "value", "range", ""])
    for knob in json["parameters"].items {
      var range = knob["choices"].items.map(\.text).joined(separator: " | ")
      if let low = knob["minimum"].double, let high = knob["maximum"].double {
        range = "\(figure(low)) to \(figure(high)) \(knob["unit"].text)"
      }
      table.add([knob["name"].text, value(knob["value"]), range, knob["help"].text])
    }
    return text + "\n" + table.text(width: width)
  }

  private static func value(_ json: JSON) -> String {
    switch json {
    case .string(let text): text
    case .array(let items): items.map(value).joined(separator: ", ")
    case .null, .bool, .number, .integer, .object: json.canonical
    }
  }

  /// A help line after something; nothing if there is none.
  private static func sentence(_ help: JSON, after mark: String = ":") -> String {
    help.text.isEmpty ? "" : "\(mark) \(help.text)"
  }

  private static func short(_ labels: [JSON], _ what: String = "actions") -> String {
    let texts = labels.map(\.text)
    return texts.count <= 8
      ? texts.joined(separator: ", ")
      : "\(texts[0]), \(texts[1]), ..., \(texts[texts.count - 1]) (\(texts.count) \(what))"
  }
}
