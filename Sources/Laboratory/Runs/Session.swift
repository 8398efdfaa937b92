import Arena

/// Runs a study at once, with all results in memory.
public enum Session {
  /// Runs a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - executor: The threads, and how to stop.
  ///   - progress: Called whenever something is done, from any thread.
  /// - Returns: The results, in the order of the cells.
  /// - Throws: ``StudyError`` when an agent cannot play the mechanism or a story fails; ``Interrupted``.
  public static func run(
    _ study: Study, executor: Executor,
    progress: @escaping @Sendable (StudyProgress) -> Void = { _ in }
  ) throws -> StudyResult {
    var runner = try StudyRunner(study, in: nil, facts: .object([:]), executor: executor)
    runner.progress = progress
    runner.isFailFast = true
    _ = try runner.play()
    var reports: [CellReport] = []
    try runner.report { reports.append($0) }
    return try StudyResult(study, reports)
  }
}
