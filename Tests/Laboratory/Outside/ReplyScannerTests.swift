import Arena
import Testing

@testable import Laboratory

@Suite struct `A line of an agent from outside` {
  @Test(
    arguments: [
      (#"{"id":7,"action":2}"#, 7, Answer.action(2)),
      (#" { "action" : 0 , "id" : 0 } "#, 0, .action(0)),
      (#"{"id":1e2,"action":-3}"# + "\r", 100, .action(-3)),
      (#"{"id":3,"probabilities":[0.25,7.5e-1]}"#, 3, .mixed([0.25, 0.75])),
      (#"{"probabilities":[],"id":12345678901}"#, 12_345_678_901, .mixed([])),
      (#"{"id":3,"probabilities":[1E+0,0.0]}"#, 3, .mixed([1, 0])),
    ] as [(String, Int, Answer)])
  func `is read`(_ text: String, _ id: Int, _ answer: Answer) throws {
    let line = try #require(read(text))
    #expect(line.id == id && line.answer == answer)
  }

  @Test(arguments: [
    "", "{", "{}", "7", "cooperate", #"{"id":7}"#, #"{"action":1}"#, #"{"id":7,"action":1"#,
    #"{"id":7,"action":1}}"#, #"{"id":7,"action":1} x"#, #"{"id":7,"action":1,}"#,
    #"{"id":7,"id":7,"action":1}"#, #"{"id":7,"action":1,"action":1}"#,
    #"{"id":7,"action":1,"probabilities":[1]}"#, #"{"id":7,"action":1,"why":"so"}"#,
    #"{"id":-1,"action":1}"#, #"{"id":1.5,"action":1}"#, #"{"id":"7","action":1}"#,
    #"{"id":7,"action":0.5}"#, #"{"id":7,"action":01}"#, #"{"id":7,"action":+1}"#,
    #"{"id":7,"action":NaN}"#, #"{"id":7,"action":1e400}"#, #"{"id":7,"action":.5}"#,
    #"{"id":7,"action":1.}"#, #"{"id":7,"action":1e}"#, #"{"id":7,"action":null}"#,
    #"{"id":7,"probabilities":[NaN]}"#, #"{"id":7,"probabilities":[1,]}"#,
    #"{"id":7,"probabilities":[,1]}"#, #"{"id":7,"probabilities":[Infinity]}"#,
    #"{"id":7,"probabilities":[[1]]}"#, #"[{"id":7,"action":1}]"#, #"{'id':7,'action':1}"#,
    "{\"id\":7,\"action\":1}\u{0}", "\u{FEFF}{\"id\":7,\"action\":1}",
  ])
  func `is refused where it is no answer`(_ text: String) {
    #expect(read(text) == nil)
  }

  private func read(_ text: String) -> (id: Int, answer: Answer)? {
    Array(text.utf8).withUnsafeBytes { ReplyScanner.read($0).map { ($0.id, $0.answer) } }
  }
}
