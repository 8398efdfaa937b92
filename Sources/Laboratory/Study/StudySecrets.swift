/// What has no place in a study, since studies and their results are shared: keys of servers.
///
/// It is looked for in the whole document before anything else is read, because a sweep names its cells by its values and
/// a complaint tells where it stands; what was found is never repeated.
enum StudySecrets {
  /// Names of fields that hold nothing else, in lower case and without what stands between words.
  private static let names: Set<String> = [
    "apikey", "secretkey", "accesskey", "accesstoken", "authtoken", "authorization", "bearer",
    "password",
  ]
  /// What keys of well-known services begin with.
  private static let beginnings = ["sk-", "sk_", "xai-", "gsk_", "hf_", "AIza"]
  /// The fewest characters of a word that is taken for a key.
  private static let shortest = 6

  /// Refuses a document in which a field is named like a key, or a word looks like one.
  ///
  /// - Throws: ``StudyError`` for the first.
  static func refuse(in document: JSON, at path: StudyPath = .study) throws(StudyError) {
    switch document {
    case .string(let text):
      if looksLikeKey(text) { throw complaint(path) }
    case .array(let items):
      for item in items { try refuse(in: item, at: path) }
    case .object(let fields):
      for (name, value) in fields.pairs {
        if looksLikeKey(name) { throw complaint(path) }
        if isNameOfKey(name) { throw complaint(path.field(name)) }
        try refuse(in: value, at: path.field(name))
      }
    case .null, .bool, .number, .integer: break
    }
  }

  /// Whether a field of this name, or at this path, is for a key.
  static func isNameOfKey(_ name: String) -> Bool {
    let last = name.split(separator: ".").last ?? ""
    return names.contains(String(last.lowercased().filter { $0.isLetter || $0.isNumber }))
  }

  /// Whether a word of a text begins like a key, and is as long as one.
  private static func looksLikeKey(_ text: String) -> Bool {
    text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.contains { word in
      word.count >= shortest && beginnings.contains { word.hasPrefix($0) }
    }
  }

  private static func complaint(_ path: StudyPath) -> StudyError {
    StudyError(
      "\(path): a key does not belong into a study, which is shared; take it out, and set the environment variable "
        + "OPENAI_API_KEY, or that of 'service'")
  }
}
