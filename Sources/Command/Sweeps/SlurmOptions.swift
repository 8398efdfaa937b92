import Laboratory

/// The options that hand a study to Slurm.
struct SlurmOptions {
  private(set) var isAsked = false
  private(set) var isOnlyWritten = false
  private(set) var tasks: Int?
  private(set) var time: String?
  private(set) var partition: String?
  private(set) var account: String?
  private(set) var memory: String?
  private(set) var cores = 1

  /// The names of those that need --slurm.
  private static let details = [
    "--write-only", "--array-tasks", "--time", "--partition", "--account", "--memory", "--cores",
  ]

  /// How many tasks there are unless somebody says otherwise.
  private static let usual = 16

  mutating func declare(_ line: inout some LineVisitor) {
    line.flag(
      "--slurm", &isAsked,
      "Hand the work to Slurm: an array of jobs, and one that brings it together")
    line.option(
      "--array-tasks", &tasks, .int(in: 1...100_000), "How many tasks the array has",
      unless: "\(SlurmOptions.usual), or one a unit")
    line.option(
      "--time", &time, .text("T"),
      "The longest that a task may take, as Slurm writes it: 30, 2:00:00",
      unless: "what Slurm gives")
    line.option("--partition", &partition, .text("NAME"), "The partition of the jobs")
    line.option("--account", &account, .text("NAME"), "The account of the jobs")
    line.option("--memory", &memory, .text("SIZE"), "The memory of a task, as in 2G")
    line.option("--cores", &cores, .int(in: 1...1024), "The cores of a task")
    line.flag("--write-only", &isOnlyWritten, "Write the scripts for Slurm, and submit nothing")
  }

  /// Checks that the options go together.
  ///
  /// - Parameter context: What was given.
  /// - Throws: ``StudyError`` when they do not.
  func check(_ context: Context) throws(StudyError) {
    if isAsked {
      if context.given.contains(where: { $0.name == "--threads" }) {
        throw StudyError(
          "--threads is for this machine; with --slurm, --cores says how many a task has")
      }
      return
    }
    if let option = context.given.first(where: { SlurmOptions.details.contains($0.name) }) {
      throw StudyError("\(option.name) needs --slurm, which hands the work to Slurm")
    }
  }

  /// How many tasks share so many units.
  func count(_ units: Int) -> Int { Swift.min(tasks ?? SlurmOptions.usual, units) }

  /// The longest that a task may take, in seconds; nil where Slurm decides.
  ///
  /// - Throws: ``StudyError`` when it is not written as Slurm writes it.
  func seconds() throws(StudyError) -> Int? {
    guard let time else { return nil }
    let parts = time.split(separator: "-", omittingEmptySubsequences: false)
    let clock = (parts.last ?? "").split(separator: ":", omittingEmptySubsequences: false)
      .map { Int($0) }
    let days = parts.count == 2 ? Int(parts[0]) : 0
    let numbers = clock.compactMap(\.self)
    guard let days, parts.count <= 2, numbers.count == clock.count, (1...3).contains(clock.count),
      numbers.allSatisfy({ (0...1_000_000).contains($0) }), (0...100_000).contains(days)
    else {
      throw StudyError(
        "--time must be minutes, minutes:seconds, hours:minutes:seconds or days-hours, but found "
          + "'\(printable(time))'")
    }
    // After days come hours; alone, one number is minutes, and two are minutes and seconds.
    let units = parts.count == 2 ? [3600, 60, 1] : numbers.count == 3 ? [3600, 60, 1] : [60, 1]
    return days * 86_400 + zip(numbers, units).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
