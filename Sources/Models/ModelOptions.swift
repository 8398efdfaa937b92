import Foundation

/// The options of `arena-model`: each declared once, with what reads it and what help says of it.
public struct ModelOptions: Sendable {
  /// The settings that were read.
  public private(set) var settings = ModelSettings()
  /// Whether every exchange is written on a line before its answer.
  public private(set) var keepsExchanges = false

  private typealias Path<Value> = any WritableKeyPath<ModelSettings, Value> & Sendable

  private struct Option: Sendable {
    let name: String
    let placeholder: String?
    let help: String
    /// Reads a value; says what was expected where it is none.
    let read: @Sendable (inout ModelOptions, String) -> String?
  }

  /// Reads a command line.
  ///
  /// - Throws: ``ModelComplaint`` for the first word that is wrong.
  public init(_ words: [String]) throws(ModelComplaint) {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard let option = ModelOptions.all.first(where: { $0.name == word }) else {
        throw ModelOptions.unknown(word, at: words.count - rest.count)
      }
      var value = ""
      if option.placeholder != nil {
        guard let next = rest.popFirst() else { throw ModelComplaint("\(word) needs a value") }
        value = next
      }
      if let expected = option.read(&self, value) {
        let found = ModelOptions.mayBeKey(value) ? "something else" : "'\(value.shown())'"
        // What is no address may be one with a key in it.
        throw ModelComplaint(
          "\(word) must be \(expected)" + (word == "--endpoint" ? "" : ", but found \(found)"))
      }
    }
    if settings.model.isEmpty { throw ModelComplaint("--model is missing: the name of the model") }
  }

  /// What is wrong with a word that is no option.
  ///
  /// Only what is surely a name is repeated, without what is given to it: all else may be a key.
  private static func unknown(_ word: String, at place: Int) -> ModelComplaint {
    let name = word.prefix { $0 != "=" }
    if all.contains(where: { $0.name == name }) {
      return ModelComplaint("the value of \(name) is a word of its own, without '='")
    }
    let isName =
      name.hasPrefix("--") && name.count <= 30
      && name.allSatisfy { $0 == "-" || $0.isASCII && $0.isLetter }
    let names = all.map(\.name).joined(separator: ", ")
    return ModelComplaint(
      isName
        ? "there is no option '\(name)'; there are \(names)"
        : "word \(place) must be an option, of which there are \(names)")
  }

  /// Whether a value that is not what it has to be may be a key in the wrong place.
  private static func mayBeKey(_ value: String) -> Bool {
    value.count > 16 || value.lowercased().hasPrefix("sk-")
  }

  /// The command line that gives some settings.
  public static func words(_ settings: ModelSettings, keeping: Bool) -> [String] {
    var words = [
      "--model", settings.model, "--endpoint", settings.endpoint, "--temperature",
      "\(settings.temperature)", "--top-p", "\(settings.topP)", "--seed", "\(settings.seed)",
      "--elicit", settings.elicit.rawValue, "--form", settings.form.rawValue, "--labels",
      settings.labels.rawValue, "--shift",
      "\(settings.shift)", "--retries",
      "\(settings.retries)", "--resends", "\(settings.resends)", "--pause", "\(settings.pause)",
      "--service", settings.service, "--concurrency", "\(settings.concurrency)", "--deadline",
      "\(settings.deadline)", "--max-tokens", "\(settings.maxTokens)", "--orders",
      "\(settings.orders)", "--input-price", "\(settings.inputPrice)", "--output-price",
      "\(settings.outputPrice)",
    ]
    words += settings.calls.map { ["--calls", "\($0)"] } ?? []
    words += settings.tokens.map { ["--tokens", "\($0)"] } ?? []
    words += settings.money.map { ["--money", "\($0)"] } ?? []
    return words + (keeping ? ["--exchanges"] : [])
  }

  /// The page of help.
  public static var help: String {
    let names = all.map { $0.name + ($0.placeholder.map { " \($0)" } ?? "") }
    let column = names.map(\.count).max() ?? 0
    let rows = zip(names, all).map { name, option in
      "  " + name + String(repeating: " ", count: column - name.count + 2) + option.help
    }
    return """
      Answer the arena's questions by a language model behind an OpenAI-style server.

      Usage: arena-model --model NAME [options]

      It reads lines of JSON from standard input and writes answers to standard
      output, as a study's group of the kind 'process' does. The key is read from the
      environment variable SERVICE_API_KEY, in capitals, by default OPENAI_API_KEY,
      and is never written.

      Options:

      """ + rows.joined(separator: "\n") + "\n  --help"
        + String(repeating: " ", count: Swift.max(2, column - 4))
        + "Print this page.\n"
  }

  private static let all: [Option] = [
    text("--model", "NAME", "The model, as the server knows it.", \.model),
    Option(name: "--endpoint", placeholder: "URL", help: "The server, up to /v1.") {
      options, value in
      guard ModelOptions.isEndpoint(value) else {
        return "the address of a server without a key in it, such as http://127.0.0.1:8000/v1"
      }
      options.settings.endpoint = value
      return nil
    },
    real("--temperature", 0...2, "How random replies are.", \.temperature),
    real("--top-p", 0...1, "The share of likeliest words.", \.topP),
    whole("--seed", 0...0x7fff_ffff, "What replies are drawn from.", \.seed),
    choice("--elicit", "How is asked: action, distribution, logprobs.", \.elicit),
    choice("--form", "Who holds replies to a form: free, schema, object.", \.form),
    choice("--labels", "What names are used: story, neutral or ...-swapped.", \.labels),
    whole("--shift", 0...1_000_000, "Where the first action is listed.", \.shift),
    whole("--retries", 0...20, "How often unread replies are asked again.", \.retries),
    whole("--resends", 0...20, "How often a request is sent again.", \.resends),
    real("--pause", 0...60, "The first wait before that, in seconds.", \.pause),
    text("--service", "NAME", "Whose key is used.", \.service),
    whole("--concurrency", 1...256, "How many questions are in flight.", \.concurrency),
    real("--deadline", 0.001...3600, "How long a reply is awaited, in seconds.", \.deadline),
    whole("--max-tokens", 1...1_000_000, "The most tokens of a reply.", \.maxTokens),
    whole("--orders", 1...20, "In how many orders logprobs lists answers.", \.orders),
    Option(name: "--calls", placeholder: "N", help: "The most requests.") { options, value in
      guard let number = Int(value), number >= 1 else { return "a whole number from 1" }
      options.settings.calls = number
      return nil
    },
    Option(name: "--tokens", placeholder: "N", help: "The most tokens.") { options, value in
      guard let number = Int(value), number >= 1 else { return "a whole number from 1" }
      options.settings.tokens = number
      return nil
    },
    Option(name: "--money", placeholder: "X", help: "The most money.") { options, value in
      guard let number = Double(value), number > 0, number.isFinite else {
        return "a number above 0"
      }
      options.settings.money = number
      return nil
    },
    real("--input-price", 0...1e9, "A million tokens of prompts.", \.inputPrice),
    real("--output-price", 0...1e9, "A million tokens of replies.", \.outputPrice),
    Option(name: "--exchanges", placeholder: nil, help: "Write each exchange too.") { options, _ in
      options.keepsExchanges = true
      return nil
    },
  ]

  /// Whether a text is the address of a server that holds no key.
  public static func isEndpoint(_ text: String) -> Bool {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme,
      ["http", "https"].contains(scheme), parts.host?.isEmpty == false
    else { return false }
    return parts.user == nil && parts.password == nil && parts.query == nil
      && parts.fragment == nil
      && !parts.path.lowercased().split(separator: "/").contains { $0.hasPrefix("sk-") }
  }

  private static func text(
    _ name: String, _ placeholder: String, _ help: String,
    _ path: Path<String>
  ) -> Option {
    Option(name: name, placeholder: placeholder, help: help) { options, value in
      if value.isEmpty || value.count > 200 || value.lowercased().hasPrefix("sk-") {
        return "a text of 1 to 200 characters, and no key"
      }
      options.settings[keyPath: path] = value
      return nil
    }
  }

  private static func real(
    _ name: String, _ range: ClosedRange<Double>, _ help: String,
    _ path: Path<Double>
  ) -> Option {
    Option(name: name, placeholder: "X", help: help) { options, value in
      guard let number = Double(value), range.contains(number) else {
        return "a number in \(range.lowerBound)...\(range.upperBound)"
      }
      options.settings[keyPath: path] = number
      return nil
    }
  }

  private static func whole(
    _ name: String, _ range: ClosedRange<Int>, _ help: String,
    _ path: Path<Int>
  ) -> Option {
    Option(name: name, placeholder: "N", help: help) { options, value in
      guard let number = Int(value), range.contains(number) else {
        return "a whole number in \(range.lowerBound)...\(range.upperBound)"
      }
      options.settings[keyPath: path] = number
      return nil
    }
  }

  private static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ help: String, _ path: Path<Choice>
  ) -> Option {
    Option(name: name, placeholder: "HOW", help: help) { options, value in
      guard let choice = Choice(rawValue: value) else {
        return "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
      }
      options.settings[keyPath: path] = choice
      return nil
    }
  }
}
