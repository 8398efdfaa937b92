import Foundation
import Synchronization

/// What a program from outside started and that left its process group, found by a variable in its
/// environment, which whatever a process starts inherits.
///
/// On a system without `/proc` none is found, and nowhere one that cleared its environment.
struct Strays {
  /// The variable that the program gets, with its value.
  let variable: String

  private static let count = Atomic(0)
  private static let prefix =
    "ARENA_PROGRAM_\(getpid())_\(String(UInt64.random(in: 0 ... .max), radix: 36))_"

  /// Makes a variable that no other program gets.
  init() {
    variable = Strays.prefix + "\(Strays.count.add(1, ordering: .relaxed).newValue)=1"
    // Made now, since the handler of a signal may not.
    _ = (Strays.folder, Strays.mark)
  }

  /// Ends by force whatever has the variable.
  func end() {
    guard let folder = opendir("/proc") else { return }
    defer { closedir(folder) }
    var mark = variable
    mark.withUTF8 { Strays.end($0, folder) }
  }

  nonisolated(unsafe) private static let folder = opendir("/proc")
  nonisolated(unsafe) private static let mark = UnsafeBufferPointer(
    UnsafeMutableBufferPointer<UInt8>.copying(prefix))

  /// Ends by force what any program of this process started; may be called in a signal handler once a
  /// program was started.
  static func endAll() {
    if let folder { end(mark, folder) }
  }

  /// Looks at all processes until none has the variable, since one may start another meanwhile.
  private static func end(_ mark: UnsafeBufferPointer<UInt8>, _ folder: OpaquePointer) {
    for _ in 0..<50 {
      var isFound = false
      rewinddir(folder)
      while let entry = readdir(folder) {
        let process = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 1) { atoi($0) }
        }
        if process > 0 && process != getpid() && has(mark, process) {
          kill(process, SIGKILL)
          isFound = true
        }
      }
      if !isFound { return }
      usleep(1000)
    }
  }

  /// Whether a variable of a process begins with some bytes.
  private static func has(_ mark: UnsafeBufferPointer<UInt8>, _ process: pid_t) -> Bool {
    let file = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { path -> Int32 in
      var end = 0
      func add(_ text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount {
          path[end] = CChar(bitPattern: text.utf8Start[index])
          end += 1
        }
      }
      add("/proc/")
      var unit: pid_t = 1
      while process / unit >= 10 { unit *= 10 }
      while unit > 0 {
        path[end] = CChar(48 + process / unit % 10)
        end += 1
        unit /= 10
      }
      add("/environ")
      path[end] = 0
      guard let path = path.baseAddress else { return -1 }
      return open(path, O_RDONLY | O_CLOEXEC)
    }
    if file < 0 { return false }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { room in
      // How much of the variable at hand is the same; nil once something is not.
      var same: Int? = 0
      while true {
        let count = read(file, room.baseAddress, room.count)
        if count <= 0 { return false }
        for byte in room.prefix(count) {
          if byte == 0 {
            same = 0
          } else if let index = same {
            same = byte == mark[index] ? index + 1 : nil
            if same == mark.count { return true }
          }
        }
      }
    }
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Bytes that stay where they are for ever.
  fileprivate static func copying(_ text: String) -> Self {
    let bytes = Self.allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    return bytes
  }
}
