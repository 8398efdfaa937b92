import Arena
import Laboratory
import Playground
import TestSupport
import Testing

@Suite struct `The engine of a page` {
  @Test func `offers mechanisms of every family, none of which is a story`() {
    let offered = EngineModule.mechanisms
    #expect(Set(offered).isSubset(of: Library.standard.mechanisms.map { $0.card.id }))
    for id in ["travelers-dilemma", "used-car", "governance", "persuasion", "mediated(trust-game)"]
    {
      #expect(EngineModule.offers(id), "\(id)")
    }
    #expect(!EngineModule.offers("debate") && !EngineModule.offers("no such mechanism"))
  }
}
