/// What a reply has to be, as a JSON schema: an object with a value for each of its keys, and nothing else.
struct ReplySchema: Codable, Sendable, Equatable {
  /// What stands at a key: one of some texts, or of some numbers.
  struct Property: Codable, Sendable, Equatable {
    var type: String
    var texts: [String]?
    var numbers: [Int]?

    private enum CodingKeys: String, CodingKey {
      case type
      case values = "enum"
    }

    init(texts: [String]) { (type, self.texts) = ("string", texts) }

    init(numbers: [Int]) { (type, self.numbers) = ("integer", numbers) }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      type = try fields.decode(String.self, forKey: .type)
      if type == "integer" {
        numbers = try fields.decode([Int].self, forKey: .values)
      } else {
        texts = try fields.decode([String].self, forKey: .values)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(type, forKey: .type)
      if let numbers { try fields.encode(numbers, forKey: .values) }
      if let texts { try fields.encode(texts, forKey: .values) }
    }
  }

  var type = "object"
  var properties: [String: Property]
  var required: [String]
  var additionalProperties = false

  /// The only key of a reply that names an action.
  static let answer = "answer"

  /// What is replied to a question with some answers.
  ///
  /// Percentages are listed one by one, since not every server minds a least and a largest number. That they sum to
  /// 100 no schema can say.
  init(_ elicit: Elicitation, of answers: [String]) {
    switch elicit {
    case .distribution:
      required = answers
      properties = Dictionary(
        answers.map { ($0, Property(numbers: Array(0...100))) }, uniquingKeysWith: { $1 })
    case .action, .logprobs:
      required = [ReplySchema.answer]
      properties = [ReplySchema.answer: Property(texts: answers)]
    }
  }
}

/// How a server is asked to hold a reply to a schema: servers want to be asked in two ways.
///
/// > Source: OpenAI, API Reference, Chat, [Create chat completion](https://platform.openai.com/docs/api-reference/chat/create):
/// "json_schema"; A. Betlen, llama-cpp-python 0.2.60, llama_types.py, ChatCompletionRequestResponseFormat: "json_object"
/// with a schema.
struct ReplyFormat: Codable, Sendable, Equatable {
  struct Named: Codable, Sendable, Equatable {
    var name = ReplySchema.answer
    var strict = true
    var schema: ReplySchema
  }

  var type: String
  var schema: ReplySchema?
  var named: Named?

  private enum CodingKeys: String, CodingKey {
    case type, schema
    case named = "json_schema"
  }

  /// Makes the field of a request; nil where nothing is asked for.
  init?(_ form: ReplyForm, _ schema: ReplySchema) {
    switch form {
    case .free: return nil
    case .schema: (type, named) = ("json_schema", Named(schema: schema))
    case .object: (type, self.schema) = ("json_object", schema)
    }
  }
}
