import Arena

/// What a value is called, and what it means.
struct Caption: Equatable {
  let label: Text
  let help: Text
}

/// A set with the parameters known.
final class NamedSet {
  let name: Text
  /// The members by their names in the text, where they have one; empty for a grid.
  var members: [Name?] = []
  var captions: [Caption] = []
  /// Members that the text has only under other parameters.
  var absent: [Name] = []
  /// Members that are made of the members of another set: the first of them, and that set.
  var families: [(name: Name, first: Int, set: Int)] = []
  /// The points of a grid, which have no names.
  var grid: (low: Double, step: Double, count: Int)?

  init(_ name: Text) { self.name = name }

  /// Adds a member.
  func add(_ member: Name?, _ label: Text, _ help: Text) {
    members.append(member)
    captions.append(Caption(label: label, help: help))
  }

  /// The number of a member; -1 if the text has it only under other parameters.
  func number(of name: Name) -> Int? {
    members.firstIndex(of: name) ?? (absent.contains(name) ? -1 : nil)
  }

  /// The names of all members that have one.
  var names: [Name] { members.compactMap { $0 } + absent }

  /// How many members there are.
  var count: Int { grid?.count ?? captions.count }

  /// What a member is called.
  func label(_ index: Int) -> Text {
    if let grid { return "\(grid: grid.low + grid.step * Double(index))" }
    return captions[index].label
  }

  /// The members as the contract has them; there are no more of them when this is asked.
  lazy var values: Values =
    if let grid {
      .numbers(from: grid.low, step: grid.step, count: grid.count)
    } else {
      .named(captions.map { Label($0.label.string, $0.help.string) })
    }

  /// Whether the members of another set are called the same and mean the same.
  func isLike(_ other: NamedSet) -> Bool {
    captions == other.captions && grid?.low == other.grid?.low && grid?.step == other.grid?.step
      && grid?.count == other.grid?.count
  }
}

/// A role with the parameters known.
final class Party {
  let form: RoleForm
  let firstSeat: Int
  /// How many seats it has; none if it is switched off.
  let seats: Int

  init(form: RoleForm, firstSeat: Int, seats: Int) {
    self.form = form
    self.firstSeat = firstSeat
    self.seats = seats
  }
}

/// A decision with the parameters known.
final class Point {
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

  init(form: DecisionForm, role: Int, set: Int, sees: [Sight], number: Int?, wishes: Int) {
    self.form = form
    self.role = role
    self.set = set
    self.sees = sees
    self.number = number
    self.wishes = wishes
  }
}

/// One thing that a decision sees.
final class Sight {
  let name: Name
  let label: Text
  /// Whether it is seen under these parameters.
  let isOn: Bool
  /// Whether that depends on parameters.
  let isConditional: Bool
  let kind: Kind
  let values: Values
  /// The number of each member among the values; -1 if it cannot be seen.
  let numbers: [Int]

  init(_ form: SightForm, isOn: Bool, _ kind: Kind, _ values: Values, _ numbers: [Int]) {
    name = form.formal.name
    label = form.label
    self.isOn = isOn
    isConditional = form.condition != nil
    self.kind = kind
    self.values = values
    self.numbers = numbers
  }

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
final class Binding {
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

  init(_ name: Name, _ value: Value, at place: Int) {
    self.name = name
    self.value = value
    self.place = place
  }
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
