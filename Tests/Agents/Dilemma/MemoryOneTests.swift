import Agents
import Arena
import Mechanisms
import Testing

@Suite struct `Strategies with one round of memory or none` {
  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDCDCDCDCDCD"),
    ("CCCCCCCCCCCC", "CDCDCDCDCDCD"),
    ("DCDCCCDCCDCC", "CDCDCDCDCDCD"),
    ("CCDCCCDCCCDDCCDDCCDCCCCD", "CDCDCDCDCDCDCDCDCDCDCDCD"),
    ("DDCCDCDDCCCDDCCCCDDDDDCCDDCDCCCDCDDC", "CDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD"),
  ])
  func `alternator minds nobody`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Alternator(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CCDCCDCCDCCD"),
    ("CCCCCCCCCCCC", "CCDCCDCCDCCD"),
    ("CCDCDCDDDCDC", "CCDCCDCCDCCD"),
    ("DDDCDDCDCCDDDCCDCCDDDCCC", "CCDCCDCCDCCDCCDCCDCCDCCD"),
    ("CDDCDCDCCDDDDCDCCDCDDCDCCCCDDCCCDCDD", "CCDCCDCCDCCDCCDCCDCCDCCDCCDCCDCCDCCD"),
  ])
  func `periodic minds nobody`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Periodic(), to: moves) == answer)
  }
}
