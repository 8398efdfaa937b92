import Foundation

/// A program that runs beside this one, in a process group of its own, behind three pipes.
///
/// With it ends whatever it started, in its group or out of it; see ``Strays``.
///
/// Nothing here waits for the program: reading and writing take what is there.
final class ChildProcess {
  private let process: pid_t
  private let strays: Strays
  private(set) var input: Int32
  private(set) var output: Int32
  private(set) var errors: Int32
  private var isReaped = false
  /// The end of what it wrote to its standard error.
  private(set) var complaint: [UInt8] = []

  /// So much of its standard error is kept, in bytes.
  private static let mostComplaint = 4096

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: The program, which is looked up as a shell does, and its arguments.
  ///   - folder: Where it works; nil for where this process does.
  /// - Throws: ``SystemError`` when it cannot be started.
  init(_ command: [String], in folder: String?) throws(SystemError) {
    guard ChildProcess.isThere(command.first ?? "", in: folder) else { throw SystemError(ENOENT) }
    // A pipe that nobody reads any more is an error to be seen, not the end of this process.
    signal(SIGPIPE, SIG_IGN)
    var pipes = Pipes()
    let strays = Strays()
    self.strays = strays
    process = try RunningPrograms.start { () throws(SystemError) in
      try pipes.open()
      return try ChildProcess.spawn(command, in: folder, pipes, strays.variable)
    }
    input = pipes.ends[1]
    output = pipes.ends[2]
    errors = pipes.ends[4]
    for end in [input, output, errors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  /// Starts a program behind some pipes, and closes its ends of them; where it fails, all ends.
  private static func spawn(
    _ command: [String], in folder: String?, _ pipes: Pipes, _ variable: String
  ) throws(SystemError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
      for end in [0, 3, 5] { close(pipes.ends[end]) }
    }
    posix_spawn_file_actions_adddup2(&actions, pipes.ends[0], 0)
    posix_spawn_file_actions_adddup2(&actions, pipes.ends[3], 1)
    posix_spawn_file_actions_adddup2(&actions, pipes.ends[5], 2)
    var ordinary = sigset_t()
    sigemptyset(&ordinary)
    posix_spawnattr_setsigmask(&attributes, &ordinary)
    sigaddset(&ordinary, SIGPIPE)
    sigaddset(&ordinary, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &ordinary)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    // The portable way to let a program begin in a folder.
    let line =
      folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] + command } ?? command
    let words = line.map { strdup($0) }
    let mark = strdup(variable)
    defer { for text in words + [mark] { free(text) } }
    var variables = [mark]
    while let inherited = environ[variables.count - 1] { variables.append(inherited) }
    var process: pid_t = 0
    let failure = posix_spawnp(
      &process, line[0], &actions, &attributes, words + [nil], variables + [nil])
    if failure != 0 {
      for end in [1, 2, 4] { close(pipes.ends[end]) }
      throw SystemError(failure)
    }
    return process
  }

  deinit { _ = end(patience: .zero) }

  /// Whether there is a program of a name, as a shell looks for it.
  private static func isThere(_ name: String, in folder: String?) -> Bool {
    let places =
      name.contains("/")
      ? [name.hasPrefix("/") ? name : "\(folder ?? ".")/\(name)"]
      : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
        "\($0)/\(name)"
      }
    return places.contains { place in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: place)
    }
  }

  /// Three pipes, of which the program gets an end each, and that no other program inherits.
  private struct Pipes {
    var ends: [Int32] = []

    mutating func open() throws(SystemError) {
      for _ in 0..<3 {
        var pair: [Int32] = [-1, -1]
        guard pipe(&pair) == 0 else {
          let failure = errno
          for end in ends { close(end) }
          throw SystemError(failure)
        }
        for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        ends += pair
      }
    }
  }

  /// Waits until something can be read or written, or some time has passed.
  func wait(toWrite: Bool, for time: Duration) {
    var ends = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      pollfd(fd: toWrite ? input : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let milliseconds = Int32(clamping: Int((time / .milliseconds(1)).rounded(.up)))
    _ = poll(&ends, 3, milliseconds)
  }

  /// How reading or writing ended.
  enum Transfer {
    case some(Int)
    /// Nothing can be read or written now.
    case notNow
    /// The program closed its end.
    case closed
  }

  /// Writes as much as fits.
  func write(_ bytes: UnsafeRawBufferPointer) -> Transfer {
    guard input >= 0 else { return .closed }
    let count = Foundation.write(input, bytes.baseAddress, bytes.count)
    if count >= 0 { return .some(count) }
    return errno == EAGAIN || errno == EINTR ? .notNow : .closed
  }

  /// Reads what is there.
  func read(_ room: UnsafeMutableRawBufferPointer) -> Transfer {
    guard output >= 0 else { return .closed }
    let count = Foundation.read(output, room.baseAddress, room.count)
    if count > 0 { return .some(count) }
    if count == 0 {
      close(output)
      output = -1
      return .closed
    }
    return errno == EAGAIN || errno == EINTR ? .notNow : .closed
  }

  /// Reads what is there of the standard error, and keeps its end; returns how much there was.
  @discardableResult func hearComplaint() -> Int {
    var sum = 0
    // A flood is heard in portions, so that it keeps nobody from what else is to be done.
    for _ in 0..<16 {
      guard errors >= 0 else { break }
      let count = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { room in
        let count = Foundation.read(errors, room.baseAddress, room.count)
        if count > 0 { complaint += room.prefix(count) }
        return count
      }
      if count == 0 {
        close(errors)
        errors = -1
      }
      if count <= 0 { break }
      sum += count
      complaint = Array(complaint.suffix(ChildProcess.mostComplaint))
    }
    return sum
  }

  /// Closes its standard input, so that it reads the end of it.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Whether the program has ended.
  var hasEnded: Bool {
    if isReaped { return true }
    var state = siginfo_t()
    let found = waitid(P_PID, id_t(process), &state, WEXITED | WNOHANG | WNOWAIT)
    return found == 0 && state.si_signo == SIGCHLD
  }

  /// Ends the program and all that it started: by the end of its input, and after some time by force.
  ///
  /// - Returns: Whether it ended by itself.
  func end(patience: Duration) -> Bool {
    if isReaped { return true }
    closeInput()
    let limit = ContinuousClock.now + patience
    while !hasEnded && ContinuousClock.now < limit {
      if output >= 0 {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { _ = read($0) }
      }
      hearComplaint()
      usleep(1000)
    }
    let isOrderly = hasEnded
    // Before the program is reaped, so that its group is no other's.
    kill(-process, SIGKILL)
    kill(process, SIGKILL)
    strays.end()
    RunningPrograms.forget(process)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    hearComplaint()
    for end in [output, errors] where end >= 0 { close(end) }
    output = -1
    errors = -1
    isReaped = true
    return isOrderly
  }
}
