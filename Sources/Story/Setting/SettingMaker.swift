import Arena

/// Works a story out under given parameters: names, kinds and numbers first, then the steps of an episode.
///
/// What is known now is worked out now, and what only an episode knows becomes a step. What these
/// parameters switch off is read too, but leaves no steps, so that a mistake is found wherever it stands.
struct SettingMaker: ~Copyable {
  /// The most values that are worked out, and the most steps and registers of a program.
  static let mostWork = 4_000_000
  static let mostSteps = 100_000

  let tree: StoryTree
  let parameters: [Knob.Value]
  private(set) var complaints: [(place: Int, sentence: Text)] = []
  /// What is declared and not used; said only of a text that is right otherwise.
  private var idle: [(place: Int, sentence: Text)] = []
  /// The first thing that is wrong under these parameters only.
  private(set) var objection: Objection?
  /// Whether the rest of the text is checked behind an objection.
  let checksAll: Bool
  /// Whether nothing more is worked out, since too much was or what follows needs what is wrong.
  var isStopped = false
  var work = 0
  /// Whether what is read now happens under these parameters.
  var isLive = true

  var lists = ListKinds()
  var sets: [NamedSet] = []
  var parties: [Party] = []
  var points: [Point] = []
  var counts: [Count] = []
  /// What nature draws, in the order of the draws.
  var drawn: [(label: Text, outcomes: NamedSet)] = []
  private(set) var meanings: [(name: Name, meaning: Meaning)] = []
  /// The first meaning of every name, by the number of the name; -1 if there is none.
  private var firstMeanings: [Int]
  /// How many of the meanings can be used: in a function, those before it.
  var visible = Int.max
  var bindings: Bindings
  /// How many of the bindings are parameters and constants.
  var globals = 0
  /// Where the bindings of the function or part that is read begin.
  var frame = 0

  var writer = ProgramWriter()
  /// The steps that leave the story, or the part that is read, for its end.
  var exits: [[Int]] = [[]]
  /// The block of simultaneous moves that is read.
  var block: Block?
  var blocks = 0
  /// Whether the text says how many rounds there are.
  var hasRounds = false
  var result = Setting()

  init(_ tree: StoryTree, _ parameters: [Knob.Value], checksAll: Bool) {
    self.checksAll = checksAll
    self.tree = tree
    self.parameters = parameters
    firstMeanings = Array(repeating: -1, count: tree.names.count)
    bindings = Bindings(names: tree.names.count)
    result.roles = []
  }

  func text(_ name: Name) -> Text { tree.text(name) }

  /// Complains of a mistake in the text, once for every place.
  mutating func complain(_ sentence: Text, at place: Int) {
    if complaints.count < Complaints.most && !complaints.contains(where: { $0.place == place }) {
      complaints.append((place, sentence))
    }
  }

  /// Notes that something is declared and not used.
  mutating func complainIdle(_ sentence: Text, at place: Int) {
    if !idle.contains(where: { $0.place == place }) { idle.append((place, sentence)) }
  }

  /// Everything that is wrong with the text, in its order.
  var allComplaints: Complaints {
    var found = complaints
    if found.isEmpty && !isStopped { found = Array(idle.prefix(Complaints.most)) }
    if let objection, !found.isEmpty { found.append((objection.place, objection.sentence)) }
    return Complaints(found, in: tree.source)
  }

  /// Objects to these parameters, if what is read happens under them.
  ///
  /// A sentence that the author wrote for whoever sets parameters stays as it is; any other one is
  /// followed by its place in the text.
  mutating func object(_ sentence: Text, at place: Int, isOfAuthor: Bool = false) {
    if isLive && objection == nil {
      objection = Objection(place: place, sentence: sentence, isOfAuthor: isOfAuthor)
    }
  }

  /// Counts a value that is worked out; returns whether there may be more.
  mutating func works(at place: Int) -> Bool {
    work += 1
    if work > SettingMaker.mostWork || writer.steps.count > SettingMaker.mostSteps {
      let sentence: Text =
        work > SettingMaker.mostWork
        ? "the story is too large: more than \(SettingMaker.mostWork) values would be worked out"
        : "the story is too large: it would need more than \(SettingMaker.mostSteps) steps"
      if objection == nil {
        objection = Objection(place: place, sentence: sentence, isOfAuthor: false)
      }
      isStopped = true
    }
    return !isStopped
  }

  /// Reads something that does not happen under these parameters.
  mutating func dead<Result>(_ body: (inout SettingMaker) -> Result) -> Result {
    let was = isLive
    isLive = false
    writer.isSilent = true
    let result = body(&self)
    isLive = was
    writer.isSilent = !was
    return result
  }

  /// Reads something if it happens under these parameters, and checks it otherwise.
  mutating func read<Result>(if happens: Bool, _ body: (inout SettingMaker) -> Result) -> Result {
    happens ? body(&self) : dead(body)
  }

  /// The number of the binding of a name that can be seen, the innermost first.
  func binding(_ name: Name) -> Int? { bindings.last(name, in: frame, or: globals) }

  /// What a name stands for outside the story.
  func meaning(_ name: Name) -> Meaning? { meaningNumber(name).map { meanings[$0].meaning } }

  /// The number of what a name stands for outside the story.
  func meaningNumber(_ name: Name) -> Int? {
    let number = firstMeanings[Int(name.index)]
    return number < 0 || number >= visible ? nil : number
  }

  /// Gives a name a meaning outside the story, which nothing has already.
  mutating func mean(_ name: Name, _ meaning: Meaning, at place: Int) {
    if self.meaning(name) != nil || binding(name) != nil {
      complain("'\(text(name))' has a meaning already; choose another name", at: place)
    }
    if firstMeanings[Int(name.index)] < 0 { firstMeanings[Int(name.index)] = meanings.count }
    meanings.append((name, meaning))
  }

  /// Complains that there is no such thing, and names the nearest one.
  mutating func complainUnknown(_ what: Text, _ name: Name, _ among: [Name], at place: Int) {
    if isBroken(name) { return }
    let written = text(name)
    var sentence: Text = "there is no \(what) '\(written)'"
    if let nearest = written.nearest(among: among.map { text($0) }) {
      sentence = "\(sentence); did you mean '\(nearest)'?"
    } else if written.bytes.contains(Ascii.hyphen) {
      sentence = "\(sentence); a minus between two values has spaces around it"
    }
    complain(sentence, at: self.place(of: name, from: place))
  }

  /// Where the text names something, in what begins at a place.
  func place(of name: Name, from place: Int) -> Int {
    tree.source.place(of: text(name), from: place)
  }

  /// Whether the declaration or the value of a name was complained of.
  func isBroken(_ name: Name) -> Bool {
    if case .broken? = meaning(name) { return true }
    return binding(name).map { bindings[$0].isBroken } ?? false
  }

  /// Gives a name a value that was complained of, so that its uses are not.
  mutating func bindBroken(_ name: Name, at place: Int) {
    bind(name, Value(.number, 0), at: place)
    bindings[bindings.count - 1].isBroken = true
    bindings[bindings.count - 1].isRead = true
  }

  /// Gives a value a name, which nothing that can be seen has already.
  mutating func bind(_ name: Name, _ value: Value, at place: Int, isVariable: Bool = false) {
    if binding(name) != nil || meaning(name) != nil {
      complain(
        "'\(text(name))' has a meaning already; choose another name",
        at: self.place(of: name, from: place))
    }
    let binding = Binding(name, value, at: place)
    binding.isVariable = isVariable
    binding.block = block?.number ?? 0
    bindings.append(binding)
  }

  /// Forgets the bindings after the first few, and complains of those that nothing read.
  mutating func forget(to count: Int) {
    while bindings.count > count {
      let last = bindings.removeLast()
      if !last.isRead {
        complainIdle(
          "nothing reads '\(text(last.name))'", at: place(of: last.name, from: last.place))
      }
    }
  }
}
