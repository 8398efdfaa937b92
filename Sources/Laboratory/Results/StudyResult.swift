/// A study that was run: what it asked, what every unit of work gave, and what that comes to.
public struct StudyResult: Sendable {
  /// The study.
  public let study: Study
  /// The units, by cell and replicate.
  public let units: [[UnitResult]]
  /// What reports and pages are made from.
  public let summary: StudySummary

  init(_ study: Study, units: [[UnitResult]], _ cells: [CellSummary], command: String) {
    var summary = StudySummary()
    summary.title = study.title
    summary.finding = study.finding
    summary.seed = Int(study.seed)
    summary.replicates = study.replicates
    summary.version = ResultFolder.version
    summary.command = command
    summary.cells = cells
    self.study = study
    self.units = units
    self.summary = summary
  }
}
