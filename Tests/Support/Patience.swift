import Foundation

/// Whether tests that take long run too, and others at full length: if `ARENA_SLOW_TESTS` is set.
package let isPatient = ProcessInfo.processInfo.environment["ARENA_SLOW_TESTS"] != nil
