import Foundation
import Laboratory
import Reporting
import Synchronization

/// Where a command's words go: results to standard output, everything else to standard error.
struct Terminal: Sendable {
  /// The name of the program that speaks.
  let program: String
  /// The width of lines of results, in characters.
  let width: Int
  /// The width of messages; nil unless a terminal shows them or a width was given, so that a script
  /// finds every message on one line.
  private let messageWidth: Int?
  /// Whether a person watches standard error.
  let isWatched = isatty(STDERR_FILENO) == 1

  /// Whether results may have colours: a terminal shows them, and nobody said NO_COLOR.
  ///
  /// > Source: [NO_COLOR](https://no-color.org).
  var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  /// The width where neither terminal nor environment tells one.
  private static let usual = 80

  /// Takes the width from the variable COLUMNS, or else from the terminal.
  init(program: String) {
    self.program = program
    let asked = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
      .flatMap { $0 > 0 ? $0 : nil }
    width = Terminal.bounded(asked ?? Terminal.columns(of: STDOUT_FILENO) ?? Terminal.usual)
    messageWidth = (asked ?? Terminal.columns(of: STDERR_FILENO)).map(Terminal.bounded)
  }

  /// What tables and paragraphs can be laid out in.
  private static func bounded(_ width: Int) -> Int { min(max(width, 40), 400) }

  /// How wide the terminal of a descriptor is; nil if there is none.
  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// How many lines the terminal of standard output has; nil if it is none.
  var rows: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_row > 0
    else { return nil }
    return Int(size.ws_row)
  }

  /// Writes a result; ends the program quietly when nobody reads on.
  func print(_ text: String, terminator: String = "\n") { write(Array((text + terminator).utf8)) }

  /// Writes bytes of a result.
  func write(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { exit(0) }
        complain("standard output cannot be written: \(String(cString: strerror(errno)))")
        exit(2)
      }
      written += count
    }
  }

  /// Writes what a file holds, piece by piece.
  ///
  /// - Throws: ``StudyError`` when it cannot be read.
  func copy(_ path: String) throws(StudyError) {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw StudyError("'\(printable(path, limit: 200))' cannot be read")
    }
    while let piece = try? file.read(upToCount: 1 << 16), !piece.isEmpty {
      write(Array(piece))
    }
  }

  /// Writes a paragraph, broken between words.
  func paragraph(_ text: String) {
    for line in wrap(text, width) { print(line) }
  }

  /// Writes an error.
  func complain(_ sentence: String) {
    remark("\(program): error: \(sentence)")
  }

  /// Writes a remark.
  func remark(_ text: String) {
    let lines = messageWidth.map { Message.lines(text, $0) } ?? [text]
    whisper(lines.joined(separator: "\n") + "\n")
  }

  /// Shows how far long work is, when a person watches.
  func progress(_ done: Int, _ all: Int) {
    if !isWatched { return }
    if done < all { progress("\(done) of \(all) done") } else { clearProgress() }
  }

  /// Shows how far long work is: over the line before where a person watches, else on a line of its own.
  func progress(_ text: String) {
    whisper(isWatched ? "\r\(text.prefix(Swift.max(1, width - 1)))\u{1B}[K" : text + "\n")
  }

  /// Removes what was shown of the progress, where a person watches.
  func clearProgress() { if isWatched { whisper("\r\u{1B}[K") } }

  /// Writes to standard error, if anybody listens; there is nowhere to complain when nobody does.
  private func whisper(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// Ctrl-C: the first asks to stop, and ends the program soon after if it still goes on; the second
/// ends it at once.
enum Interruption {
  // Atomic, since the signal may come in the middle of a look at them.
  private static let flag = Atomic(false)
  private static let isWriting = Atomic(false)
  /// How long the program may go on after the first, in microseconds.
  private static let grace: UInt32 = 900_000
  private static let farewell: StaticString = "arena: error: interrupted; nothing was written\n"

  /// Whether somebody asked to stop.
  static var isAsked: Bool { flag.load(ordering: .relaxed) }

  /// Starts to listen, and ignores closed pipes, which writing reports instead.
  static func listen() {
    signal(SIGPIPE, SIG_IGN)
    // Made now, and not by the first signal.
    flag.store(false, ordering: .relaxed)
    isWriting.store(false, ordering: .relaxed)
    RunningPrograms.end()
    // A limit on the size of files is a full disk, which writing reports.
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in
        if Interruption.flag.exchange(true, ordering: .relaxed) { Interruption.leave() }
        ualarm(Interruption.grace, 0)
      }
    }
    signal(SIGALRM) { _ in
      if Interruption.isWriting.load(ordering: .relaxed) { return }
      _ = write(
        STDERR_FILENO, Interruption.farewell.utf8Start, Interruption.farewell.utf8CodeUnitCount)
      Interruption.leave()
    }
  }

  /// Ends the program at once, and all that it started.
  private static func leave() -> Never {
    RunningPrograms.end()
    _exit(2)
  }

  /// Writes files, which only a second Ctrl-C leaves half done.
  static func whileWriting<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    isWriting.store(true, ordering: .relaxed)
    defer { isWriting.store(false, ordering: .relaxed) }
    return try body()
  }

  /// Does long work whose results are kept as they come; where it does not stop in time, what is left to
  /// do is done beside it before the program ends.
  ///
  /// - Parameters:
  ///   - part: Called at most once, from another thread, before the program is ended.
  ///   - body: The work.
  /// - Returns: What the work returns.
  static func whileKeeping<Result>(
    parting part: @escaping @Sendable () -> Void, _ body: () throws -> Result
  ) rethrows -> Result {
    isWriting.store(true, ordering: .relaxed)
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "interruption"))
    let looks = Atomic<Int>(0)
    timer.schedule(deadline: .now(), repeating: .milliseconds(50))
    timer.setEventHandler {
      guard isAsked, looks.add(1, ordering: .relaxed).newValue > 14 else { return }
      part()
      leave()
    }
    timer.resume()
    defer {
      timer.cancel()
      isWriting.store(false, ordering: .relaxed)
    }
    return try body()
  }
}
