import Arena

extension SettingMaker {
  /// A set of named values; the parameter may name others than the text.
  mutating func set(
    _ name: Name, _ members: [SetForm.Member], _ given: [String]?, at place: Int
  ) -> NamedSet {
    let set = NamedSet(text(name))
    if let given {
      for label in given.map({ Text($0) }) {
        let member = members.first { $0.label == label }
        set.add(tree.names.name(of: label), label, member?.help ?? "")
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
          family(member, from, isOn: isOn, of: set)
        } else if isOn {
          set.add(member.name, member.label, member.help)
        } else {
          set.absent.append(member.name)
        }
      }
    }
    if set.captions.isEmpty { object("'\(text(name))' has no members", at: place) }
    return set
  }

  /// Adds members that are made of the members of another set.
  private mutating func family(
    _ member: SetForm.Member, _ from: (name: Name, set: Name), isOn: Bool, of set: NamedSet
  ) {
    guard case .set(let source)? = meaning(from.set) else {
      return complainUnknown("set", from.set, meanings.map { $0.name }, at: member.place)
    }
    set.families.append((member.name, isOn ? set.captions.count : -1, source))
    if !isOn { return }
    let sign: Text = "{\(text(from.name))}"
    for index in 0..<sets[source].count {
      let label = sets[source].label(index)
      set.add(
        nil, SettingMaker.replacing(sign, by: label, in: member.label),
        SettingMaker.replacing(sign, by: label, in: member.help))
    }
  }

  /// A text in which a sign is replaced wherever it stands.
  private static func replacing(_ sign: Text, by label: Text, in text: Text) -> Text {
    let (bytes, mark) = (text.bytes, sign.bytes)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place...].starts(with: mark) {
        result += label.bytes
        place += mark.count
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return Text(result)
  }
}
