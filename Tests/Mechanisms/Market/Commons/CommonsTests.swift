import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `A commons` {
  private func gains(_ mechanism: Commons, at take: Int) throws -> [Double] {
    let tree = try explored(mechanism)
    return tree.temptations([[Int]](repeating: [take], count: mechanism.users))
  }

  @Test func `is used by half too much, at a quarter of the rent`() throws {
    let tree = try explored(Commons())
    #expect(try gains(Commons(), at: 3).allSatisfy { $0 <= 0 })
    #expect(tree.expectation(ofActions: [3, 3, 3]).measures == [27, 9, 0])
    #expect(tree.expectation(ofActions: [2, 2, 2]).measures == [36, 6, 0])
    #expect(tree.wishedPlan == [2])
  }

  @Test(arguments: [2, 3, 4])
  func `is overused by 2n / (n + 1) unless the tax is yield (n - 1) / 2n`(_ users: Int) throws {
    // Capacity and grid are such that both uses are on it: yield / (n + 1) and yield / 2n each.
    var commons = Commons()
    commons.users = users
    commons.yield = Double(2 * users * (users + 1))
    (commons.capacity, commons.levels) = (Double(2 * users + 2), 2 * users + 3)
    #expect(try gains(commons, at: 2 * users).allSatisfy { $0 <= 1e-9 })
    #expect(try gains(commons, at: users + 1).allSatisfy { $0 > 1e-9 })
    commons.regulator = .tax
    commons.tax = commons.yield * Double(users - 1) / Double(2 * users)
    #expect(try gains(commons, at: users + 1).allSatisfy { $0 <= 1e-9 })
    #expect(try gains(commons, at: 2 * users).allSatisfy { $0 > 1e-9 })
    #expect(try explored(commons).wishedPlan == [users + 1])
  }

  @Test(arguments: [1, 0.35, 0.3, 0.25, 0.1])
  func `keeps to the quota while the expected fine is at least 3 a unit`(
    _ detection: Double
  ) throws {
    var commons = Commons()
    commons.regulator = .quota
    commons.detection = detection
    // While the others take 2 each, x units yield x (8 - x), and the excess over 2 costs its fine.
    let worth = (0...6).map { (take: Int) -> Double in
      let yield = Double(take * (8 - take))
      return yield - detection * 10 * Double(max(0, take - 2))
    }
    let gain = (worth.max() ?? 0) - worth[2]
    for reached in try gains(commons, at: 2) { #expect(isClose(reached, gain)) }
    #expect((gain < 1e-9) == (detection >= 0.3))
  }

  @Test func `collects the tax and the fines`() throws {
    var commons = Commons()
    commons.regulator = .tax
    let taxed = try explored(commons).expectation(ofActions: [3, 2, 1])
    #expect(taxed.measures == [36, 6, 24])
    #expect(taxed.payoffs == [6, 4, 2])
    commons.regulator = .quota
    commons.detection = 0.5
    let fined = try explored(commons).expectation(ofActions: [4, 2, 0])
    #expect(fined.measures == [36, 6, 10])
    #expect(fined.payoffs == [14, 12, 0])
  }

  @Test func `complains of a lone user`() {
    var commons = Commons()
    commons.users = 1
    #expect(commons.complaint == "a commons needs at least two users")
  }
}
