import Arena
import MechanismTools

/// Who is matched with whom; each side numbered from 0.
struct Matching {
  // A partner is kept as its number plus one, and 0 is nobody.
  private var partners = WideList()
  private var suitors = WideList()

  /// Makes the matching of nobody.
  init() {}

  /// Returns the receiver of a proposer; nil if it has none.
  func receiver(of proposer: Int) -> Int? {
    let kept = partners[proposer]
    return kept == 0 ? nil : kept - 1
  }

  /// Returns the proposer of a receiver; nil if it has none.
  func proposer(of receiver: Int) -> Int? {
    let kept = suitors[receiver]
    return kept == 0 ? nil : kept - 1
  }

  /// Matches a proposer and a receiver, whose proposer so far is left alone.
  mutating func match(_ proposer: Int, _ receiver: Int) {
    if let left = self.proposer(of: receiver) { partners[left] = 0 }
    partners[proposer] = receiver + 1
    suitors[receiver] = proposer + 1
  }
}

/// A market of proposers and receivers, with the number of the list that each reports.
struct MatchingMarket {
  private let proposers: Int
  private let receivers: Int
  private let lists: ReportedLists
  private let rankings: ReportedLists
  /// The number of each proposer's list.
  var reports = WideList()
  /// The number of each receiver's list.
  var answers = WideList()

  /// Makes a market in which everyone reports the first of some lists.
  ///
  /// - Parameters:
  ///   - proposers: How many proposers there are.
  ///   - receivers: How many receivers there are.
  ///   - lists: The lists of receivers that proposers may report.
  ///   - rankings: The lists of proposers that receivers may report.
  init(_ proposers: Int, _ receivers: Int, _ lists: ReportedLists, _ rankings: ReportedLists) {
    (self.proposers, self.receivers) = (proposers, receivers)
    (self.lists, self.rankings) = (lists, rankings)
  }

  /// Returns the matching that is stable for the reports and that all proposers like best.
  func deferred() -> Matching {
    var matching = Matching()
    var asked = SmallList()
    for newcomer in 0..<proposers {
      var free = newcomer
      var list = lists.list(reports[free])
      while asked[free] < list.length {
        let receiver = list.option(at: asked[free])
        asked[free] += 1
        let held = matching.proposer(of: receiver)
        if !takes(receiver, free, insteadOf: held) { continue }
        matching.match(free, receiver)
        guard let held else { break }
        free = held
        list = lists.list(reports[free])
      }
    }
    return matching
  }

  /// Returns the matching in which every receiver takes the best of its first offers for good.
  func immediate() -> Matching {
    var matching = Matching()
    for rank in 0..<receivers {
      let before = matching
      for proposer in 0..<proposers where before.receiver(of: proposer) == nil {
        let list = lists.list(reports[proposer])
        if rank >= list.length { continue }
        let receiver = list.option(at: rank)
        if before.proposer(of: receiver) != nil { continue }
        if takes(receiver, proposer, insteadOf: matching.proposer(of: receiver)) {
          matching.match(proposer, receiver)
        }
      }
    }
    return matching
  }

  /// Returns whether a receiver accepts a proposer and has none, or prefers it to the one that it has.
  private func takes(_ receiver: Int, _ proposer: Int, insteadOf held: Int?) -> Bool {
    let ranking = rankings.list(answers[receiver])
    guard ranking.accepts(proposer) else { return false }
    guard let held else { return true }
    return ranking.prefers(proposer, to: held)
  }
}
