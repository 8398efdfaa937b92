/// By what names a prompt calls what the story names.
struct Naming {
  private let game: GameWords
  private let labels: Labelling
  /// The story's names in lower case, with what stands for them; longer ones first.
  private let replaced: [(old: [Character], new: String)]

  init(_ game: GameWords, _ labels: Labelling) {
    self.game = game
    self.labels = labels
    guard labels != .story else {
      replaced = []
      return
    }
    var pairs: [(old: [Character], new: String)] = []
    func add(_ old: String, _ new: String) {
      if old == new { return }
      let old = Array(old.lowercased())
      // Numbers stay what they are, and the first name that is alike counts.
      if old.contains(where: \.isLetter) && !pairs.contains(where: { $0.old == old }) {
        pairs.append((old, new))
      }
    }
    for (index, role) in game.roles.enumerated() {
      let name = Naming.player(index, game, labels)
      add(role.name, name)
      // A plural left alone would contradict what is swapped.
      if !labels.isNeutral { add(role.name + "s", name + "s") }
    }
    for (index, decision) in game.decisions.enumerated() {
      for action in 0..<(decision.actions.labels?.count ?? 0) {
        add(decision.actions.name(action), Naming.option(action, index, game, labels))
      }
    }
    replaced = pairs.sorted { ($1.old.count, $0.new) < ($0.old.count, $1.new) }
  }

  private static func player(_ role: Int, _ game: GameWords, _ labels: Labelling) -> String {
    let place = labels.swapsRoles ? game.roles.count - 1 - role : role
    return labels.isNeutral ? "player \(place + 1)" : game.roles[place].name
  }

  /// "A2" is the second action of the first decision; numbers keep their values.
  private static func option(
    _ action: Int, _ decision: Int, _ game: GameWords, _ labels: Labelling
  ) -> String {
    let actions = game.decisions[decision].actions
    let name = actions.name(action)
    if !labels.isNeutral || !name.contains(where: \.isLetter) { return name }
    let isReversed = labels == .neutralActionsSwapped
    return Prompt.letter(decision) + String(isReversed ? actions.count - action : action + 1)
  }

  /// What a role is called in a sentence.
  func role(_ index: Int) -> String {
    let name = Naming.player(index, game, labels)
    return labels.isNeutral || game.roles[index].seats > 1 ? name : "the \(name)"
  }

  /// What an action is called.
  func action(_ action: Int, of decision: Int) -> String {
    Naming.option(action, decision, game, labels)
  }

  /// A text of the story with the names that are used.
  func told(_ text: String) -> String {
    if replaced.isEmpty { return text }
    let letters = Array(text)
    let lower = letters.map { $0.lowercased().first ?? $0 }
    var result = ""
    var place = 0
    while place < letters.count {
      let isStart = place == 0 || !letters[place - 1].isWordlike
      let found = isStart ? replaced.first { fits($0.old, lower, place) } : nil
      if let found {
        let isCapital = !labels.isNeutral && letters[place].isUppercase
        result += isCapital ? found.new.prefix(1).uppercased() + found.new.dropFirst() : found.new
        place += found.old.count
      } else {
        result.append(letters[place])
        place += 1
      }
    }
    return result
  }

  private func fits(_ old: [Character], _ text: [Character], _ place: Int) -> Bool {
    let end = place + old.count
    guard end <= text.count, end == text.count || !text[end].isWordlike else { return false }
    return old.indices.allSatisfy { text[place + $0] == old[$0] }
  }
}

extension Character {
  fileprivate var isWordlike: Bool { isLetter || isNumber }
}
