extension Study {
  /// Returns the study with what tables need that are wanted: it keeps more, and compares with its first
  /// cell where nothing else is named.
  public func keeping(_ request: TableRequest) -> Study {
    var study = self
    study.kept.formUnion(request.kept)
    if request.tables.contains(.differences) { study.design.compareWithFirst() }
    return study
  }
}
