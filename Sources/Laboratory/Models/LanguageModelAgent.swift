public import Arena
import Foundation
import Models

/// An agent that is a language model behind a server, asked by `arena-model`.
///
/// Asked by action it is a program like any other: every question is a reply of its own. Asked by distribution or
/// by log probabilities it is a strategy: it is asked once for each information set, and what it says is played from
/// then on.
public struct LanguageModelAgent: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "language-model", "Does what a language model replies that is told the rules and the view.",
    source:
      "E. Tewolde et al., CoopEval: Benchmarking Cooperation-Sustaining Mechanisms and LLM Agents in "
      + "Social Dilemmas, arXiv:2604.15267, 2026: strategies elicited whole, and drawn by the engine."
  )

  /// The model, where it is, and how it is asked.
  var settings = ModelSettings()
  /// The name of the model, as a list of one.
  private var model: [String] = []
  private var endpoint = ["https://api.openai.com/v1"]
  private var service = ["openai"]
  private var calls = 10_000
  private var tokens = 100_000_000
  private var money = 100.0
  /// Where the program works; nil for where the arena does.
  var folder: String?
  /// The program that asks; nil for the one beside the arena.
  var program: String?

  /// Makes the kind without a model, which can play no game.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("model", &model, limit: 1, longest: 200, "The model, as the server knows it.")
    visitor.knob(
      "endpoint", &endpoint, limit: 1, longest: 200, "The address of the server, up to the version."
    )
    visitor.knob(
      "service", &service, limit: 1, longest: 40,
      "Whose key is used: that of the environment variable NAME_API_KEY.")
    visitor.knob("elicit", &settings.elicit, "How the model is asked what it does.")
    visitor.knob(
      "form", &settings.form,
      "Who holds a text that it replies to its form: nobody, or the server by either of two ways to ask for it."
    )
    visitor.knob("labels", &settings.labels, "By what names it is told of roles and actions.")
    visitor.knob(
      "shift", &settings.shift, in: 0...1_000_000, unit: "places",
      "At which place of the list of answers the first action stands.")
    visitor.knob(
      "temperature", &settings.temperature, in: 0...2, unit: "temperature",
      "How random replies are; it is always sent.")
    visitor.knob(
      "topP", &settings.topP, in: 0...1, unit: "probability",
      "The share of likeliest words that is considered; it is always sent.")
    visitor.knob(
      "seed", &settings.seed, in: 0...0x7fff_ffff, unit: "seed",
      "A number from which the server is asked to draw replies.")
    visitor.knob(
      "orders", &settings.orders, in: 1...20, unit: "orders",
      "In how many orders the answers are listed, if log probabilities are read.")
    visitor.knob(
      "retries", &settings.retries, in: 0...20, unit: "times",
      "How often a reply that cannot be read is asked for again.")
    visitor.knob(
      "resends", &settings.resends, in: 0...20, unit: "times",
      "How often a request is sent again that the server turns away for now.")
    visitor.knob(
      "pause", &settings.pause, in: 0...60, unit: "seconds", "How long is waited before that.")
    visitor.knob(
      "concurrency", &settings.concurrency, in: 1...256, unit: "questions",
      "How many questions are in flight at once.")
    visitor.knob(
      "deadline", &settings.deadline, in: 0.001...3600, unit: "seconds",
      "How long one reply is awaited.")
    visitor.knob(
      "maxTokens", &settings.maxTokens, in: 1...1_000_000, unit: "tokens",
      "The most tokens of a reply.")
    visitor.knob(
      "budget.calls", &calls, in: 1...1_000_000_000, unit: "calls",
      "How many requests of one command: no question is begun beyond; then it ends, and the same command goes on."
    )
    visitor.knob(
      "budget.tokens", &tokens, in: 1...1_000_000_000_000, unit: "tokens",
      "The most tokens of prompts and replies.")
    visitor.knob("budget.money", &money, in: 1e-9...1e9, unit: "money", "The most money.")
    visitor.knob(
      "prices.input", &settings.inputPrice, in: 0...1e9, unit: "money",
      "What a million tokens of prompts costs.")
    visitor.knob(
      "prices.output", &settings.outputPrice, in: 0...1e9, unit: "money",
      "What a million tokens of replies costs.")
  }

  /// Complains unless there is a model.
  public mutating func prepare(for briefing: Briefing) -> String? {
    if model.isEmpty { return "needs a model, such as model: \"gpt-4o-2024-08-06\"" }
    if endpoint.isEmpty || !ModelOptions.isEndpoint(endpoint[0]) {
      return "needs an endpoint that is an address without a key in it, such as "
        + "http://127.0.0.1:8000/v1"
    }
    let shape = briefing.shape
    let widest = (0..<shape.infosets).map { shape.slots(ofInfoset: $0).count }.max() ?? 1
    let requests = settings.elicit == .logprobs ? Swift.min(settings.orders, widest) : 1
    if calls < requests {
      return
        "needs \(requests) requests for one question, in as many orders, and budget.calls is \(calls)"
    }
    return service.isEmpty ? "needs the name of a service, such as \"openai\"" : nil
  }

  /// Never called: answers come by way of a `Correspondence`, or from a table.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    0
  }

  /// Where which model is asked for.
  var address: String { (endpoint + model).joined(separator: " ") }

  /// Whether it is asked for its strategy before it plays.
  var isAskedBefore: Bool { settings.elicit.isWhole }

  /// The most that one command may spend.
  var limit: ModelSpending.Amount {
    ModelSpending.Amount(calls: calls, tokens: tokens, money: money)
  }

  /// Which model is asked and how, without what it may cost and how long is waited: what its answers depend on.
  var identity: JSON {
    let names = [
      "model", "endpoint", "elicit", "form", "labels", "shift", "temperature", "topP", "seed",
      "orders",
      "retries",
      "maxTokens",
    ]
    let values = knobList.filter { names.contains($0.name) }
    return JSON(values: values)
  }

  /// The program that asks it, with a budget.
  func process(within left: ModelSpending.Amount) -> ProcessAgent {
    var settings = settings
    settings.model = model.first ?? ""
    settings.endpoint = endpoint.first ?? ""
    settings.service = service.first ?? ""
    settings.calls = Swift.max(1, left.calls)
    settings.tokens = Swift.max(1, left.tokens)
    settings.money = Swift.max(1e-9, left.money)
    var process = ProcessAgent()
    process.command =
      [LanguageModelAgent.beside] + ModelOptions.words(settings, keeping: true)
    process.deadline = settings.longest
    process.restarts = 0
    process.window = settings.concurrency
    process.folder = folder
    return process
  }

  /// Where the program is that asks models: in the folder of the program that runs.
  private static var beside: String {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let own = link ?? Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().appending(path: "arena-model").path
  }
}

extension LanguageModelAgent {
  /// Parameters as a study writes them, with what stands in `budget` and `prices` by its whole name.
  ///
  static func flattened(_ parameters: [String: JSON]) -> [String: JSON] {
    var flat: [String: JSON] = [:]
    for (name, value) in parameters {
      if ["budget", "prices"].contains(name), case .object(let fields) = value {
        for (part, inner) in fields.pairs { flat["\(name).\(part)"] = inner }
      } else {
        flat[name] = value
      }
    }
    return flat
  }
}

extension Elicitation: KnobChoice {}
extension Labelling: KnobChoice {}
extension ReplyForm: KnobChoice {}
