import Foundation
import Testing

@testable import Command

@Suite struct `Two folders of results` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for folder in ["a", "b"] {
      try scratch.write("\(folder)/summary.json", "{}")
      try scratch.write("\(folder)/welfare.csv", "cell\n1\n")
      try scratch.write("\(folder)/provenance.json", "by \(folder)")
      try scratch.write("\(folder)/store/\(folder).log", folder)
    }
  }

  private func victim(_ name: String) -> Victim {
    Victim(study: "study.json5", folder: scratch.url.path + "/" + name)
  }

  /// The difference, which is the same seen from either side.
  private func difference() -> String? {
    let difference = victim("a").difference(from: victim("b"))
    #expect(victim("b").difference(from: victim("a")) == difference)
    return difference
  }

  @Test func `are the same whoever made them and wherever the units come from`() {
    #expect(difference() == nil)
    #expect(victim("a").logs == [scratch.url.path + "/a/store/a.log"])
  }

  @Test func `differ by one changed byte`() throws {
    try scratch.write("b/welfare.csv", "cell\n2\n")
    #expect(difference() == "welfare.csv")
  }

  @Test(arguments: ["summary.json", "welfare.csv"])
  func `differ by a missing file`(_ name: String) throws {
    try FileManager.default.removeItem(at: scratch.url.appending(path: "b/" + name))
    #expect(difference() == name)
  }

  @Test func `differ where one of them is none`() {
    #expect(victim("a").difference(from: victim("c")) == "summary.json")
  }
}
