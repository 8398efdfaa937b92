import Agents
import Arena
import Mechanisms
import Testing

@Suite struct `Kin of tit for tat` {
  @Test(arguments: [
    ("DDDDDDDDDDDD", "CCDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("DCCDDDDDCDDD", "CCCCCDDDDCCD"),
    ("CCDDDDCDDDDDDCCDCDDDDCCD", "CCCCDDDCCDDDDDCCCCCDDDCC"),
    ("DCDDCCCDDDCDCCDDDDDDDDCDCDDDDCCCCDDC", "CCCCDCCCCDDCCCCCDDDDDDDCCCCDDDCCCCCD"),
  ])
  func `tit for two tats lets a single defection pass`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: TitForTwoTats(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("CDDCCDCCCCCD", "CCDDDCDDCCCC"),
    ("CCCCDDCCDCDDDDDCDDCCCDDC", "CCCCCDDDCDDDDDDDDDDDCCDD"),
    ("DDDDCDCCCDDCCCCDDDCDCDCCDCCCCDCDDDCC", "CDDDDDDDCCDDDCCCDDDDDDDDCDDCCCDDDDDD"),
  ])
  func `two tits for tat answers each defection twice`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: TwoTitsForTat(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "DDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "DCCCCCCCCCCC"),
    ("CDCDCCCCDCCD", "DCDCDCCCCDCC"),
    ("DCCDCDCCCDDCCCDCCCCDCDDC", "DDCCDCDCCCDDCCCDCCCCDCDD"),
    ("CDDCDDCCCDDCCCDCCCDDDCCCCCCDCCDCCDCC", "DCDDCDDCCCDDCCCDCCCDDDCCCCCCDCCDCCDC"),
  ])
  func `suspicious tit for tat defects first`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: SuspiciousTitForTat(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("DCDDCCCCDCDD", "CDDDDDDCCDDD"),
    ("DCDDDDCCDDDCDDCDDDCDCDDC", "CDDDDDDDDDDDDDDDDDDDDDDD"),
    ("CCCCCDDCCCCCCCCCDDDDDDDCCDCCCCCCDDDD", "CCCCCCDDDDCCCCCCCDDDDDDDDDDDDCCCCDDD"),
  ])
  func `hard tit for tat remembers a defection for three rounds`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: HardTitForTat(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CCDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("CDCCDCDCCCCC", "CCCCCCCCCCCC"),
    ("CCCDDDDDDDDDDCCDCCCCDCDD", "CCCCCDDDDDDDDDDCCCCCCCCC"),
    ("DCCDCCDDDDCDDDCCCDCCDDDCCDCDDDDCDDCD", "CCCCCCCCDDDDCDDDCCCCCCDDDCCCCDDDDCDD"),
  ])
  func `hard tit for two tats remembers two in a row for three rounds`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: HardTitForTwoTats(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("CCCDCDDCDCDC", "CCCCDCDDDDDD"),
    ("DCCCDCCDCDDDDDCCDDDDDDDC", "CDCCCDCCDCDDDDDDDDDDDDDD"),
    ("CCDDCDDDCCCCCDCCDDCCCCCDCDDDDDCCCCDC", "CCCDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"),
  ])
  func `spiteful tit for tat never forgives two in a row`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: SpitefulTitForTat(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("DDCDDDCCCCDC", "CDDCDDDCCCCD"),
    ("DCCCCDCDDDCCCDDCCCDDDCDC", "CDCCCCDCDDDCCCDDCCCDDDCD"),
    ("DCCCDCCDDDDCCDDDCDCCCDDDDDCDCCCCDDDC", "CDCCCDCCDDDDCCDDDCDCCCDDDDDCDCCCCDDD"),
  ])
  func `contrite tit for tat is tit for tat when nobody slips`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: ContriteTitForTat(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("DDDDDDDDDDCD", "CDDDDDDDDDDC"),
    ("CCCDDCDDDDDCDCCDCCDCDDCC", "CCCCDDCDDDDDCDCCDCCDCDDC"),
    ("DDCCCDCCDCCDDCDCDDCCCCCCCDCDDCDCDDCD", "CDDCCCDCCDCCDDCDCDDCCCCCCCDCDDCDCDDC"),
  ])
  func `adaptive tit for tat follows its image of the world`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: AdaptiveTitForTat(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDDDDDDDDDDDDDD", "CDDDDDDDDDDDDDDDDDDDDDDD"),
    ("DCDCDCDCDCDCDCDCDCDCDCDC", "CDCDCCCDDDDDDDDDDDDDDDDD"),
    (
      "DDCDDCCCCDDCDDDCDDCDDDDDCDDDCCDCDCCDDCCCDDDCCDCCDDDCDDDDCDDDCDCCDCDCDCCC",
      "CDDCDDCCCCDDCDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
    ),
    (
      "CCCCCDCCCDCCDDCCCDCCDCDCDCCDCCCCCCDCCCDCCCDCCCCDCCCCCCCDDCCCCDCDCCCCDCCC",
      "CCCCCCDCCCDCCDDCCCDCCDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
    ),
    (
      "DDDDDDDDDCDDDDDCDCDCDDCDDDDDDDDDCCDCDCDDCDDDDCCDDDDDDDDDDDDDCDDCDDDDCDCC",
      "CDDDDDDDDDCDDDDDCDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
    ),
  ])
  func `omega tit for tat breaks deadlocks and gives up on randomness`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: OmegaTitForTat(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDCCDDCCDDDC"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("CCCCCDCDDDCD", "CCCCCCDCCDDC"),
    ("CDCCCDDDCDCCDCDDCCDDCDCD", "CCDCCCDDCCDDDCCDDDDCCCDD"),
    ("DDCCCCCCCCCDDDCCDDDCCCDCDCCDCCDCDCDC", "CDCCCCCCCCCCDDCCCDDDCCCDDDDCCCCDDDDD"),
  ])
  func `gradual punishes longer each time and calms down for two rounds`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Gradual(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("CDCDCDCCCDCC", "CCCCCCCCCCCC"),
    ("DCDCCDCCDCCCCDCDDDDCDCDD", "CDCDCCCCCCCCCCCCCCCCCCCC"),
    ("CDCDCCDCDDDCCCCDCCCDDCCCCDDDDCDCCDCC", "CCCCCCCCCCCDCCCCCCCCCCCCCCCCCCCCCCCC"),
  ])
  func `soft majority cooperates on a tie`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: SoftMajority(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "DDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "DCCCCCCCCCCC"),
    ("DDCCDCDDDDDC", "DDDDDDDDDDDD"),
    ("DDDDCCCCDCDCCDCDDDCCCCDD", "DDDDDDDDDDDDDCDCDDDDDCCC"),
    ("CDCCDDDDCCCCCDDCDDDCCDCCCCCDDCDCCDDC", "DCDCCCDDDDDCCCCCCCDDDCDCCCCCCCCCCCCC"),
  ])
  func `hard majority defects on a tie`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: HardMajority(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("DCDDCCDCDCDD", "CDDDDDDDDDDD"),
    ("DDDDCCDCCCCDDCDDDCDDCCDD", "CDDDDDDDDDDDDDDDDDDDDDDD"),
    ("DCDCDCDCDCDDDCDDDDCCCCDCCCCCDCCDDDDD", "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"),
  ])
  func `forgiver tolerates a tenth of defections`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Forgiver(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("DDDDDDCDCCDD", "CDDDDDDCDCCD"),
    ("DCDDDCDCCDDCCCDCCDCDDCDC", "CDCDDDCDCCDDCCCDCCDCDDCD"),
    ("DDCDDDCDCDCCDCDCDDCDDDDDCDDCDCCCCDDC", "CDDCDDDCDCDCCDCDCDDCDDDDDCDDCDCCCCDD"),
  ])
  func `doubler answers those who do not cooperate twice as often`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Doubler(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDCCDDDDC"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("CCCCDCDCDDCD", "CCCCCDDDDCCC"),
    ("DDDDCCCCCDDDCCDCDDDDDDDC", "CDDDDCCCCCDDDDCCCDDDDCCD"),
    ("CDDDCCDDDDCCDDDCCDCCCCDDCCCCDCCCCCCC", "CCDDDDCCDDDDCCDDDDCCCCCDDDDCCDDDDCCC"),
  ])
  func `soft grudger punishes with four and calms down for two rounds`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: SoftGrudger(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "DCCCCCCCCCCC"),
    ("CCCCCCCCCCCC", "DDDDDDDDDDDD"),
    ("DCCCDCCCCCCD", "DCCCCCCCCCCC"),
    ("CCDDDDDCDDCCDCCDCDDDDDDD", "DDDCCCCCCCCCCCCCCCCCCCCC"),
    ("CDDCCCDDDDCDCCDDCDDCDDCDDCDCCCCCCDCD", "DDCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC"),
  ])
  func `easy go cooperates from the first defection on`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: EasyGo(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "DCCCCCCCCCCC"),
    ("CCCCCCCCCCCC", "DDDDDDDDDDDD"),
    ("CDCCCCDDCDCD", "DDCDDDDCCDCD"),
    ("DDDDCDCDCCDDDCDDDDDCCCDD", "DCCCCDCDCDDCCCDCCCCCDDDC"),
    ("CCCCCDDDDCCCDCDDCDCCDDDDCDDCDCDCDCCC", "DDDDDDCCCCDDDCDCCDCDDCCCCDCCDCDCDCDD"),
  ])
  func `bully does the opposite of the last move`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Bully(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("CCCDDCDCCDDC", "CCCCDDDDDDDD"),
    ("CDDDDDDCDDCDDCDDCDDDDDDD", "CCDDDDDDDDDDDDDDDDDDDDDD"),
    ("CDDDCCDDCDCCDCDCDDCDCCDDCCCDDDCDCCCC", "CCDDDCDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"),
  ])
  func `adaptive Pavlov classifies the partner every six rounds`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: AdaptivePavlov(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CCCCCCCCCCCC"),
    ("DDCDDCCCDDCC", "CDDDDDCCCDDD"),
    ("DDCCCDDDCCDCDCDCCDCCCDDD", "CDDDDDDDDCCDCDDDDDDDDDDD"),
    ("CCDDDDDDDDDDDCDCDCDDDCDDCDDDDCDDCDDC", "CCCDDDDDDDDDDDCDDDDDDDCDDDDDDDCDDDDD"),
  ])
  func `Capri follows its five rules`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Capri(), to: moves) == answer)
  }
}
