import Arena
import Laboratory
import Models
import Reporting

/// Shows what a language model is told at the information sets of a role.
struct PromptCommand: Subcommand {
  static let name = "prompt"
  static let summary = "Show what a language model is told when it takes a role of a mechanism."

  private var id = ""
  private var role: String?
  private var place: String?
  private var elicit = Elicitation.action
  private var form = ReplyForm.free
  private var labels = Labelling.story
  private var settings: [String: JSON] = [:]

  /// So many prompts are in an answer of JSON at most.
  private static let most = 10_000

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("MECHANISM", &id, "the name of a mechanism", .mechanism)
    line.option("--as", &role, .text("ROLE"), "The role that is told", unless: "the first")
    line.option(
      "--at", &place, .text("SET"), "The information set, such as 'sale: car = peach'",
      unless: "the first one; --json has all")
    line.option("--elicit", &elicit, .choice("HOW"), "How the model is asked what it does")
    line.option("--form", &form, .choice("HOW"), "Who holds a text to its form")
    line.option(
      "--labels", &labels, .choice("HOW"), "By what names it is told of roles and actions")
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    let mechanism = try context.mechanism(id, settings)
    let game = try context.game(mechanism)
    let shape = game.shape
    let seat = try role.map { text throws(StudyError) in try shape.seats(named: text, of: id) }
    let index = shape.roleOfSeat[seat?.first ?? 0]
    let sets = shape.layout.indices.filter { shape.decisions[$0].role == index }.flatMap {
      Int(shape.layout[$0].infoset)..<Int(shape.layout[$0].infoset + shape.layout[$0].observations)
    }
    guard let first = sets.first else {
      throw StudyError("the role '\(shape.roles[index].name)' of \(id) decides nothing")
    }
    let prompts = try ModelPrompts(game, called: mechanism.card.id)
    let chosen = try place.map { text throws(StudyError) in
      let names = sets.map { shape.name(ofInfoset: $0) }
      guard let found = names.firstIndex(of: text) else {
        throw StudyError(
          "\(shape.roles[index].name) has no information set '\(printable(text))'"
            + StudyError.suggestion(for: text, among: names))
      }
      return sets[found]
    }
    func told(_ infoset: Int) -> Prompt {
      prompts.prompt(at: infoset, by: elicit, form: form, labels: labels)
    }
    if context.asksJSON {
      let shown = chosen.map { [$0] } ?? Array(sets.prefix(PromptCommand.most))
      let list = shown.map { infoset in
        let prompt = told(infoset)
        return JSON.object([
          "informationSet": .string(shape.name(ofInfoset: infoset)), "hash": .string(prompt.hash),
          "system": .string(prompt.system), "user": .string(prompt.user),
          "answers": .array(prompt.answers.map { .string($0) }),
        ])
      }
      let json = JSON.object([
        "mechanism": .string(mechanism.card.id), "parameters": mechanism.knobValues,
        "role": .string(shape.roles[index].name), "elicit": .string(elicit.rawValue),
        "form": .string(form.rawValue), "labels": .string(labels.rawValue),
        "version": .integer(Prompt.version),
        "informationSets": .integer(sets.count), "prompts": .array(list),
      ])
      context.terminal.print(json.indented, terminator: "")
      return 0
    }
    let prompt = told(chosen ?? first)
    for line in (prompt.system + "\n\n" + prompt.user).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      context.terminal.paragraph(String(line))
    }
    context.terminal.print("")
    let others = sets.count - 1
    context.terminal.paragraph(
      "Prompt \(prompt.hash), of \(shape.name(ofInfoset: chosen ?? first))."
        + (others > 0
          ? " The role decides at \(counted(others, "other information set")); --at shows one."
          : ""))
    return 0
  }
}
