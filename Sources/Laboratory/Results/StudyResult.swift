/// A study that was run: what it asked, what every unit of work gave, and what that comes to.
public struct StudyResult: Sendable {
  /// The study.
  public let study: Study
  /// What reports and pages are made from.
  public let summary: StudySummary
  /// The cells with their units.
  let reports: [CellReport]

  /// The units, by cell and replicate.
  public let units: [[UnitResult]]

  /// Takes the reports of a study, and all units into memory.
  ///
  /// - Throws: What reading a unit throws.
  init(_ study: Study, _ reports: [CellReport]) throws {
    var summary = StudySummary(study)
    var finding = study.filling
    for report in reports {
      finding.add(report.summary)
      summary.cells.append(report.summary)
    }
    summary.finding = finding.text
    self.study = study
    self.summary = summary
    self.reports = reports
    units = try reports.map { try $0.done.all() }
  }
}
