public import Arena

/// The four dilemmas whose cures CoopEval compares, with its numbers.
///
/// > Source: CoopEval, arXiv 2604.15267.
enum CooperationDilemmas {
  /// 2 for cooperating, 3 for defecting alone, 1 for both, 0 for the other.
  static var prisoners: PrisonersDilemma {
    var dilemma = PrisonersDilemma()
    dilemma.temptation = 3
    dilemma.reward = 2
    return dilemma
  }

  /// Claims from 2 to 5, bonus and penalty 2.
  static var travelers: TravelersDilemma {
    var dilemma = TravelersDilemma()
    dilemma.high = 5
    return dilemma
  }

  /// Four players give all or nothing, and a unit given makes 1.5.
  static var goods: PublicGoods {
    var dilemma = PublicGoods()
    dilemma.levels = 2
    dilemma.perCapitaReturn = 0.375
    return dilemma
  }
}

/// The prisoner's dilemma with a mediator.
public struct MediatedPrisonersDilemma: Combination, Mechanism {
  /// The dilemma and its mediator.
  public var story = Mediated(CooperationDilemmas.prisoners)
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The traveler's dilemma with a mediator.
public struct MediatedTravelersDilemma: Combination, Mechanism {
  /// The dilemma and its mediator.
  public var story = Mediated(CooperationDilemmas.travelers)
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// Public goods with a mediator.
public struct MediatedPublicGoods: Combination, Mechanism {
  /// The dilemma and its mediator.
  public var story = Mediated(CooperationDilemmas.goods)
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The trust game with a mediator.
public struct MediatedTrustGame: Combination, Mechanism {
  /// The dilemma and its mediator.
  public var story = Mediated(TrustGame())
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The prisoner's dilemma with a contract, of twice what defection gains.
public struct ContractedPrisonersDilemma: Combination, Mechanism {
  /// The dilemma and its contract.
  public var story = Contracted(CooperationDilemmas.prisoners, payments: [2])
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The traveler's dilemma with a contract, which makes the highest claim dominant.
public struct ContractedTravelersDilemma: Combination, Mechanism {
  /// The dilemma and its contract.
  public var story = Contracted(CooperationDilemmas.travelers, payments: [4])
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// Public goods with a contract, which makes giving dominant.
public struct ContractedPublicGoods: Combination, Mechanism {
  /// The dilemma and its contract.
  public var story = Contracted(CooperationDilemmas.goods, payments: [15])
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The trust game with a contract, which makes giving dominant for both.
public struct ContractedTrustGame: Combination, Mechanism {
  /// The dilemma and its contract.
  public var story = Contracted(TrustGame(), payments: [12])
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The prisoner's dilemma in a village.
public struct ReputedPrisonersDilemma: Combination, Mechanism {
  /// The dilemma and its village.
  public var story = Reputed(CooperationDilemmas.prisoners)
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The traveler's dilemma in a village.
public struct ReputedTravelersDilemma: Combination, Mechanism {
  /// The dilemma and its village.
  public var story = Reputed(CooperationDilemmas.travelers)
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// Public goods in a village.
public struct ReputedPublicGoods: Combination, Mechanism {
  /// The dilemma and its village.
  public var story = Reputed(CooperationDilemmas.goods)
  /// Makes CoopEval's dilemma.
  public init() {}
}

/// The trust game in a village.
public struct ReputedTrustGame: Combination, Mechanism {
  /// The dilemma and its village.
  public var story = Reputed(TrustGame())
  /// Makes CoopEval's dilemma.
  public init() {}
}
