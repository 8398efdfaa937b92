import Foundation
import Laboratory
import Reporting

/// Where a command's words go: results to standard output, everything else to standard error.
struct Terminal: Sendable {
  /// The width of lines, in characters.
  let width = 80
  /// Whether a person watches standard error.
  let isWatched = isatty(STDERR_FILENO) == 1

  /// Writes a result; ends the program quietly when nobody reads on.
  func print(_ text: String, terminator: String = "\n") {
    let bytes = Array((text + terminator).utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        write(STDOUT_FILENO, $0.baseAddress, $0.count)
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

  /// Writes a paragraph, broken between words.
  func paragraph(_ text: String) {
    for line in wrap(text, width) { print(line) }
  }

  /// Writes an error.
  func complain(_ sentence: String) {
    remark("arena: error: \(sentence)")
  }

  /// Writes a remark.
  func remark(_ text: String) { whisper(text + "\n") }

  /// Shows how far long work is, when a person watches.
  func progress(_ done: Int, _ all: Int) {
    guard isWatched else { return }
    let text = done < all ? "\r\(done) of \(all) done" : "\r\u{1B}[K"
    whisper(text)
  }

  /// Writes to standard error, if anybody listens; there is nowhere to complain when nobody does.
  private func whisper(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// Ctrl-C: the first asks to stop at the next round, the second ends at once.
enum Interruption {
  private nonisolated(unsafe) static var flag: sig_atomic_t = 0

  /// Whether somebody asked to stop.
  static var isAsked: Bool { flag != 0 }

  /// Starts to listen, and ignores closed pipes, which writing reports instead.
  static func listen() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.flag != 0 { _exit(2) }
        Interruption.flag = 1
      }
    }
  }

  /// Lets the first end at once too, where nothing is written that could be left half done.
  static func endAtOnce() {
    for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(2) } }
  }
}
