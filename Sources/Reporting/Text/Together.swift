/// Makes one line of each sentence, with the names of all that it is said of before it.
func together(_ said: [(name: String, sentence: String)]) -> [String] {
  var groups: [(names: [String], sentence: String)] = []
  for (name, sentence) in said {
    if let same = groups.firstIndex(where: { $0.sentence == sentence }) {
      groups[same].names.append(name)
    } else {
      groups.append(([name], sentence))
    }
  }
  return groups.map { "\($0.names.joined(separator: ", ")): \($0.sentence)" }
}
