import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `The text of a JSON value` {
  /// The same value as Foundation knows it.
  private func foreign(_ value: JSON) -> Any {
    switch value {
    case .null: NSNull()
    case .bool(let flag): flag
    case .number(let number): number
    case .integer(let number): number
    case .string(let text): text
    case .array(let items): items.map(foreign)
    case .object(let object): object.values.mapValues(foreign)
    }
  }

  private static let values: [JSON] = [
    .null, .bool(true), .integer(-7), .number(0.1), .number(-1.5e-9), .number(3), .array([]),
    .object([:]), .array([.array([]), .object([:])]), .string(""),
    .string("a \"b\" \\ / \u{8}\u{C}\n\r\t\u{1}\u{1F} é 😀 \u{2028}"),
    .object(["b": .integer(1), "a": .array([.integer(1), .string("x")]), "a b": .null]),
    .object(["x": .object(["y": .object(["z": .array([.object(["deep": .bool(false)])])])])]),
  ]

  @Test(arguments: values)
  func `is what Foundation writes`(_ value: JSON) throws {
    let layouts: [(JSONSerialization.WritingOptions, String)] = [
      ([.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed], value.canonical + "\n"),
      ([.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed, .prettyPrinted], value.indented),
    ]
    for (options, text) in layouts {
      let data = try JSONSerialization.data(withJSONObject: foreign(value), options: options)
      #expect(String(decoding: data, as: UTF8.self) + "\n" == text)
    }
  }

  @Test(arguments: values)
  func `is read back`(_ value: JSON) throws {
    let text = Data("[\(value.canonical)]".utf8)
    let read = try JSON.parse(text, file: "x").items[0]
    #expect(read.canonical == value.canonical)
  }

  @Test func `has no number that is not finite`() {
    let odd = JSON.array([.number(.nan), .number(.infinity), .number(-.infinity), .number(-0.0)])
    #expect(odd.canonical == "[null,null,null,0]")
  }

  @Test func `is the same when a long list is written entry by entry`() throws {
    let folder = try TemporaryFolder()
    let entries = [JSON.object(["b": .integer(1), "a": .array([])]), .integer(2), .array([.null])]
    let others: [String: JSON] = ["title": .string("x"), "more": .object(["y": .bool(true)])]
    let file = try FileSink(folder.path + "/list.json")
    var list = try JSONListFile(file, list: "cells")
    for entry in entries { try list.add(entry) }
    try list.finish(others)
    let whole = JSON.object(others).adding(["cells": .array(entries)])
    let text = try String(contentsOfFile: folder.path + "/list.json", encoding: .utf8)
    #expect(text == whole.indented)
  }
}
