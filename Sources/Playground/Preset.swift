import Arena
package import Laboratory

/// A study of one cell that a page can begin with, and what theory and agents make of it.
package struct Preset {
  /// The name of the cell.
  package let name: String
  /// The study, with its defaults spelled out.
  package let setup: JSON
  /// What its mechanism or story is, as the engine of a page would say it.
  package let opened: JSON
  /// What theory says, as the engine of a page would say it.
  package let theory: JSON
  /// The welfare that emerged in the first replicate.
  package let welfare: [Double]

  init(
    _ cell: Cell, of study: Study, story: String?, _ library: Library, welfare: [Double]
  ) throws(StudyError) {
    name = cell.name
    self.welfare = welfare
    guard case .object(var setup) = cell.resolved else {
      throw StudyError("the cell '\(printable(cell.name))' has no fields")
    }
    // A story is found again by the name that the study has for it.
    if story != nil { setup["mechanism"] = study.document["mechanism"] }
    setup["seed"] = .integer(Int(study.seed))
    setup["replicates"] = .integer(study.replicates)
    if study.isIndependent { setup["independent"] = .bool(true) }
    self.setup = .object(setup)
    var engine = Engine(library)
    opened = try engine.ask(
      "open",
      [
        "mechanism": setup["mechanism"] ?? .null, "story": story.map { .string($0) } ?? .null,
        "parameters": setup["parameters"] ?? .null, "repeat": setup["repeat"] ?? .null,
      ])
    theory = try engine.ask("theory", setup.values)
  }

  /// The preset as the data of a page has it.
  var json: JSON {
    .object([
      "name": .string(name), "setup": setup, "theory": theory,
      "result": .array(welfare.map { .number($0) }),
    ])
  }
}
