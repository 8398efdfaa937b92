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
  private var told: Told

  /// The story with its parameters; an object, so that a copy of a story costs nothing.
  private final class Told: Sendable {
    let tree: StoryTree
    let values: [Knob.Value]
    let setting: Setting

    init(_ tree: StoryTree, _ values: [Knob.Value], _ setting: Setting) {
      self.tree = tree
      self.values = values
      self.setting = setting
    }
  }

  /// Makes the story in which nothing happens.
  public init() {
    card = StoryFile.card
    told = Told(StoryTree(source: SourceText(bytes: [])), [], Setting())
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
    var values: [Knob.Value] = []
    for declaration in tree.declarations {
      if let knob = tree.knob(of: declaration) { values.append(knob.value) }
    }
    told = Told(tree, values, try Setting(tree, values, checksAll: true))
    var key = StreamKey(seed: 0)
    for byte in bytes { key = key.with(Int(byte)) }
    let name: Text = "\(tree.name).story@\(Text(hex: key.value, digits: 16, isLower: true))"
    card = Card(name.string, tree.summary.string, source: StoryFile.source(of: tree).string)
  }

  /// Where a story comes from: what it cites, or the file.
  static func source(of tree: StoryTree) -> Text {
    tree.citation.isEmpty ? "The story file \(tree.name)." : tree.citation
  }

  /// What the text calls the mechanism.
  public var name: String { told.tree.name.string }
  /// The text as it was read, in UTF-8.
  public var text: [UInt8] { told.tree.source.bytes }

  /// Shows the parameters that the text declares.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    var changed: [Knob.Value] = []
    for declaration in told.tree.declarations {
      guard var knob = told.tree.knob(of: declaration) else { continue }
      knob.value = told.values[changed.count]
      visitor.visit(&knob)
      changed.append(knob.value)
    }
    if changed != told.values { told = Told(told.tree, changed, setting(changed)) }
  }

  private func setting(_ values: [Knob.Value]) -> Setting {
    do throws(Complaints) {
      return try Setting(told.tree, values)
    } catch { return Setting(complaint: error.all[0].sentence) }
  }

  /// What is wrong with the parameters taken together.
  public var complaint: String? { told.setting.complaint }
  /// The roles that the parameters switch on.
  public var roles: [Role] { told.setting.roles }
  /// The decisions that the parameters switch on.
  public var decisions: [Decision] { told.setting.decisions }
  /// What nature decides.
  public var draws: [Draw] { told.setting.draws }
  /// The measures that the parameters switch on.
  public var measures: [Measure] { told.setting.measures }
  /// What the text calls the goal; the mean payoff if it names none.
  public var goal: Goal { told.setting.goal }

  /// How many rounds the text says that an episode lasts; 1 if it says nothing.
  public var expectedRounds: Double { told.setting.expectedRounds }
  /// Whether the text says that it hides play.
  public var hidesPlay: Bool { told.tree.hidesPlay }
  /// Whether the text says that the treasury neither pays nor collects anything in all.
  public var isBalanced: Bool { told.tree.isBalanced }

  /// The story as it is written.
  var tree: StoryTree { told.tree }
  /// What an episode runs.
  var program: Program { told.setting.program }

  /// Runs the program.
  public func play(_ episode: inout some Episode) { told.setting.program.run(&episode) }

  /// Returns the game, with its listeners compiled for the interpreter.
  ///
  /// Here, where they are, and not where it is called: a module that cannot see the interpreter would make
  /// slow ones, and the linker keeps one of each.
  public func game(repeated horizon: Horizon?) -> Game? {
    guard let horizon else { return game(stage: self, repeated: nil) }
    return Repeated(self, horizon).game(stage: self, repeated: horizon)
  }
}
