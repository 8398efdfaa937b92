/// Something that stands before the story; each is worked out when the parameters are known.
final class Declaration: Sendable {
  let name: Name
  /// Where it stands, as a byte of the text.
  let place: Int
  let form: Form

  enum Form: Sendable {
    case parameter(ParameterForm)
    case set(SetForm)
    case grid(GridForm)
    case role(RoleForm)
    case decision(DecisionForm)
    case measure(MeasureForm)
    case constant(Expression)
    case function([Formal], Expression)
    case part([Formal], [Statement])
    case require(Expression, else: Sentence)
    /// How many rounds an episode is expected to last.
    case rounds(Expression)
  }

  init(name: Name, place: Int, form: Form) {
    self.name = name
    self.place = place
    self.form = form
  }
}

/// An argument as a function or a part declares it.
final class Formal: Sendable {
  let name: Name
  let place: Int
  let type: TypeForm

  init(name: Name, place: Int, type: TypeForm) {
    self.name = name
    self.place = place
    self.type = type
  }
}

/// A parameter of the mechanism.
final class ParameterForm: Sendable {
  /// The most numbers of a parameter that has one for every member of a set.
  static let mostEntries = 1000

  /// What files and the command line call it.
  let label: Text
  let kind: Kind
  let help: Text

  enum Kind: Sendable {
    case real(Double, in: ClosedRange<Double>, unit: Text)
    case whole(Int, in: ClosedRange<Int>, unit: Text)
    case truth(Bool)
    case choice(Int, among: [Name])
    /// A number for every member of a set, or for every pair of members of two, the second fastest; how
    /// many there are is checked if the condition holds.
    case reals(
      [Double], per: [Name], in: ClosedRange<Double>, unit: Text, if: Expression? = nil)
  }

  init(label: Text, kind: Kind, help: Text) {
    self.label = label
    self.kind = kind
    self.help = help
  }
}

/// A set of named values.
final class SetForm: Sendable {
  let members: [Member]
  /// The parameter that may name the members, and the most there may be; nil if the text says them.
  let open: (label: Text, limit: Int, help: Text)?

  final class Member: Sendable {
    let name: Name
    let place: Int
    let label: Text
    let help: Text
    let condition: Expression?
    /// What a member is made of each member of, and by what name label and help speak of it; nil for
    /// a single member.
    let from: (name: Name, set: Name)?

    init(
      name: Name, place: Int, label: Text, help: Text, condition: Expression?,
      from: (name: Name, set: Name)? = nil
    ) {
      self.name = name
      self.place = place
      self.label = label
      self.help = help
      self.condition = condition
      self.from = from
    }
  }

  init(members: [Member], open: (label: Text, limit: Int, help: Text)?) {
    self.members = members
    self.open = open
  }
}

/// Evenly spaced numbers.
final class GridForm: Sendable {
  let low: Expression
  let high: Expression
  let step: Expression
  /// What is said if the step does not divide the distance.
  let complaint: Sentence

  init(low: Expression, high: Expression, step: Expression, complaint: Sentence) {
    self.low = low
    self.high = high
    self.step = step
    self.complaint = complaint
  }
}

/// A part to play.
final class RoleForm: Sendable {
  let label: Text
  let seats: Expression?
  let commits: Bool
  /// When it commits; always if nil.
  let commitCondition: Expression?
  let condition: Expression?
  let help: Text

  init(
    label: Text, seats: Expression?, commits: Bool, commitCondition: Expression?,
    condition: Expression?, help: Text
  ) {
    self.label = label
    self.seats = seats
    self.commits = commits
    self.commitCondition = commitCondition
    self.condition = condition
    self.help = help
  }
}

/// Something that a player sees at a decision.
final class SightForm: Sendable {
  let formal: Formal
  let label: Text
  let condition: Expression?

  init(formal: Formal, label: Text, condition: Expression?) {
    self.formal = formal
    self.label = label
    self.condition = condition
  }
}

/// A point of choice.
final class DecisionForm: Sendable {
  let label: Text
  let role: Name
  let actions: Actions
  let condition: Expression?
  let help: Text
  let sees: [SightForm]
  let wish: Expression?
  /// When something is wished; always if nil.
  let wishCondition: Expression?
  /// Whether the player may forget here what it knew or did.
  let forgets: Bool

  enum Actions: Sendable {
    case set(Name)
    case members([SetForm.Member])
  }

  init(
    label: Text, role: Name, actions: Actions, condition: Expression?, help: Text,
    sees: [SightForm], wish: Expression?, wishCondition: Expression?, forgets: Bool
  ) {
    self.label = label
    self.role = role
    self.actions = actions
    self.condition = condition
    self.help = help
    self.sees = sees
    self.wish = wish
    self.wishCondition = wishCondition
    self.forgets = forgets
  }
}

/// Something the designer counts.
final class MeasureForm: Sendable {
  let label: Text
  let low: Expression
  let high: Expression
  let unit: Text
  let condition: Expression?
  let help: Text

  init(
    label: Text, low: Expression, high: Expression, unit: Text, condition: Expression?,
    help: Text
  ) {
    self.label = label
    self.low = low
    self.high = high
    self.unit = unit
    self.condition = condition
    self.help = help
  }
}
