public import Foundation

/// A short text that stands for many bytes.
public enum ContentDigest {
  /// Returns 16 hexadecimal digits made of some bytes: where they differ, so do the bytes.
  ///
  /// - Complexity: O(bytes).
  public static func text(of data: Data) -> String {
    let hash = data.withUnsafeBytes { RecordFrame.checksum(of: $0) }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
