import Arena

/// A set with the parameters known.
struct NamedSet: Sendable {
  let name: String
  /// The members by their names in the text, where they have one; empty for a grid.
  var members: [Name?]
  var labels: [Label]
  /// Members that the text has only under other parameters.
  var absent: [Name] = []
  /// Members that are made of the members of another set: the first of them, and that set.
  var families: [(name: Name, first: Int, set: Int)] = []
  /// The points of a grid, which have no names.
  var grid: (low: Double, step: Double, count: Int)?

  /// The number of a member; -1 if the text has it only under other parameters.
  func number(of name: Name) -> Int? {
    members.firstIndex(of: name) ?? (absent.contains(name) ? -1 : nil)
  }

  /// How many members there are.
  var count: Int { grid?.count ?? labels.count }

  /// The members as the contract has them.
  var values: Values {
    if let grid { return .numbers(from: grid.low, step: grid.step, count: grid.count) }
    return .named(labels)
  }
}

/// A role with the parameters known.
struct Party: Sendable {
  let form: RoleForm
  let firstSeat: Int
  /// How many seats it has; none if it is switched off.
  let seats: Int
}

/// A decision with the parameters known.
struct Point: Sendable {
  let form: DecisionForm
  let role: Int
  let set: Int
  /// What is seen: how many values each thing has, and where its members are numbered.
  let sees: [Sight]
  /// The number in the contract; nil if the decision is switched off.
  let number: Int?
  /// Where its wishes begin; -1 if there are none.
  let wishes: Int
  var isAsked = false
}

/// One thing that a decision sees.
struct Sight: Sendable {
  let name: Name
  let label: String
  /// Whether it is seen under these parameters.
  let isOn: Bool
  /// Whether that depends on parameters.
  let isConditional: Bool
  let kind: Kind
  let values: Values
  /// The number of each member among the values; -1 if it cannot be seen.
  let numbers: [Int]

  /// Whether every member has its own number.
  var isPlain: Bool { numbers.indices.allSatisfy { numbers[$0] == $0 } }
}

/// A measure with the parameters known.
struct Count: Sendable {
  /// The number in the contract; nil if the measure is switched off.
  let number: Int?
  let place: Int
  var isNoted = false
}

/// What a name stands for, outside the story.
enum Meaning: Sendable {
  case set(Int)
  case role(Int)
  case decision(Int)
  case measure(Int)
  case function([Formal], Expression, visible: Int)
  case part([Formal], [Statement])
  /// Something whose declaration was complained of, so that its uses are not.
  case broken
}

/// A value with a name.
struct Binding: Sendable {
  let name: Name
  let value: Value
  let place: Int
  var isVariable = false
  /// The block of simultaneous moves that it was bound in; 0 if in none.
  var block = 0
  var isRead = false
  /// Whether its value was complained of, so that its uses are not.
  var isBroken = false
  /// The number of the binding that it hides; -1 if there is none.
  var hidden = -1
}

/// Moves that do not see each other, while they are read.
struct Block: Sendable {
  let number: Int
  /// How many bindings there were before it: those it may not change.
  let floor: Int
  /// How many parts it stands in: it may not end them.
  let parts: Int
  /// Whether every seat of a role does the same; otherwise the moves stand one after the other.
  let isEach: Bool
}
