import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Audits against poisoning` {
  private func audit(_ change: (inout PoisoningAudit.Rules) -> Void = { _ in }) -> PoisoningAudit {
    var audit = PoisoningAudit()
    change(&audit.rules)
    return audit
  }

  @Test(arguments: [(10, 1.0, 3.0), (10, 0.75, 3), (6, 0.5, 2), (12, 0.9, 0.5), (4, 0.25, 1)])
  func `deter exactly from sources / (detection (1 + penalty)) on`(
    _ sources: Int, _ detection: Double, _ penalty: Double
  ) throws {
    for audits in 0...sources {
      let tree = try explored(
        audit {
          ($0.sources, $0.audits) = (sources, audits)
          ($0.detection, $0.penalty) = (detection, penalty)
        })
      let worth = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values
      for source in 0..<sources {
        let gain = 1 - Double(audits) / Double(sources) * detection * (1 + penalty)
        #expect(isClose(worth.expected(slot: source, infoset: 0), gain))
      }
      let isDeterred = Double(audits) >= Double(sources) / (detection * (1 + penalty))
      #expect((worth.value <= 1e-12) == isDeterred)
      #expect(tree.wishedPlan == [sources])
    }
  }

  @Test(arguments: 0...10)
  func `deter nobody by the same sources every time`(_ audits: Int) throws {
    let tree = try explored(audit { ($0.audits, $0.schedule) = (audits, .fixed) })
    let value = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values.value
    #expect(value == (audits < 10 ? 1 : 0))
  }

  @Test func `tell what became of the poison`() throws {
    func totals(_ draws: [Int], _ source: Int) throws -> [Double] {
      let told = try wishedEpisode(audit(), drawing: draws, following: [source])
      return (0..<4).map { told.total(of: $0) } + [told.payoff(of: 0)]
    }
    #expect(try totals([0, 0], 3) == [1, 0, 1, 0, -3])
    #expect(try totals([0, 1], 3) == [0, 1, 0, 0, 1])
    #expect(try totals([1], 3) == [0, 1, 0, 0, 1])
    #expect(try totals([], 10) == [1, 0, 0, 1, 0])
    let told = try wishedEpisode(audit { $0.audits = 5 }, drawing: [1], following: [0])
    #expect(
      told.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 0, wish: Optional(10))",
        "happening(draw: 0, happens: false, probability: 0.5)",
        "gain(amount: 1.0, seat: 0)", "note(measure: 1, amount: 1.0)",
      ])
  }

  @Test func `complain of more audits than sources`() {
    #expect(audit { $0.audits = 11 }.complaint == "there are more audits than sources")
    #expect(
      audit { ($0.sources, $0.audits, $0.auditor) = (40, 5, .player) }.complaint
        == "a player chooses among at most 1000 sets; cover fewer targets, or let the designer")
  }
}
