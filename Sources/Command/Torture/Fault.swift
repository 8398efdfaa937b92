import Arena
import Foundation
import Laboratory

/// Something that happens to runs of a study, and that its results must not show.
enum Fault: String, CaseIterable {
  case kill, twins, mixture, cut, corruption, loss
  case fullDisk = "full disk"
  case readOnly = "read-only folder"
  case clock

  /// What happens, in a sentence.
  var summary: String {
    switch self {
    case .kill: "the process is killed at a random moment, several times"
    case .twins: "two processes run the same study into the same folder at once"
    case .mixture:
      "pieces of logs stand in each other, with zeros between, as network disks leave them"
    case .cut: "a log is cut at a random byte"
    case .corruption: "random bytes of a log change"
    case .loss: "a log is lost"
    case .fullDisk: "no file may grow beyond a random size"
    case .readOnly: "the folder cannot be written for a while"
    case .clock: "the files are dated far back or ahead"
    }
  }

  /// Why it cannot be tried here; nil when it can.
  var obstacle: String? {
    self == .readOnly && getuid() == 0 ? "an administrator may write everywhere" : nil
  }

  /// Lets it happen; the victim is left as it then is.
  ///
  /// - Parameters:
  ///   - victim: A run that has not begun.
  ///   - seconds: How long an undisturbed run takes.
  ///   - random: Where chance comes from.
  /// - Throws: ``StudyError`` when a process cannot be started or a file cannot be written.
  func strike(_ victim: Victim, lasting seconds: Double, _ random: inout RandomStream)
    throws(StudyError)
  {
    switch self {
    case .kill:
      for _ in 0..<3 { try kill(victim, within: seconds, &random) }
    case .twins:
      let first = try victim.start()
      let second = try victim.start()
      first.waitUntilExit()
      second.waitUntilExit()
    case .fullDisk:
      // In blocks of 512 bytes, up to about what a small store needs.
      _ = try victim.run("ulimit -f \(1 + random.index(below: 32));")
    case .readOnly:
      try kill(victim, within: seconds, &random)
      chmod(victim.store, 0o555)
      _ = try victim.run()
      chmod(victim.store, 0o755)
    case .mixture, .cut, .corruption, .loss, .clock:
      try kill(victim, within: seconds, &random)
      _ = try victim.run()
      try damage(victim, &random)
    }
  }

  private func kill(_ victim: Victim, within seconds: Double, _ random: inout RandomStream)
    throws(StudyError)
  {
    let process = try victim.start()
    Thread.sleep(forTimeInterval: seconds * random.unit())
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Does something to the logs of a run that has ended.
  private func damage(_ victim: Victim, _ random: inout RandomStream) throws(StudyError) {
    let logs = victim.logs
    guard let log = logs.isEmpty ? nil : logs[random.index(below: logs.count)] else { return }
    var bytes = [UInt8](FileManager.default.contents(atPath: log) ?? Data())
    switch self {
    case .cut: bytes = Array(bytes.prefix(random.index(below: bytes.count + 1)))
    case .corruption:
      for _ in 0..<8 where !bytes.isEmpty {
        bytes[random.index(below: bytes.count)] ^= UInt8(1 + random.index(below: 255))
      }
    case .loss:
      _ = unlink(log)
      return
    case .mixture:
      var mixed: [UInt8] = []
      let other = [UInt8](FileManager.default.contents(atPath: logs[0]) ?? Data())
      var rests = [bytes[...], other[...]]
      while rests.contains(where: { !$0.isEmpty }) {
        let source = random.index(below: 2)
        let piece = rests[source].prefix(1 + random.index(below: 4096))
        mixed += piece
        rests[source] = rests[source].dropFirst(piece.count)
        if random.happens(0.1) { mixed += [UInt8](repeating: 0, count: random.index(below: 512)) }
      }
      bytes = mixed
    case .clock:
      for log in logs {
        let date = Date(timeIntervalSince1970: random.happens(0.5) ? 1 : 4_000_000_000)
        try? FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: log)
      }
      return
    case .kill, .twins, .fullDisk, .readOnly: return
    }
    try OutputFile.write(Data(bytes), to: log)
  }
}
