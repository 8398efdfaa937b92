import Testing

@testable import Models

@Suite struct `The options of arena-model` {
  @Test func `give the settings that they are made of`() throws {
    var settings = ModelSettings()
    settings.model = "m"
    settings.endpoint = "http://127.0.0.1:8000/v1"
    settings.elicit = .logprobs
    settings.form = .object
    settings.labels = .neutralRolesSwapped
    settings.temperature = 0.7
    settings.shift = 3
    settings.calls = 7
    settings.tokens = 11
    settings.money = 0.5
    settings.outputPrice = 2
    let options = try ModelOptions(ModelOptions.words(settings, keeping: true))
    #expect(options.settings == settings && options.keepsExchanges)
  }

  @Test(arguments: [
    ([], "--model is missing: the name of the model"),
    (["--model", "m", "--calls", "0"], "--calls must be a whole number from 1, but found '0'"),
    (["--model"], "--model needs a value"),
    (
      ["--model", "m", "--endpoint", "http://u:sk-1@x/v1"],
      "--endpoint must be the address of a server without a key in it, such as http://127.0.0.1:8000/v1"
    ),
    (
      ["--model", "m", "--endpoint", "http://127.0.0.1/v1/sk-1"],
      "--endpoint must be the address of a server without a key in it, such as http://127.0.0.1:8000/v1"
    ),
    (["--model=m"], "the value of --model is a word of its own, without '='"),
    (
      ["--model", "sk-1"],
      "--model must be a text of 1 to 200 characters, and no key, but found something else"
    ),
    (
      ["--service", "SK-1"],
      "--service must be a text of 1 to 200 characters, and no key, but found something else"
    ),
    (["--calls", "\u{1b}[2J"], "--calls must be a whole number from 1, but found '?[2J'"),
    (
      ["--seed", "0123456789abcdef0123456789abcdef"],
      "--seed must be a whole number in 0...2147483647, but found something else"
    ),
  ])
  func `are refused in one sentence, which repeats no key`(_ words: [String], _ sentence: String) {
    let error = #expect(throws: ModelComplaint.self) { try ModelOptions(words) }
    #expect(error?.description == sentence)
  }

  @Test(arguments: [
    ("--api-key=sk-SECRET", "there is no option '--api-key'; there are --model, "),
    ("--api-key", "there is no option '--api-key'; there are --model, "),
    ("sk-SECRET", "word 3 must be an option, of which there are --model, "),
    ("SECRET", "word 3 must be an option, of which there are --model, "),
    ("--sk-SECRET-1", "word 3 must be an option, of which there are --model, "),
    ("--\u{1b}[2JSECRET", "word 3 must be an option, of which there are --model, "),
  ])
  func `that are none are called by name only`(_ word: String, _ sentence: String) {
    let error = #expect(throws: ModelComplaint.self) { try ModelOptions(["--model", "m", word]) }
    #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("SECRET") == false)
  }
}
