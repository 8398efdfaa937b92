import Arena
import Foundation
import Theory

/// A strategy profile that somebody gives in a file, in the form in which `solve --json` shows strategies.
///
/// `{ player: { "information set": { action: probability } } }`. A player may say nothing of information
/// sets that its own play rules out; it then mixes uniformly there.
enum ProfileFile {
  /// How far probabilities may sum to something else than 1, since files round them.
  private static let slack = 1e-6

  /// Reads the profile of a game, of a file that holds one or the profiles of a study.
  ///
  /// - Throws: ``StudyError`` when the file cannot be read, or does not fit the game.
  static func read(_ path: String, cell: String?, of mechanism: String, for tree: GameTree)
    throws(StudyError) -> Profile
  {
    let name = printable(path, limit: 200)
    let json = try ModelProfiles.strategies(
      in: try json(path), at: name, for: mechanism, cell: cell)
    return try profile(json, at: name, for: tree)
  }

  /// What stands in a file.
  ///
  /// - Throws: ``StudyError`` when it cannot be read.
  static func json(_ path: String) throws(StudyError) -> JSON {
    let bytes = try InputFile.read(path, "profile", form: "JSON5", limit: JSON.limit)
    return try JSON.parse(Data(bytes), file: printable(path, limit: 200))
  }

  /// Makes the profile that a JSON value describes; the place says where it stands, for messages.
  static func profile(_ json: JSON, at place: String, for tree: GameTree) throws(StudyError)
    -> Profile
  {
    var profile = Profile(uniformIn: tree.shape)
    var isGiven = [Bool](repeating: false, count: tree.seats * tree.shape.infosets)
    let players = try entries(json, place)
    let names = (0..<tree.seats).map { tree.shape.name(ofSeat: $0) }
    for (name, sets) in players {
      let seat = try index(of: name, among: names, "\(place): there is no player")
      let here = "\(place): \(names[seat])"
      let own = infosets(of: seat, in: tree)
      let labels = own.map { tree.shape.name(ofInfoset: $0) }
      for (label, actions) in try entries(sets, here) {
        let infoset = own[try index(of: label, among: labels, "\(here) has no information set")]
        isGiven[seat * tree.shape.infosets + infoset] = true
        try read(actions, "\(here), \(label)", &profile, seat, infoset, tree.shape)
      }
    }
    for seat in 0..<tree.seats {
      let missing = tree.openInfosets(of: seat, under: profile).first {
        !isGiven[seat * tree.shape.infosets + $0]
      }
      if let missing {
        throw StudyError(
          "\(place) does not say what \(names[seat]) does at "
            + "'\(tree.shape.name(ofInfoset: missing))'")
      }
    }
    return profile
  }

  /// Reads the probabilities of the actions at one information set.
  private static func read(
    _ json: JSON, _ place: String, _ profile: inout Profile, _ seat: Int, _ infoset: Int,
    _ shape: Shape
  ) throws(StudyError) {
    let (first, count) = shape.slots(ofInfoset: infoset)
    let labels = (0..<count).map { shape.label(ofAction: $0, atInfoset: infoset) }
    var odds = [Double](repeating: 0, count: count)
    for (label, value) in try entries(json, place) {
      let action = try index(of: label, among: labels, "\(place): there is no action")
      guard let number = value.double, (0...1).contains(number) else {
        throw StudyError(
          "\(place): '\(labels[action])' needs a probability in 0...1, but found \(value.kind)")
      }
      odds[action] = number
    }
    let sum = odds.reduce(0, +)
    if (sum - 1).magnitude > slack {
      throw StudyError("\(place): the probabilities sum to \(NumberText.exact(sum)), not to 1")
    }
    for action in 0..<count {
      profile.probabilities[seat * profile.slots + first + action] = odds[action] / sum
    }
  }

  private static func entries(_ json: JSON, _ place: String) throws(StudyError)
    -> [(name: String, value: JSON)]
  {
    guard case .object(let object) = json else {
      throw StudyError("\(place) must be an object, but found \(json.kind)")
    }
    return object.pairs
  }

  private static func index(of name: String, among names: [String], _ complaint: String)
    throws(StudyError) -> Int
  {
    guard let index = names.firstIndex(of: name) else {
      throw StudyError(
        "\(complaint) '\(printable(name))'" + StudyError.suggestion(for: name, among: names))
    }
    return index
  }

  /// The information sets at which a seat decides, in the order of the tree.
  private static func infosets(of seat: Int, in tree: GameTree) -> [Int] {
    var found: [Int] = []
    var isFound = [Bool](repeating: false, count: tree.shape.infosets)
    for node in tree.nodes where node.kind == .decision && Int(node.seat) == seat {
      if isFound[Int(node.infoset)] { continue }
      isFound[Int(node.infoset)] = true
      found.append(Int(node.infoset))
    }
    return found
  }
}
