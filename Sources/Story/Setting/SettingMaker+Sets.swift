import Arena

extension SettingMaker {
  /// A set of named values; the parameter may name others than the text.
  mutating func set(
    _ name: Name, _ members: [SetForm.Member], _ given: [String]?, at place: Int
  ) -> NamedSet {
    var set = NamedSet(name: text(name), members: [], labels: [])
    if let given {
      set.labels = given.map { text in
        Label(text, members.first { $0.label == text }?.help ?? "")
      }
      set.members = given.map { text in
        tree.names.firstIndex(of: text).map { Name(index: Int32($0)) }
      }
    } else {
      var isTaken = [Bool](repeating: false, count: tree.names.count)
      for member in members {
        if isTaken[Int(member.name.index)] {
          complain("a second member '\(text(member.name))'", at: member.place)
        }
        isTaken[Int(member.name.index)] = true
        let isOn = isOn(member.condition)
        if let from = member.from {
          family(member, from, isOn: isOn, of: &set)
        } else if isOn {
          set.members.append(member.name)
          set.labels.append(Label(member.label, member.help))
        } else {
          set.absent.append(member.name)
        }
      }
    }
    if set.labels.isEmpty { object("'\(text(name))' has no members", at: place) }
    return set
  }

  /// Adds members that are made of the members of another set.
  private mutating func family(
    _ member: SetForm.Member, _ from: (name: Name, set: Name), isOn: Bool, of set: inout NamedSet
  ) {
    guard case .set(let source)? = meaning(from.set) else {
      return complainUnknown("set", from.set, meanings.map { $0.name }, at: member.place)
    }
    set.families.append((member.name, isOn ? set.labels.count : -1, source))
    if !isOn { return }
    let sign = "{\(text(from.name))}"
    for index in 0..<sets[source].count {
      let label = sets[source].values.label(index)
      set.members.append(nil)
      set.labels.append(
        Label(
          SettingMaker.replacing(sign, by: label, in: member.label),
          SettingMaker.replacing(sign, by: label, in: member.help)))
    }
  }

  /// A text in which a sign is replaced wherever it stands.
  private static func replacing(_ sign: String, by label: String, in text: String) -> String {
    let (bytes, mark) = (Array(text.utf8), Array(sign.utf8))
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place...].starts(with: mark) {
        result += Array(label.utf8)
        place += mark.count
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
