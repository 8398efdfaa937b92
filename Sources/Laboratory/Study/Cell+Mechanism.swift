public import Arena

extension Cell {
  /// Returns a mechanism with parameters set and checked together: one of the catalogue, or one
  /// that a game file or a story file describes.
  ///
  /// - Throws: ``StudyError`` for an unknown mechanism or parameter, a file that cannot be read, or
  ///   a combination that makes no sense.
  public static func configure(_ id: String, _ parameters: [String: JSON], _ library: Library)
    throws(StudyError) -> any Mechanism
  { try configure(id, parameters, library, Shelf(folder: nil)) }

  static func configure(
    _ id: String, _ parameters: [String: JSON], _ library: Library, _ shelf: Shelf,
    at path: StudyPath? = nil
  ) throws(StudyError) -> any Mechanism {
    let found = try library.mechanism(id, files: shelf)
    let mechanism = try found.setting(parameters, owner: id, at: path)
    if let complaint = mechanism.complaint {
      let given = parameters.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.canonical)" }
      let found = printable(given.joined(separator: ", "), limit: 300)
      throw StudyError("\(id): \(complaint)\(found.isEmpty ? "" : "; found \(found)")")
    }
    return mechanism
  }

  /// Tells some episodes of a mechanism that the arena does not ship, before anybody lives in it.
  ///
  /// - Throws: ``StudyError`` when its story fails or does not end.
  public static func rehearse(_ mechanism: any Mechanism, _ library: Library) throws(StudyError) {
    if mechanism is GameFile || library.isShipped(type(of: mechanism)) { return }
    guard let game = mechanism.game(repeated: nil) else { return }
    if let obstacle = Rehearsal.obstacle(of: game) {
      throw StudyError("\(mechanism.card.id): \(obstacle)")
    }
  }
}
