import Arena
import Story

private let text = """
  mechanism parcel "A sender says what a parcel holds; a checker opens it or not."
  parameter fine = 4 in 0...10 money "What a lie costs that is found."
  set Content = books: "Books.", goods: "Goods."
  parameter weight per Content = 1, 3 in 0...10 ratio "How often each content is sent."
  grid Care from 0 to 1 step 0.5 else "the step {fine} does not fit"
  role sender "May lie."
  role checker seats 2 "May open it."
  decision declare by sender = Content "What the sender says." sees content: Content wishes content
  decision open by checker = yes, no "Whether it is opened." sees said: Content
  measure lies in 0...1 lies "Whether the sender lied."
  goal least lies
  function cost(said: Content, content: Content) = if said == content then 0 else fine / 2
  require fine >= 0 else "the fine is {fine}"
  story {
    draw content: Content "the content" from weight
    let said = choose declare by sender seeing content
    if said != content { note lies 1 }
    together i in checker { let opened = choose open by i seeing said }
    var opens = 0
    for i in checker where opened[i] == yes {
      set opens = opens + 1
      gain -0.5 by i
    }
    if opens > 0 { transfer cost(said, content) * opens from sender to each checker }
    let share = max(1, log(opens))
    gain share by sender
    let lost = chance "it is lost" 0.25
    if lost { end }
    gain exp(1) by sender
  }
  """

/// Reads a story, changes its parameters, lets episodes run whose listener answers one thing after another, and
/// reads the same story with mistakes.
///
/// Nothing of the rest of the arena is needed for that: so the module shows how large the language is. The result
/// depends on every bit of it, so that two systems that give the same number ran the same.
@_cdecl("language") public func language(_ fine: Int32) -> Int64 {
  var ear = Ear()
  do throws(Complaints) {
    var file = try StoryFile(Array(text.utf8))
    var setter = Setter(fine: Double(fine))
    file.knobs(&setter)
    for _ in 0..<100 { file.play(&ear) }
    // One that only its parameters show, and one that its form shows.
    for mistake in ["let double = fin * 2", "part waits() { gain by }"] {
      do throws(Complaints) {
        _ = try StoryFile(Array(text.utf8) + Array(mistake.utf8))
      } catch { ear.hear(error.description) }
    }
  } catch {
    ear.hear(error.description)
  }
  return Int64(bitPattern: ear.key.value)
}

/// Sets the fine.
private struct Setter: KnobVisitor {
  let fine: Double

  mutating func visit(_ knob: inout Knob) {
    if case .real = knob.value { knob.value = .real(fine) }
  }
}

/// Answers one thing after another, and keeps a hash of all that it hears.
private struct Ear: Episode {
  var key = StreamKey(seed: 7)

  mutating func hear(_ text: String) { for byte in Array(text.utf8) { key = key.with(Int(byte)) } }

  mutating func hear(_ amount: Double) {
    // In pieces that are the same numbers on systems of 32 bits.
    for shift: UInt64 in [0, 16, 32, 48] {
      key = key.with(Int(amount.bitPattern >> shift & 0xFFFF))
    }
  }

  private func answer(_ count: Int) -> Int { Int(key.value % UInt64(count)) }

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    key = key.with(decision).with(seat).with(observation).with(wish ?? -1)
    return answer(2)
  }

  mutating func chance(_ draw: Int, among count: Int, weight: (Int) -> Double) -> Int {
    for outcome in 0..<count { hear(weight(outcome)) }
    return answer(count)
  }

  mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    hear(probability)
    return answer(2) == 1
  }

  mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    key = key.with(payer ?? -1).with(payee ?? -1)
    hear(amount)
  }

  mutating func gain(_ amount: Double, by seat: Int) {
    key = key.with(seat)
    hear(amount)
  }

  mutating func note(_ measure: Int, _ amount: Double) { hear(amount) }
  mutating func endRound() { key = key.with(1) }
  mutating func slip(to action: Int, by seat: Int) { key = key.with(action).with(seat) }
  mutating func fail(because reason: @autoclosure () -> String) { hear(reason()) }
}
