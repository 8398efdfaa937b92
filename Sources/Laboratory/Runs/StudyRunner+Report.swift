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
    var report = CellReport()
    var read = 0
    for look in study.rule?.looks ?? [study.replicates] {
      let more = try units(of: work, read..<look)
      report.done += more.done
      report.undone += more.undone
      read = look
      if let rule = study.rule, report.undone.isEmpty, case .success(let cell) = work.cell,
        rule.isMet(by: report.done.compactMap { rule.value(in: $0.unit, of: cell) })
      {
        break
      }
    }
    return report
  }

  /// What the store holds of some replicates of a cell.
  func units(of work: CellWork, _ replicates: Range<Int>) throws -> CellReport {
    var report = CellReport()
    for replicate in replicates {
      switch store.record(of: work.key.numbered(replicate)) {
      case .done(_, let unit)? where study.kept.isSubset(of: unit.kept):
        report.done.append((replicate, unit.keeping(study.kept)))
      case .undone(_, let failure, let reason)?:
        report.undone.append((replicate, failure, reason))
      case .done?, .opening?, .summary?, .closing?, nil:
        report.undone.append((replicate, .interrupted, "it was not played"))
      }
    }
    return report
  }

  /// Takes the differences of a cell from another, pair by pair.
  private func compare(_ report: inout CellReport, with baseline: CellWork) throws {
    report.summary.baseline = baseline.name
    let others = try units(of: baseline).done
    let welfare = Dictionary(uniqueKeysWithValues: others.map { ($0.replicate, $0.unit.welfare) })
    for index in report.summary.welfare.indices {
      let differences = report.done.compactMap { replicate, unit in
        welfare[replicate].map { unit.welfare[index] - $0[index] }
      }.filter(\.isFinite)
      report.summary.welfare[index].difference = differences.isEmpty ? nil : Estimate(differences)
    }
  }

  /// A cell with its units and what they come to.
  private func report(of work: CellWork) throws -> CellReport {
    var report = try units(of: work)
    if report.undone.contains(where: { $0.failure == .interrupted }) {
      throw StudyError(
        "results of the cell '\(printable(work.name))' are no longer in the store, where somebody must "
          + "have removed them; the same command plays them again")
    }
    let units = report.done.map(\.unit)
    if case .success(let cell) = work.cell {
      report.cell = cell
      let key = summaryKey(of: work)
      if report.undone.isEmpty, case .summary(_, let summary)? = store.record(of: key) {
        report.summary = summary
      } else if !units.isEmpty {
        report.summary = CellSummary(cell, try theories.theory(of: cell), units)
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
