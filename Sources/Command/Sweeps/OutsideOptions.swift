import Foundation
import Laboratory

/// How a study asks programs and people, or takes their answers from a recording.
struct OutsideOptions {
  private var replays = false
  private var asks = false

  mutating func declare(_ line: inout some LineVisitor) {
    line.flag(
      "--replay", &replays,
      "Take what agents from outside answered from the recording beside the study, without them")
    line.flag(
      "--ask", &asks,
      "Ask the people of a study by standard input, though it is no terminal")
  }

  /// Refuses to hand a study to Slurm that can only be played here.
  func refuseSlurm(_ study: Study) throws(StudyError) {
    if replays { throw StudyError("--replay plays here and at once; leave --slurm out") }
    if try study.hasPeople {
      throw StudyError("people are asked at a terminal; leave --slurm out")
    }
  }

  /// Who asks the people of a study; nil where there are none, or a recording answers for them.
  func questioner(_ study: Study, _ context: Context) throws(StudyError) -> Questioner? {
    guard try study.hasPeople else {
      if asks { throw StudyError("--ask is for studies in which people play, and here are none") }
      return nil
    }
    if replays {
      if asks { throw StudyError("--ask asks people, and --replay nobody; leave one of them out") }
      return nil
    }
    let people = try study.mostPeople
    let questioner = Questioner(context, isCrowd: people > 1)
    if !asks && !questioner.isAtTerminal { throw StudyError(People.absence) }
    return questioner
  }

  /// What agents from outside answered.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - file: Its file, beside which a recording is looked for when it is replayed.
  ///   - folder: The results, which otherwise take a new one.
  ///   - facts: When and where it is played.
  /// - Returns: The recording; nil where none is needed, or none is kept.
  /// - Throws: ``StudyError`` when there is nothing to replay.
  func recording(
    of study: Study, in file: String, _ folder: ResultFolder?, _ facts: RunFacts
  ) throws(StudyError) -> Recording? {
    let isAsking = try study.hasOutsiders
    guard replays else {
      guard isAsking, let folder else { return nil }
      return try Recording("\(folder.path)/\(Recording.folderName)", facts: facts.opening)
    }
    if !isAsking {
      throw StudyError(
        "--replay is for studies in which agents from outside play, and here are none")
    }
    let beside = URL(fileURLWithPath: file).deletingLastPathComponent().path
    // Beside the study, or where the run that made it was told to put it.
    let places = [beside, folder?.path].compactMap { $0.map { "\($0)/\(Recording.folderName)" } }
    guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw StudyError(
        "there is no recording '\(printable(places[0], limit: 200))'; run the study with --out to make "
          + "one")
    }
    return try Recording(place, facts: nil)
  }
}
