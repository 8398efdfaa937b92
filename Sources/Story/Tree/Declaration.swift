/// Something that stands before the story; each is worked out when the parameters are known.
struct Declaration: Sendable {
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
}

/// An argument as a function or a part declares it.
struct Formal: Sendable {
  let name: Name
  let place: Int
  let type: TypeForm
}

/// A parameter of the mechanism.
struct ParameterForm: Sendable {
  /// The most numbers of a parameter that has one for every member of a set.
  static let mostEntries = 1000

  /// What files and the command line call it.
  let label: String
  let kind: Kind
  let help: String

  enum Kind: Sendable {
    case real(Double, in: ClosedRange<Double>, unit: String)
    case whole(Int, in: ClosedRange<Int>, unit: String)
    case truth(Bool)
    case choice(Int, among: [Name])
    /// A number for every member of a set, or for every pair of members of two, the second fastest; how
    /// many there are is checked if the condition holds.
    case reals(
      [Double], per: [Name], in: ClosedRange<Double>, unit: String, if: Expression? = nil)
  }
}

/// A set of named values.
struct SetForm: Sendable {
  let members: [Member]
  /// The parameter that may name the members, and the most there may be; nil if the text says them.
  let open: (label: String, limit: Int, help: String)?

  struct Member: Sendable {
    let name: Name
    let place: Int
    let label: String
    let help: String
    let condition: Expression?
    /// What a member is made of each member of, and by what name label and help speak of it; nil for
    /// a single member.
    var from: (name: Name, set: Name)?
  }
}

/// Evenly spaced numbers.
struct GridForm: Sendable {
  let low: Expression
  let high: Expression
  let step: Expression
  /// What is said if the step does not divide the distance.
  let complaint: Sentence
}

/// A part to play.
struct RoleForm: Sendable {
  let label: String
  let seats: Expression?
  let commits: Bool
  /// When it commits; always if nil.
  let commitCondition: Expression?
  let condition: Expression?
  let help: String
}

/// Something that a player sees at a decision.
struct SightForm: Sendable {
  let formal: Formal
  let label: String
  let condition: Expression?
}

/// A point of choice.
struct DecisionForm: Sendable {
  let label: String
  let role: Name
  let actions: Actions
  let condition: Expression?
  let help: String
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
}

/// Something the designer counts.
struct MeasureForm: Sendable {
  let label: String
  let low: Expression
  let high: Expression
  let unit: String
  let condition: Expression?
  let help: String
}
