import Foundation
import Laboratory

/// A study as jobs of Slurm: an array whose tasks play a shard each into one folder, and a job after it
/// that brings the shards together.
///
/// A task that is preempted, put back or cut short goes on from the store when it runs again; nothing
/// depends on a warning, but a task that gets one a minute before its end writes what it has.
///
/// > Source: [Slurm](https://slurm.schedmd.com/job_array.html), job arrays.
struct SlurmJob {
  private let options: SlurmOptions
  private let folder: String
  private let tasks: Int
  private let title: String
  private let playing: String
  private let writing: String

  private static let folderName = "slurm"

  /// Makes the job of a study.
  ///
  /// - Parameters:
  ///   - options: What Slurm is told.
  ///   - study: The study.
  ///   - folder: Where its results are to be.
  ///   - playing: Options for every task.
  ///   - writing: Options for every task and for what brings them together.
  init(
    _ options: SlurmOptions, _ study: Study, in folder: ResultFolder, playing: [String],
    writing: [String]
  ) {
    self.options = options
    self.folder = folder.path
    tasks = options.count(study.units)
    title = study.title
    self.playing = (playing + writing).map { " " + quoted($0) }.joined()
    self.writing = writing.map { " " + quoted($0) }.joined()
  }

  /// Where a script is.
  private func path(_ name: String) -> String { "\(folder)/\(SlurmJob.folderName)/\(name)" }

  /// The script of the array.
  var array: String {
    header(
      ["--array=1-\(tasks)", "--requeue", "--open-mode=append", "--signal=B:TERM@60"],
      output: "%A-%a.txt")
        + """
        exec \(command("run")) \(quoted(folder + "/study.json5")) --out \(quoted(folder)) \
        --shard "$SLURM_ARRAY_TASK_ID/\(tasks)" --threads "${SLURM_CPUS_PER_TASK:-1}"\(playing)

        """
  }

  /// The script of the job after it.
  var merge: String {
    header(["--requeue"], output: "merge-%j.txt")
      + """
      exec \(command("merge")) \(quoted(folder)) --out \(quoted(folder)) \
      --threads "${SLURM_CPUS_PER_TASK:-1}"\(writing)

      """
  }

  private func command(_ name: String) -> String {
    quoted(Bundle.main.executablePath ?? CommandLine.arguments[0]) + " " + name
  }

  private func header(_ more: [String], output: String) -> String {
    let letters = title.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    var lines = ["--job-name=arena-\(String(letters).prefix(40))"]
    let place = folder.replacing("%", with: "%%")
    lines.append("--output=\(place)/\(SlurmJob.folderName)/\(output)")
    lines += more + ["--cpus-per-task=\(options.cores)"]
    for (name, value) in [
      ("time", options.time), ("partition", options.partition), ("account", options.account),
      ("mem", options.memory),
    ] {
      if let value { lines.append("--\(name)=\(value)") }
    }
    return "#!/bin/sh\n" + lines.map { "#SBATCH \(SlurmJob.directive($0))\n" }.joined()
  }

  /// An option as it stands after `#SBATCH`: in quotes where it has more than letters, digits and a few
  /// signs; # begins a comment there even in quotes.
  private static func directive(_ option: String) -> String {
    let plain = Set("-=_./:%@,+")
    if option.allSatisfy({ $0.isLetter || $0.isNumber || plain.contains($0) }) { return option }
    return "\"" + option.map { "\"\\#".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
  }

  /// Writes the scripts.
  ///
  /// - Returns: Their paths: the array, and what comes after it.
  /// - Throws: ``StudyError`` when they cannot be written.
  func write() throws(StudyError) -> (array: String, merge: String) {
    for text in [options.partition, options.account, options.memory, folder].compactMap(\.self)
    where text.contains(where: \.isNewline) {
      throw StudyError("a script for Slurm cannot hold the line break in '\(printable(text))'")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(SlurmJob.folderName)", withIntermediateDirectories: true)
    } catch {
      throw StudyError("'\(printable(folder, limit: 200))' cannot be written: \(reason(error))")
    }
    let paths = (path("array.sh"), path("merge.sh"))
    try OutputFile.write(Data(array.utf8), to: paths.0)
    try OutputFile.write(Data(merge.utf8), to: paths.1)
    return paths
  }

  /// Submits both.
  ///
  /// - Returns: The numbers of the jobs.
  /// - Throws: ``StudyError`` with what Slurm says, or that it is not there.
  func submit() throws(StudyError) -> (array: String, merge: String) {
    let paths = try write()
    let array = try submit(paths.array, [])
    // After any end: what is missing then is said, and can be played.
    return (array, try submit(paths.merge, ["--dependency=afterany:\(array)"]))
  }

  private func submit(_ script: String, _ options: [String]) throws(StudyError) -> String {
    let answer = try Outside.run("sbatch", ["--parsable"] + options + [script])
    guard let answer else {
      throw StudyError(
        "there is no program 'sbatch' here; --slurm needs the commands of Slurm, and with "
          + "--write-only the scripts are written for a machine that has them")
    }
    let number = answer.output.prefix { $0 != ";" && !$0.isNewline }
    if answer.status != 0 || number.isEmpty {
      let words = answer.errors.split(whereSeparator: \.isNewline).joined(separator: "; ")
      throw StudyError(
        "Slurm refuses \(printable(script, limit: 200)): \(printable(words, limit: 500))")
    }
    return String(number)
  }
}
