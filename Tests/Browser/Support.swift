import Browser
import Laboratory
import Playground
import StudySupport

/// What a page does with a study of one cell: opens its mechanism, begins, and plays to the end.
struct PlayedCell {
  /// The blocks, in order.
  private(set) var blocks: [JSON] = []
  /// What came of all.
  private(set) var result = JSON.null

  init(_ cell: Cell, story: String? = nil, seed: UInt64, isIndependent: Bool = false) throws {
    var engine = Engine()
    let opening = [
      "mechanism": cell.resolved["mechanism"], "story": story.map { .string($0) } ?? .null,
      "parameters": cell.resolved["parameters"], "repeat": cell.resolved["repeat"],
    ]
    _ = try engine.ask("open", opening)
    guard case .object(let object) = cell.resolved else { return }
    var setup = object.values
    setup["seed"] = .integer(Int(seed))
    setup["independent"] = .bool(isIndependent)
    _ = try engine.ask("begin", setup)
    while true {
      let answer = try engine.ask("advance", ["blocks": .integer(3)])
      blocks += answer["blocks"].items
      if answer["done"] == .bool(true) {
        result = answer["result"]
        return
      }
    }
  }
}
