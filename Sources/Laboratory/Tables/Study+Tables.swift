extension Study {
  /// The study keeping what some tables show, beside what it keeps anyway.
  ///
  /// - Throws: ``StudyError`` when the request names a cell that the study does not have.
  public func keeping(_ request: TableRequest) throws(StudyError) -> Study {
    let names = cells.map(\.name)
    if let baseline = request.baseline, !names.contains(baseline) {
      throw StudyError(
        "the baseline must be a cell of the study, but found '\(printable(baseline))'"
          + StudyError.suggestion(for: baseline, among: names))
    }
    var study = self
    study.kept.formUnion(request.kept)
    return study
  }
}
