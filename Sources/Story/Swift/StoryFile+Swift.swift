extension StoryFile {
  /// The source of a mechanism in Swift that tells the same story, with the same parameters.
  ///
  /// It compiles beside the other mechanisms, and in a package that `arena new package` makes.
  ///
  /// - Throws: ``Complaints`` about what Swift is not written for.
  public func swiftSource() throws(Complaints) -> String {
    var writer = SwiftWriter(tree)
    let source = writer.file()
    if let refusal = writer.refusal { throw Complaints(all: [refusal]) }
    return source
  }
}
