import Arena

/// Writes a story as the source of a mechanism in Swift, whose parameters stay parameters.
///
/// It reads a tree that makes sense already: every complaint of a ``SettingMaker`` has been made. What is
/// known at setting time there is worked out by properties here, in the same order of operations.
struct SwiftWriter {
  let tree: StoryTree
  /// The first thing that Swift is not written for.
  private(set) var refusal: Complaint?

  var names = SwiftNames()
  var lists = ListKinds()
  var sets: [SwiftSet] = []
  var parties: [SwiftParty] = []
  var points: [SwiftPoint] = []
  var counts: [SwiftCount] = []
  var draws: [SwiftDraw] = []
  /// The whole numbers that lists have values for; a list by some of them has their place here.
  var turns: [SwiftTurns] = []
  /// How often a choice has been written that sees something under some parameters only.
  var seenCount = 0
  /// The place of those that were met last.
  var lastTurns = 0
  var meanings: [(name: Name, meaning: Meaning)] = []
  /// How many of the meanings can be used.
  var visible = Int.max
  var bindings: [SwiftBinding] = []
  /// How many of the bindings are parameters and constants.
  var globals = 0
  /// Where the bindings of the function or part that is written begin.
  var frame = 0
  /// What must hold for the value that is written to be one, with what is said otherwise.
  var checks: [SwiftCheck] = []
  /// What holds wherever a statement is written, since the story has ended otherwise.
  var truths: [String] = []
  /// The conditions on parameters under which a statement is written.
  var conditions: [SwiftValue] = []
  /// What the complaint says already of values in the story.
  var warned: [String] = []
  /// Pairs of which `require` says that the first is greater.
  var facts: [(greater: String, less: String)] = []
  /// Numbers of which `require` says that a parameter is no less, or no more.
  var bounds: [(name: String, bound: Double, isLeast: Bool)] = []
  /// Constants of which it is known how small and how large they can be.
  var ranges: [(name: String, range: ClosedRange<Double>)] = []
  var functions: [SwiftFunction] = []
  /// What each seat of a block binds for those that come after the block: an entry of a list.
  var kept: [(name: Name, entry: String)] = []
  var parts: [(name: Name, swift: String)] = []
  /// What the lists at the end of the file are needed for.
  var helpers: [SwiftHelper] = []
  var type = ""

  // What is declared, with when it is there.
  var measureCodes: [SwiftItem] = []
  var decisionCodes: [SwiftItem] = []
  /// Names of numbers, each in its enumeration: of seats, decisions or measures.
  var fixed: [(type: String, entry: String)] = []
  /// How many rounds an episode is expected to last, if the text says so.
  var rounds: SwiftCode?

  // The sections of the file.
  var types = SwiftLines()
  var stored = SwiftLines()
  var knobs = SwiftLines()
  var complaint = SwiftLines()
  var story = SwiftLines()
  var pieces = SwiftLines()
  var numbers = SwiftLines()
  /// The section that statements go to.
  var out = SwiftLines()

  init(_ tree: StoryTree) {
    self.tree = tree
    type = names.type(tree.name.string)
    types.indent = 2
    stored.indent = 2
    knobs.indent = 4
    complaint.indent = 4
    pieces.indent = 2
    numbers.indent = 2
  }

  func text(_ name: Name) -> String { tree.text(name).string }

  /// Notes that something cannot be written in Swift.
  mutating func refuse(_ sentence: String, at place: Int) -> SwiftValue {
    refusal = refusal ?? Complaint(Text(sentence), at: place, in: tree.source)
    return SwiftValue("0", .number)
  }

  /// The number of the binding of a name that can be seen, the innermost first.
  func binding(_ name: Name) -> SwiftBinding? {
    if let found = bindings[frame...].last(where: { $0.name == name }) { return found }
    return bindings[..<Swift.min(globals, frame)].last { $0.name == name }
  }

  /// What a name stands for outside the story.
  func meaning(_ name: Name) -> Meaning? {
    meanings.prefix(visible).first { $0.name == name }?.meaning
  }

  /// Binds a name to a value that Swift has under a name of its own.
  mutating func bind(_ name: Name, _ value: SwiftValue, isVariable: Bool = false) {
    bindings.append(SwiftBinding(name: name, value: value, isVariable: isVariable))
  }

  /// What the values of a kind are in Swift.
  func type(_ kind: Kind) -> String {
    switch kind {
    case .number: "Double"
    case .truth: "Bool"
    case .member(let set):
      if case .choice = sets[set].form { sets[set].type } else { "Int" }
    case .optional: "Int?"
    case .seat: "Int"
    case .list: "[" + type(lists[kind]?.entry ?? .number) + "]"
    }
  }

  /// What a value may be, as the text says.
  mutating func kind(_ form: TypeForm) -> Kind {
    let entry = single(form)
    guard let per = form.per else { return entry }
    return list(of: entry, over(per, at: form.place).kind)
  }

  private mutating func single(_ form: TypeForm) -> Kind {
    switch form.kind {
    case .number: return .number
    case .truth: return .truth
    case .set(let name, let isOptional, _):
      switch meaning(name) {
      case .role(let role)?: return .seat(role)
      case .set(let set)?: return isOptional ? .optional(set) : .member(set)
      default:
        _ = refuse("'\(text(name))' is no set that Swift is written for", at: form.place)
        return .number
      }
    }
  }

  /// Comments of the story right above a place, as paragraphs; of one that begins its line if it has to.
  func comments(above place: Int, isFirst: Bool = false) -> [String] {
    let bytes = tree.source.bytes
    var end = place
    while end > 0 && bytes[end - 1] != Ascii.newline { end -= 1 }
    if isFirst && !bytes[end..<place].allSatisfy({ Ascii.isSpace($0) }) { return [] }
    var rows: [String] = []
    while let row = row(before: &end) {
      guard let row else { break }
      rows.insert(row, at: 0)
    }
    return SwiftWriter.paragraphs(rows)
  }

  /// Comments between the head of the file and what follows it after an empty line.
  func headComments() -> [String] {
    let bytes = tree.source.bytes
    guard let first = tree.declarations.first else { return [] }
    var end = first.place
    while end > 0 && bytes[end - 1] != Ascii.newline { end -= 1 }
    var rows: [String] = []
    var isPastGap = false
    while end > 0 {
      var start = end
      guard let row = row(before: &start) else { break }
      if row == nil {
        let isEmpty = bytes[start..<end].allSatisfy { Ascii.isSpace($0) }
        guard isEmpty else { break }
        isPastGap = true
        if !rows.isEmpty { rows.insert("", at: 0) }
      } else if let row, isPastGap {
        rows.insert(row, at: 0)
      }
      end = start
    }
    return SwiftWriter.paragraphs(rows)
  }

  /// The comment on the line that ends at a place, which becomes the line's start; nil at the beginning.
  private func row(before end: inout Int) -> String?? {
    let bytes = tree.source.bytes
    guard end > 0 else { return nil }
    var start = end - 1
    while start > 0 && bytes[start - 1] != Ascii.newline { start -= 1 }
    let line = bytes[start..<end]
    defer { end = start }
    guard let hash = line.firstIndex(where: { !Ascii.isSpace($0) }), bytes[hash] == Ascii.hash
    else { return .some(nil) }
    var text = line[(hash + 1)...]
    while let last = text.last, Ascii.isSpace(last) { text = text.dropLast() }
    while let first = text.first, Ascii.isSpace(first) { text = text.dropFirst() }
    return String(decoding: text, as: UTF8.self)
  }

  private static func paragraphs(_ rows: [String]) -> [String] {
    var paragraphs: [String] = []
    var isNew = true
    for row in rows {
      if row.isEmpty {
        isNew = true
      } else if isNew {
        paragraphs.append(row)
        isNew = false
      } else {
        paragraphs[paragraphs.count - 1] += " " + row
      }
    }
    return paragraphs
  }
}
