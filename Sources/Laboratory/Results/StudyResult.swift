/// A study that was run: what it asked, what every unit of work gave, and what that comes to.
public struct StudyResult: Sendable {
  /// The study.
  public let study: Study
  /// The units, by cell and replicate.
  public let units: [[UnitResult]]
  /// What reports and pages are made from.
  public let summary: StudySummary

  init(_ study: Study, units: [[UnitResult]], _ cells: [CellSummary]) {
    var summary = StudySummary(study)
    summary.cells = cells
    self.study = study
    self.units = units
    self.summary = summary
  }
}
