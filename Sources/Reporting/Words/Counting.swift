/// A number of things in words: "1 cell", "2 cells".
public func counted(_ number: Int, _ thing: String) -> String {
  "\(number) \(thing)\(number == 1 ? "" : "s")"
}

/// Some things in a row: "a", "a and b", "a, b and c".
func listed(_ things: [String]) -> String {
  guard let last = things.last, things.count > 1 else { return things.first ?? "" }
  return things.dropLast().joined(separator: ", ") + " and " + last
}
