import Arena
import Foundation
import TestSupport

@testable import Story

/// A grammar in the notation of the page of the language.
struct Grammar {
  indirect enum Form {
    case terminal(String)
    case rule(String)
    case row([Form])
    case either([Form])
    case optional(Form)
    case repeated(Form)
  }

  /// What is not made of anything else.
  static let primitives: Set<String> = ["name", "number", "whole", "text", "sentence"]

  private(set) var rules: [String: Form] = [:]
  private(set) var names: [String] = []
  private(set) var terminals: Set<String> = []
  private var depths: [String: Int] = [:]

  /// The grammar on the page.
  static func onPage() throws -> Grammar {
    let path = repository.appending(
      path: "Sources/Story/Story.docc/The-language-of-stories.md")
    let page = try String(contentsOf: path, encoding: .utf8)
    let section = page.components(separatedBy: "## The grammar")[1]
    return Grammar(section.components(separatedBy: "```")[1])
  }

  init(_ text: String) {
    var tokens = text.matches(of: /"[^"]+"|[a-z]+|[=;|()\[\]{}]/).map { String($0.output) }[...]
    while !tokens.isEmpty {
      let name = tokens.removeFirst()
      precondition(tokens.removeFirst() == "=", "expected '=' after \(name)")
      rules[name] = alternatives(&tokens)
      names.append(name)
      precondition(tokens.removeFirst() == ";", "expected ';' after \(name)")
    }
    for _ in names {
      for name in names { depths[name] = rules[name].map { depth($0) } }
    }
  }

  /// How deep a form goes at least.
  func depth(_ form: Form) -> Int {
    switch form {
    case .terminal, .optional, .repeated: 0
    case .rule(let name): rules[name] == nil ? 0 : 1 + (depths[name] ?? 1000)
    case .row(let forms): forms.map { depth($0) }.max() ?? 0
    case .either(let forms): forms.map { depth($0) }.min() ?? 0
    }
  }

  private mutating func alternatives(_ tokens: inout ArraySlice<String>) -> Form {
    var forms = [row(&tokens)]
    while tokens.first == "|" {
      tokens.removeFirst()
      forms.append(row(&tokens))
    }
    return forms.count == 1 ? forms[0] : .either(forms)
  }

  private mutating func row(_ tokens: inout ArraySlice<String>) -> Form {
    var forms: [Form] = []
    while let token = tokens.first, !["|", ";", ")", "]", "}"].contains(token) {
      tokens.removeFirst()
      switch token {
      case "(", "[", "{":
        let inner = alternatives(&tokens)
        tokens.removeFirst()
        forms.append(token == "(" ? inner : token == "[" ? .optional(inner) : .repeated(inner))
      default:
        if token.hasPrefix("\"") {
          let word = String(token.dropFirst().dropLast())
          terminals.insert(word)
          forms.append(.terminal(word))
        } else {
          forms.append(.rule(token))
        }
      }
    }
    return .row(forms)
  }
}

/// Writes random texts of a grammar.
struct GrammarWriter {
  let grammar: Grammar
  var dice: RandomStream
  private(set) var used: Set<String> = []
  private(set) var words: [String] = []

  init(_ grammar: Grammar, seed: Int) {
    self.grammar = grammar
    dice = RandomStream(StreamKey(seed: UInt64(seed)).with("grammar"))
  }

  /// A text with spaces between its tokens.
  mutating func text() -> String {
    write(.rule("file"), 0)
    return words.joined(separator: " ")
  }

  private mutating func write(_ form: Grammar.Form, _ depth: Int) {
    let isDeep = depth > 24 || words.count > 900
    switch form {
    case .terminal(let word): words.append(word)
    case .rule(let name):
      used.insert(name)
      guard let rule = grammar.rules[name] else { return words.append(primitive(name)) }
      write(rule, depth + 1)
    case .row(let forms): for form in forms { write(form, depth) }
    case .either(let forms):
      write(isDeep ? shallowest(forms) : forms[dice.index(below: forms.count)], depth)
    case .optional(let inner): if !isDeep && dice.index(below: 2) == 0 { write(inner, depth) }
    case .repeated(let inner):
      for _ in 0..<(isDeep ? 0 : dice.index(below: 4)) { write(inner, depth) }
    }
  }

  /// The alternative that needs the fewest rules.
  private func shallowest(_ forms: [Grammar.Form]) -> Grammar.Form {
    forms.min { grammar.depth($0) < grammar.depth($1) } ?? .row([])
  }

  private mutating func primitive(_ name: String) -> String {
    switch name {
    case "name": return ["a", "tea", "b-2", "Car", "x1", "low-price"][dice.index(below: 6)]
    case "number": return ["0", "1.5", "2e3", "7.25e-2"][dice.index(below: 4)]
    case "whole": return String(1 + dice.index(below: 9))
    case "sentence": return ["\"is {a}\"", "\"no\"", "\"{a + 1} or {b-2}\""][dice.index(below: 3)]
    default: return "\"some words\""
    }
  }
}

/// Says whether tokens are a text of a grammar.
struct GrammarReader {
  private struct Place: Hashable {
    let rule: String
    let index: Int
  }

  private let grammar: Grammar
  private let tokens: [Token]
  private let source: SourceText
  private var memory: [Place: [Int]] = [:]

  init(_ grammar: Grammar, _ bytes: [UInt8]) {
    self.grammar = grammar
    source = SourceText(bytes: bytes)
    var scanner = Scanner(source)
    tokens = scanner.tokens(in: 0..<bytes.count).dropLast()
  }

  /// Whether the tokens are a file.
  mutating func accepts() -> Bool { ends(.rule("file"), from: 0).contains(tokens.count) }

  /// Where a form can end that begins at a token.
  private mutating func ends(_ form: Grammar.Form, from index: Int) -> [Int] {
    switch form {
    case .terminal(let word):
      guard index < tokens.count else { return [] }
      return source.printable(tokens[index].range).string == word ? [index + 1] : []
    case .rule(let name):
      guard let rule = grammar.rules[name] else {
        return isPrimitive(name, index) ? [index + 1] : []
      }
      let place = Place(rule: name, index: index)
      if let known = memory[place] { return known }
      let found = ends(rule, from: index)
      memory[place] = found
      return found
    case .row(let forms):
      var places = [index]
      for form in forms { places = union(places.flatMap { ends(form, from: $0) }) }
      return places
    case .either(let forms): return union(forms.flatMap { ends($0, from: index) })
    case .optional(let inner): return union([index] + ends(inner, from: index))
    case .repeated(let inner):
      var (all, fresh) = ([index], [index])
      while !fresh.isEmpty {
        fresh = union(fresh.flatMap { ends(inner, from: $0) }).filter { !all.contains($0) }
        all += fresh
      }
      return union(all)
    }
  }

  private func union(_ places: [Int]) -> [Int] { Set(places).sorted() }

  private func isPrimitive(_ name: String, _ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    return switch (name, tokens[index].kind) {
    case ("name", .name), ("number", .number), ("text", .text), ("sentence", .text): true
    case ("whole", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
