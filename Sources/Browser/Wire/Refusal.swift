import Arena

/// Why a request cannot be served, as a sentence without a full stop.
struct Refusal: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  /// Says that there is nothing by a name, and which name is the nearest.
  init(no what: String, _ name: String, among names: [String]) {
    self.init("there is no \(what) '\(name.shown())'" + Refusal.suggestion(for: name, among: names))
  }

  /// "; did you mean 'used-car'?", or nothing if no name is near.
  static func suggestion(for name: String, among names: [String]) -> String {
    // A text that long is no slip of a name, and to compare it would take long.
    guard name.utf8.count <= 200, let nearest = Spelling.nearest(to: name, among: names) else {
      return ""
    }
    return "; did you mean '\(nearest)'?"
  }
}
