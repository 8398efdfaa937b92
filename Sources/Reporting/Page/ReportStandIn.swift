extension Report {
  /// The report as HTML.
  public func html() -> String {
    "<!DOCTYPE html><title></title>\n" + lead.joined(separator: "\n") + "\n"
  }
}
