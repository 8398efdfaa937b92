/// Something that happens in an episode.
final class Statement: Sendable {
  /// Where it stands, as a byte of the text.
  let place: Int
  let form: Form

  enum Form: Sendable {
    case bind(Name, TypeForm?, Origin, isVariable: Bool)
    /// A variable, or an entry of one that is a list.
    case change(Name, at: Expression?, Origin)
    case draw(Name, TypeForm, Text, Weights)
    case gain(Expression, by: SeatForm)
    case transfer(Expression, from: SeatForm?, to: SeatForm?)
    case note(Name, Expression)
    /// The last choice of a seat came out as another action.
    case slip(Expression, of: Name, by: SeatForm)
    case branch(Expression, [Statement], [Statement])
    case loop(Name, over: Turns, where: Expression?, [Statement])
    case together([Statement])
    case togetherEach(Name, role: Name, [Statement])
    case perform(Name, [Expression])
    case end
    case endRound
  }

  /// What a loop or a list goes over.
  enum Turns: Sendable {
    /// The members of a set, the points of a grid, the seats of a role.
    case all(Name)
    /// Whole numbers from one to another.
    case whole(Expression, Expression)
  }

  /// Where the value of a name comes from.
  enum Origin: Sendable {
    case value(Expression)
    case choice(Name, by: SeatForm, seeing: [(name: Name?, value: Expression)])
    case chance(Text, Expression)
  }

  /// How likely the outcomes of a draw are.
  enum Weights: Sendable {
    case uniform
    case list(Expression)
    case each([Expression.Case])
  }

  init(place: Int, form: Form) {
    self.place = place
    self.form = form
  }
}

/// One or more seats, as they are written.
final class SeatForm: Sendable {
  let place: Int
  let kind: Kind
  /// Whether the treasury stands in for a role that is switched off.
  let orTreasury: Bool

  enum Kind: Sendable {
    case treasury
    case each(Name)
    case seat(Expression)
  }

  init(place: Int, kind: Kind, orTreasury: Bool) {
    self.place = place
    self.kind = kind
    self.orTreasury = orTreasury
  }
}
