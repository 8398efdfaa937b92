import Agents
import Arena
import Mechanisms
import Testing

@Suite struct `Probing strategies` {
  @Test(arguments: [
    ("DDDDDDDDDDDD", "DCCDDDDDDDDD"),
    ("CCCCCCCCCCCC", "DCCDDDDDDDDD"),
    ("DDCCCDCDCCDC", "DCCCCCDCDCCD"),
    ("DDDCDCCCDCCCCDCCCCCCDDDC", "DCCDCDCCCDCCCCDCCCCCCDDD"),
    ("CCDCDCDDDDCCDCCCCDCDCDDCCCCDDDCCCCCD", "DCCDCDCDDDDCCDCCCCDCDCDDCCCCDDDCCCCC"),
  ])
  func `prober exploits who cooperates in rounds two and three`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Prober(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "DCCDDDDDDDDD"),
    ("CCCCCCCCCCCC", "DCCCCCCCCCCC"),
    ("CCCDDCDDCCCC", "DCCCDDCDDCCC"),
    ("DCCDCCDCCDCDCDCCCDCDDCDC", "DCCCDCCDCCDCDCDCCCDCDDCD"),
    ("CDDDDCDCDDCDCDDCDDDDDDCCDCDCCCDCDDCD", "DCCDDDCDCDDCDCDDCDDDDDDCCDCDCCCDCDDC"),
  ])
  func `prober 2 trusts who plays D and C in rounds two and three`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Prober2(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "DCDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "DCDDDDDDDDDD"),
    ("CCCDCCCCDCDD", "DCDDDDDDDDDD"),
    ("CCCCCDCCDDDDCDDCCCCDDCCC", "DCDDDDDDDDDDDDDDDDDDDDDD"),
    ("DDDDDCDCDCCCDCCDCDDDDDDCCDCCDDCCCCDC", "DCDDDDCDCDCCCDCCDCDDDDDDCCDCCDDCCCCD"),
  ])
  func `prober 3 exploits who cooperates in round two`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Prober3(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "DDCCDDDDDDDD"),
    ("CCCCCCCCCCCC", "DDCCDDDDDDDD"),
    ("CDCDCCDCDCCD", "DDCCDCCDCDCC"),
    ("DCDCDCDDDCDDDCCDCCCDDCDD", "DDCCCDCDDDCDDDCCDCCCDDCD"),
    ("CDDDDCCDCCDCDDDDDDDDCDCCCDCCDCCCDCCC", "DDCCDDCCDCCDCDDDDDDDDCDCCCDCCDCCCDCC"),
  ])
  func `hard prober begins with two defections`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: HardProber(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CDDDDDDDDDDD"),
    ("CDDDDCCDCCCC", "CDCCCCCCCCCC"),
    ("DDCDDCDCCCDDDDCDDDCDDDCC", "CDDDDDDDDDDDDDDDDDDDDDDD"),
    ("DDDDDCDCDDDDDDDDCDDCDDDDCCDCDCCCDDCC", "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"),
  ])
  func `handshake knows its like`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Handshake(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDDDDDDDDDDD"),
    ("CCCCCCCCCCCC", "CDDDDDDDDDDD"),
    ("DCDDCDCCCCDD", "CDDDDDDDDDDD"),
    ("CDCCDDDDCCCDDDDCCDCDDDDC", "CDCCCDDDDDDDDDDDDDDDDDDD"),
    ("CCCDCDCCDCDCCDDCDCDCCDCDDCDCCCDCDDCC", "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"),
  ])
  func `collective drops a friend who defects again`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Collective(), to: moves) == answer)
  }

  @Test(arguments: [
    ("DDDDDDDDDDDD", "CDCCDDDDDDDD"),
    ("CCCCCCCCCCCC", "CDCCDDDDDDDD"),
    ("CCDDDCDCCCDC", "CDCCDDCDCCCD"),
    ("CCDDCDDCCCCDDCDDDCCDCDDD", "CDCCDCDDCCCCDDCDDDCCDCDD"),
    ("CDDDDDDCCDCCDCCCCDDDCCCCCCDDCDCDDCCD", "CDCCDDDDCCDCCDCCCCDDDCCCCCCDDCDCDDCC"),
  ])
  func `detective exploits who does not strike back in four rounds`(
    moves: String, answer: String
  ) throws {
    #expect(try answers(of: Detective(), to: moves) == answer)
  }
}
