import Foundation
import Laboratory

extension Shard {
  /// What stands for the task of a job array.
  static let auto = "auto"

  /// Reads what follows --shard: a part such as 2/3, or "auto" for the task of a job array that this
  /// process is.
  ///
  /// - Parameters:
  ///   - option: The text.
  ///   - environment: The variables that Slurm sets.
  /// - Throws: ``StudyError`` where it is neither.
  init(
    option: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(StudyError) {
    guard option == Shard.auto else {
      try self.init(option)
      return
    }
    func number(_ name: String) -> Int? { environment["SLURM_\(name)"].flatMap { Int($0) } }
    if let task = number("ARRAY_TASK_ID"), let count = number("ARRAY_TASK_COUNT") {
      let step = number("ARRAY_TASK_STEP") ?? 1
      let place = (task - (number("ARRAY_TASK_MIN") ?? 1)) / Swift.max(1, step)
      try self.init("\(place + 1)/\(count)")
    } else if let task = number("PROCID"), let count = number("NTASKS") {
      try self.init("\(task + 1)/\(count)")
    } else {
      throw StudyError(
        "--shard auto takes the shard from the variables of Slurm, but neither "
          + "SLURM_ARRAY_TASK_ID with SLURM_ARRAY_TASK_COUNT nor SLURM_PROCID with SLURM_NTASKS is "
          + "set; write it as in 2/3")
    }
  }
}
