public import Arena

/// A mechanism that is written as text, as a mechanism that every command accepts.
///
/// The text is read once. Whenever a parameter changes, the story is worked out anew: what is known then
/// is folded, and an episode runs a short program.
public struct StoryFile: Mechanism {
  /// The largest file that is read, in bytes.
  public static let limit = 1_000_000

  /// The words of the language, which are no names.
  public static var reservedWords: [String] { Word.allCases.map { $0.rawValue } }

  /// The entry in the catalogue, for story files in general.
  public static let card = Card(
    "story-file", "A mechanism read from a story file.",
    source: "The language of story files; see the documentation of the arena.")

  /// The name with a hash of the text, the summary, the source.
  public let card: Card
  let tree: StoryTree
  private var values: [Knob.Value]
  private var setting: Setting

  /// Makes the story in which nothing happens.
  public init() {
    card = StoryFile.card
    tree = StoryTree(source: SourceText(bytes: []))
    values = []
    setting = Setting()
  }

  /// Reads a story from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - path: What a failed episode calls the file; the name of the mechanism unless given.
  /// - Throws: ``Complaints`` about everything that is wrong, each with its place.
  public init(_ bytes: [UInt8], path: String? = nil) throws(Complaints) {
    let source = SourceText(bytes: bytes, path: path)
    guard bytes.count <= StoryFile.limit else {
      throw Complaints(
        all: [Complaint("a story file has at most \(StoryFile.limit) bytes", at: 0, in: source)])
    }
    let tree = try StoryTree(reading: source)
    values = tree.declarations.compactMap { $0.knob { tree.text($0) }?.value }
    setting = try Setting(tree, values, checksAll: true)
    self.tree = tree
    var key = StreamKey(seed: 0)
    for byte in bytes { key = key.with(Int(byte)) }
    let hash = String(key.value, radix: 16)
    let zeros = String(repeating: "0", count: 16 - hash.utf8.count)
    card = Card(
      "\(tree.name).story@\(zeros)\(hash)", tree.summary,
      source: tree.citation.isEmpty ? "The story file \(tree.name)." : tree.citation)
  }

  /// What the text calls the mechanism.
  public var name: String { tree.name }
  /// The text as it was read, in UTF-8.
  public var text: [UInt8] { tree.source.bytes }

  /// Shows the parameters that the text declares.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    var changed: [Knob.Value] = []
    for declaration in tree.declarations {
      guard var knob = declaration.knob({ tree.text($0) }) else { continue }
      knob.value = values[changed.count]
      visitor.visit(&knob)
      changed.append(knob.value)
    }
    if changed != values { set(changed) }
  }

  private mutating func set(_ changed: [Knob.Value]) {
    values = changed
    do throws(Complaints) {
      setting = try Setting(tree, changed)
    } catch {
      setting = Setting(complaint: error.all[0].sentence)
    }
  }

  /// What is wrong with the parameters taken together.
  public var complaint: String? { setting.complaint }
  /// The roles that the parameters switch on.
  public var roles: [Role] { setting.roles }
  /// The decisions that the parameters switch on.
  public var decisions: [Decision] { setting.decisions }
  /// What nature decides.
  public var draws: [Draw] { setting.draws }
  /// The measures that the parameters switch on.
  public var measures: [Measure] { setting.measures }
  /// What the text calls the goal; the mean payoff if it names none.
  public var goal: Goal { setting.goal }

  /// How many rounds the text says that an episode lasts; 1 if it says nothing.
  public var expectedRounds: Double { setting.expectedRounds }
  /// Whether the text says that it hides play.
  public var hidesPlay: Bool { tree.hidesPlay }
  /// Whether the text says that the treasury neither pays nor collects anything in all.
  public var isBalanced: Bool { tree.isBalanced }

  /// What an episode runs.
  var program: Program { setting.program }

  /// Runs the program.
  public func play(_ episode: inout some Episode) { setting.program.run(&episode) }

  /// Returns the game, with its listeners compiled for the interpreter.
  ///
  /// Here, where they are, and not where it is called: a module that cannot see the interpreter would make
  /// slow ones, and the linker keeps one of each.
  public func game(repeated horizon: Horizon?) -> Game? {
    guard let horizon else { return game(stage: self, repeated: nil) }
    return Repeated(self, horizon).game(stage: self, repeated: horizon)
  }
}
