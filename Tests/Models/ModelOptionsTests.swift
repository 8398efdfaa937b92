import Testing

@testable import Models

@Suite struct `The options of arena-model` {
  @Test func `give the settings that they are made of`() throws {
    var settings = ModelSettings()
    settings.model = "m"
    settings.endpoint = "http://127.0.0.1:8000/v1"
    settings.elicit = .logprobs
    settings.form = .object
    settings.labels = .swapped
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
  ])
  func `are refused in one sentence, which repeats no key`(_ words: [String], _ sentence: String) {
    let error = #expect(throws: ModelComplaint.self) { try ModelOptions(words) }
    #expect(error?.description == sentence)
  }
}
