public import Arena

/// Parameters that belong together, apart from the story they govern: a mechanism's rules.
///
/// You must give: a default, how they are shown, and what is wrong with them, if anything is. Two sets
/// of rules can be compared, so that setting a parameter to what it was works nothing out anew.
public protocol RuleSet: Knobbed, Equatable, Sendable {
  /// Makes the default rules.
  init()

  /// What is wrong with the parameters taken together, as a sentence; nil when nothing is.
  var complaint: String? { get }
}

/// A mechanism whose parameters are a set of rules.
///
/// You must give: ``rules``, beside the rest of a mechanism. What a story needs of them and is not worth
/// working out in every episode is worked out when they are set (`didSet`).
/// You get for free: the parameters and the complaint.
public protocol RuledMechanism: Mechanism {
  /// The parameters.
  associatedtype Rules: RuleSet

  /// The parameters.
  var rules: Rules { get set }
}

extension RuledMechanism {
  /// Shows the rules; sets them only where one is changed.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    var draft = rules
    draft.knobs(&visitor)
    if draft != rules { rules = draft }
  }

  /// What is wrong with the rules.
  public var complaint: String? { rules.complaint }
}
