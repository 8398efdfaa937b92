extension StudyRunner {
  /// Returns everything that was played, in memory.
  ///
  /// - Returns: The summary of all cells.
  /// - Throws: ``Interrupted``; ``StudyError`` when the store cannot be read.
  public func result() throws -> StudySummary {
    var summary = StudySummary(study)
    var finding = study.filling
    try report {
      finding.add($0.summary)
      summary.cells.append($0.summary)
    }
    summary.finding = finding.text
    return summary
  }

  /// Shows every cell with its units, in order.
  ///
  /// - Throws: ``Interrupted``; ``StudyError`` when some units are not in the store, or what the body
  ///   throws.
  func report(_ body: (CellReport) throws -> Void) throws {
    for batch in study.batches {
      let works = try work(in: batch)
      let reports = try executor.map(works.count) { index, _ in try report(of: works[index]) }
      theories.trim()
      for report in reports { try body(report) }
    }
  }

  /// What the store holds of the units that a cell needs.
  func units(of work: CellWork) throws -> CellReport {
    for look in study.rule?.looks ?? [] {
      let report = units(of: work, 0..<look)
      if report.undone.isEmpty, try isMet(by: report.done, of: work) { return report }
    }
    return units(of: work, 0..<study.replicates)
  }

  /// Whether some results of a cell are all that the rule of the study asks for.
  func isMet(by units: KeptUnits, of work: CellWork) throws -> Bool {
    guard let rule = study.rule, case .success(let cell) = work.cell else { return false }
    var values: [Double] = []
    try units.forEachUnit { _, unit in
      if let value = rule.value(in: unit, of: cell) { values.append(value) }
    }
    return values.count == units.count && rule.isMet(by: values)
  }

  /// What the store holds of some replicates of a cell.
  func units(of work: CellWork, _ replicates: Range<Int>) -> CellReport {
    var report = CellReport()
    var done: [Int] = []
    for replicate in replicates {
      let key = work.key.numbered(replicate)
      if isDone(store.head(of: key)) {
        done.append(replicate)
      } else if case .undone(_, let failure, let reason)? = store.record(of: key) {
        report.undone.append((replicate, failure, reason))
      } else {
        report.undone.append((replicate, .interrupted, "it was not played"))
      }
    }
    report.done = KeptUnits(done) { [store, kept = study.kept] replicate in
      guard case .done(_, let unit)? = store.record(of: work.key.numbered(replicate)) else {
        throw StudyRunner.missing(work)
      }
      return unit.keeping(kept)
    }
    return report
  }

  /// What is wrong where results of a cell are gone that were there.
  private static func missing(_ work: CellWork) -> StudyError {
    StudyError(
      "results of the cell '\(printable(work.name))' are no longer in the store, where somebody must "
        + "have removed them; the same command plays them again")
  }

  /// What some results of a cell come to.
  func summary(of units: KeptUnits, _ cell: Cell) throws -> CellSummary {
    var columns = UnitColumns(cell, expecting: units.count)
    try units.forEachUnit { columns.add($1) }
    return CellSummary(cell, try theories.theory(of: cell), columns)
  }

  /// Takes the differences of a cell from another, pair by pair.
  private func compare(_ report: inout CellReport, with baseline: CellWork) throws {
    report.summary.baseline = baseline.name
    let others = try units(of: baseline).done
    for index in report.summary.welfare.indices {
      var welfare: [Int: Double] = [:]
      try others.forEachUnit { welfare[$0] = $1.welfare[index] }
      var differences: [Double] = []
      try report.done.forEachUnit { replicate, unit in
        guard let other = welfare[replicate] else { return }
        let difference = unit.welfare[index] - other
        if difference.isFinite { differences.append(difference) }
      }
      report.summary.welfare[index].difference = differences.isEmpty ? nil : Estimate(differences)
    }
  }

  /// A cell with its units and what they come to.
  private func report(of work: CellWork) throws -> CellReport {
    var report = try units(of: work)
    if report.undone.contains(where: { $0.failure == .interrupted }) {
      throw StudyRunner.missing(work)
    }
    if case .success(let cell) = work.cell {
      report.cell = cell
      let key = summaryKey(of: work)
      if report.undone.isEmpty, case .summary(_, let summary)? = store.record(of: key) {
        report.summary = summary
      } else if report.done.count > 0 {
        report.summary = try summary(of: report.done, cell)
      }
    }
    if let baseline = study.baseline(of: work.index) {
      try compare(&report, with: study.work(at: baseline))
    }
    report.summary.name = work.name
    report.summary.settings = .object(work.settings)
    if let first = report.undone.first {
      report.summary.missing = CellSummary.Missing(
        units: report.undone.count, ending: first.failure, reason: first.reason)
    }
    return report
  }
}
