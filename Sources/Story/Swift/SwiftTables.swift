import Arena

/// A set of a story in Swift.
struct SwiftSet {
  enum Form {
    /// Members that the text names.
    case named
    /// Members that a parameter names: the property that holds their names.
    case open(String)
    /// Points: the least number, the distance of neighbours, the function that makes a number of an index.
    case grid(low: SwiftValue, step: SwiftValue, point: String)
    /// The cases of an enumeration.
    case choice
  }

  let name: String
  /// The enumeration in which the members have names.
  let type: String
  let form: Form
  var members: [Name] = []
  /// The names of the members in Swift.
  var swift: [String] = []
  /// When a member is there, if not always.
  var conditions: [SwiftValue?] = []
  /// The set that members are made of, where they are.
  var sources: [Int?] = []
  /// How many members stand there: one, or one for every member of another set.
  var counts: [String] = []
  var labels: [Label] = []
  /// The property that holds the labels, or the points of a grid, as the contract has them.
  var values = ""
  /// How many members there are, as a whole number in Swift.
  var count = ""

  /// The number of a member, worked out from how many stand before it.
  func position(_ index: Int) -> String {
    SwiftWriter.sum((0..<index).map { (condition: conditions[$0], count: counts[$0]) })
  }

  /// Whether a member has the same number under all parameters under which it is there.
  func isFixed(_ index: Int) -> Bool {
    Int(position(index)) != nil && (conditions[index] == nil || index == members.count - 1)
  }
}

/// A role in Swift.
struct SwiftParty {
  let form: RoleForm
  let condition: SwiftValue?
  /// When it commits, if it may do so or not.
  let commits: SwiftValue?
  /// The number of its only or its first seat, and how many it has.
  let first: String
  let seats: String
  /// All of its seats as a range; its only seat if it has one.
  let all: String
  /// Whether it has one seat whatever the parameters.
  let isSingle: Bool
  /// Its number among the roles that are there.
  let number: String
}

/// A decision in Swift.
struct SwiftPoint {
  let number: String
  let set: Int
  let sees: [SwiftSight]
  let wish: SwiftWish?
  /// When something is wished, if not always.
  let wishCondition: SwiftValue?
}

/// What the designer wishes at a decision.
enum SwiftWish {
  case value(SwiftCode)
  /// A function of what is seen.
  case function(SwiftFunction)
}

/// One thing that a decision sees, in Swift.
struct SwiftSight {
  let name: Name
  /// When it is seen, if not always.
  let condition: SwiftValue?
  let kind: Kind
  /// The members that cannot be seen, by number, and those whose number depends on parameters.
  let except: [Int]
  var moving: [String] = []
  let values: SwiftCode
  /// How many values can be seen.
  let count: String
}

/// A measure in Swift.
struct SwiftCount {
  let number: String
}

/// A draw in Swift.
struct SwiftDraw {
  let label: String
  let code: SwiftCode
  let name: String
}

/// Whole numbers that a list has values for, as they are written in Swift.
struct SwiftTurns: Equatable {
  let first: String
  let last: String
  /// How many they are.
  let count: String
}

/// Something that a property lists.
struct SwiftItem {
  /// When it is listed, if not always.
  let condition: SwiftValue?
  let code: SwiftCode
  /// What it is listed once for each of, if it is.
  var loop: String?

  var isPlain: Bool { condition == nil && loop == nil }
}

/// A value with a name.
struct SwiftBinding {
  let name: Name
  let value: SwiftValue
  var isVariable = false
}

/// What must hold, and what is said otherwise.
struct SwiftCheck {
  let condition: SwiftValue
  let reason: String
}

/// A function of a story that Swift is written for.
struct SwiftFunction {
  let name: Name
  let swift: String
  let formals: [(label: String, kind: Kind)]
  let kind: Kind
  /// The function that says whether there is a value, and what is said if there is none.
  let check: (name: String, reason: String)?
}

/// What the standard library does otherwise or not at all.
enum SwiftHelper: CaseIterable {
  case each, sum, least, greatest, magnitude, quotient, remainder, isWhole, count, areWeights,
    isRange,
    range
  case isPoint, nearest, without, text
}
