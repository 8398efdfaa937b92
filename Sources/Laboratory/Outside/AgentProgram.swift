import Arena
import Foundation

/// A program that answers for the agents of a group in one run.
///
/// It is started when the first question comes. Questions are written while answers are read, so that two
/// full pipes never wait for each other. Where it ends, is late or says too much, its oldest open question
/// has no answer; it is started again and asked the rest, as often as its kind allows.
final class AgentProgram {
  /// What it wrote to its standard error last, for messages.
  private(set) var complaint = ""
  /// How many answers came to questions that had been answered before.
  private(set) var repeated = 0

  private let agent: ProcessAgent
  private let greeting: [UInt8]
  private let shouldStop: () -> Bool
  private var lines: AgentLines
  private var child: ChildProcess?
  private var starts = 0
  /// Why it is not started any more.
  private var ending: Silence?
  /// What is to be written, and how much of it was.
  private var outgoing: [UInt8] = []
  private var sent = 0
  /// What was read and is no whole line yet.
  private var incoming: [UInt8] = []
  private var nextID = 0
  /// What went to and fro for questions whose answers have not come yet, by their numbers.
  private var exchanges: [Int: JSON] = [:]

  /// Takes the answer to the question at a place, and what went to and fro for it; returns whether to go on.
  typealias Hearing = (_ place: Int, Reply, _ exchange: JSON) -> Bool

  /// So many questions are open at a time.
  private static let portion = 4096
  /// The longest line that is read, in bytes.
  private static let longestLine = 1 << 20
  /// How long nothing is looked at but the pipes.
  private static let tick = Duration.milliseconds(50)
  /// How long a program may take to end when there are no more questions.
  private static let patience = Duration.seconds(1)

  /// Makes a program that is not yet started.
  ///
  /// - Parameters:
  ///   - agent: How it is started, and how long is waited.
  ///   - greeting: The first line that it is sent.
  ///   - shape: The game that it plays.
  ///   - shouldStop: Whether somebody asked to stop.
  init(
    _ agent: ProcessAgent, greeting: [UInt8], _ shape: Shape,
    shouldStop: @escaping () -> Bool
  ) {
    self.agent = agent
    self.greeting = greeting
    self.shouldStop = shouldStop
    lines = AgentLines(shape)
  }

  /// Asks questions.
  ///
  /// - Parameters:
  ///   - questions: What is asked.
  ///   - hearing: Hears each answer at once, with what went to and fro for it, of programs that say so; when it wants
  ///     no more, what is open already is still heard.
  /// - Returns: What came of each, in their order; nil when somebody asked to stop.
  func ask(_ questions: [Question], hearing: Hearing? = nil) -> [Reply]? {
    var replies: [Reply] = []
    replies.reserveCapacity(questions.count)
    for first in stride(from: 0, to: questions.count, by: AgentProgram.portion) {
      let end = Swift.min(first + AgentProgram.portion, questions.count)
      var portion = Portion(questions[first..<end], firstID: nextID)
      portion.hearing = hearing.map { hear in { hear(first + $0, $1, $2) } }
      nextID += end - first
      while !portion.isDone {
        if shouldStop() { return nil }
        guard let child = running() else {
          portion.settleAll(.silent(ending ?? .missing))
          break
        }
        if starts > portion.asked {
          portion.asked = starts
          portion.rewind()
        }
        guard let failure = exchange(&portion, child) else {
          // Whoever halts at the very last answer has them all.
          if portion.isDone && (!portion.isHalted || end == questions.count) { break }
          return nil
        }
        portion.settleOldest(.silent(failure))
        stop()
        ending = failure
        if portion.isHalted { return nil }
      }
      replies += portion.replies
    }
    return replies
  }

  /// Tells what matches came to, when the next question is asked.
  func tell(_ outcomes: [Outcome]) {
    // Whoever does not run knows of no match.
    guard agent.isTold, child != nil else { return }
    for outcome in outcomes { lines.add(outcome, to: &outgoing) }
  }

  /// Whether it had to be ended by force although nobody asked it anything any more.
  private(set) var wasForced = false

  /// Ends the program.
  func end() {
    if let child, !shouldStop() {
      let limit = ContinuousClock.now + AgentProgram.patience
      while sent < outgoing.count && ContinuousClock.now < limit && !child.hasEnded {
        send(child)
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { _ = child.read($0) }
        child.hearComplaint()
        if sent < outgoing.count { child.wait(toWrite: true, for: .milliseconds(10)) }
      }
    }
    if let child { wasForced = !child.end(patience: shouldStop() ? .zero : AgentProgram.patience) }
    hear()
    child = nil
  }

  private func stop() {
    _ = child?.end(patience: .zero)
    hear()
    child = nil
    outgoing = []
    sent = 0
    incoming = []
  }

  private func hear() {
    guard let bytes = child?.complaint, !bytes.isEmpty else { return }
    let end = String(decoding: bytes, as: UTF8.self).suffix(300)
    // What follows the first line break is whole.
    let lines = end.split(separator: "\n")
    let whole = bytes.count > end.utf8.count && lines.count > 1 ? lines.dropFirst() : lines[...]
    complaint = printable(whole.joined(separator: " / "), limit: 320)
  }

  /// The program, started if need be; nil when it may not be started again.
  private func running() -> ChildProcess? {
    if let child { return child }
    if ending == .missing || starts > agent.restarts { return nil }
    do throws(SystemError) {
      let child = try ChildProcess(agent.command, in: agent.folder)
      self.child = child
    } catch {
      complaint = error.description
      ending = .missing
      return nil
    }
    starts += 1
    ending = nil
    outgoing = greeting
    sent = 0
    return child
  }

  /// Writes and reads until all questions of a portion are answered; returns what went wrong, or nil.
  private func exchange(_ portion: inout Portion, _ child: ChildProcess) -> Silence? {
    var heard = ContinuousClock.now
    let deadline = Duration.seconds(agent.deadline)
    while true {
      for (id, question) in portion.due(atOnce: agent.window) {
        lines.add(question, id: id, to: &outgoing)
      }
      send(child)
      let before = portion.settled
      let state = receive(&portion, child)
      child.hearComplaint()
      if portion.isDone || portion.isHalted && portion.flying == 0 { return nil }
      if incoming.count > AgentProgram.longestLine { return .flooded }
      let now = ContinuousClock.now
      if portion.settled > before { heard = now }
      if now - heard > deadline { return .late }
      if shouldStop() { return nil }
      switch state {
      case .some: continue
      case .closed: return .exited
      case .notNow:
        // What it wrote before it ended is read first.
        if child.hasEnded {
          if case .some = receive(&portion, child) { continue }
          return portion.isDone ? nil : .exited
        }
        let left = Swift.min(AgentProgram.tick, deadline - (now - heard))
        child.wait(toWrite: sent < outgoing.count, for: left)
      }
    }
  }

  private func send(_ child: ChildProcess) {
    while sent < outgoing.count {
      let transfer = outgoing.withUnsafeBytes { child.write(.init(rebasing: $0[sent...])) }
      switch transfer {
      case .some(let count): sent += count
      case .notNow:
        if sent > AgentProgram.longestLine {
          outgoing.removeFirst(sent)
          sent = 0
        }
        return
      case .closed:
        // Whoever reads no more may still answer what it read.
        child.closeInput()
        sent = outgoing.count
      }
    }
    outgoing.removeAll(keepingCapacity: true)
    sent = 0
  }

  /// Reads what is there, and the answers in it.
  private func receive(_ portion: inout Portion, _ child: ChildProcess) -> ChildProcess.Transfer {
    let transfer = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { room in
      let transfer = child.read(room)
      if case .some(let count) = transfer { incoming += room[..<count] }
      return transfer
    }
    guard case .some = transfer else { return transfer }
    var start = 0
    incoming.withUnsafeBytes { bytes in
      while start < bytes.count, let base = bytes.baseAddress,
        let end = memchr(base + start, Int32(AgentLines.newline), bytes.count - start)
      {
        let line = UnsafeRawBufferPointer(
          start: base + start, count: base.distance(to: end) - start)
        if line.contains(where: { $0 > 0x20 }) { take(line, &portion) }
        start = base.distance(to: end) + 1
      }
    }
    incoming.removeFirst(start)
    return transfer
  }

  private func take(_ line: UnsafeRawBufferPointer, _ portion: inout Portion) {
    if portion.hearing != nil, let (id, exchange) = AgentProgram.exchange(in: line) {
      exchanges[id] = exchange
      return
    }
    guard let read = ReplyScanner.read(line) else {
      return portion.settleOldest(.silent(.unreadable))
    }
    switch portion.place(of: read.id) {
    case .open(let place):
      let isLegal = read.answer.answers(portion.questions[place].turn)
      let reply: Reply =
        if let silence = read.silence {
          // Only the door of a model ends a run because nobody gets an answer.
          .silent(silence.endsAll && portion.hearing == nil ? .missing : silence)
        } else { isLegal ? .answer(read.answer) : .silent(.illegal) }
      portion.settle(place, reply)
      if let exchange = exchanges.removeValue(forKey: read.id), let hearing = portion.hearing,
        !hearing(place, reply, exchange)
      {
        portion.isHalted = true
      }
    case .past: repeated += 1
    case .unknown: portion.settleOldest(.silent(.astray))
    }
  }
}

extension AgentProgram {
  /// The exchange that a line tells of, and the question that it is about; nil when it is an answer.
  private static func exchange(in line: UnsafeRawBufferPointer) -> (Int, JSON)? {
    guard line.starts(with: "{\"exchange\":".utf8),
      let json = try? JSON.parse(Data(line), file: "exchange"), let id = json["exchange"].int
    else { return nil }
    return (id, json["record"])
  }
}

/// Questions that are open at the same time.
private struct Portion {
  let questions: [Question]
  private let firstID: Int
  private var found: [Reply?]
  private(set) var settled = 0
  /// The oldest question may be this one; all before it are settled.
  private var oldest = 0
  /// All before this one were written, or are settled.
  private var next = 0
  /// How many were written and are not settled.
  private(set) var flying = 0
  /// The start of the program at which it was asked.
  var asked = 0
  /// Hears each answer at once.
  var hearing: AgentProgram.Hearing?
  /// Whether whoever heard an answer wants nothing else to be asked.
  var isHalted = false

  init(_ questions: ArraySlice<Question>, firstID: Int) {
    self.questions = Array(questions)
    self.firstID = firstID
    found = Array(repeating: nil, count: questions.count)
  }

  var isDone: Bool { settled == questions.count }
  var replies: [Reply] { found.map { $0 ?? .silent(.exited) } }

  /// The questions that are to be written now, with their numbers, so that no more are open than may be at once.
  mutating func due(atOnce most: Int) -> [(Int, Question)] {
    var due: [(Int, Question)] = []
    while !isHalted && flying < most && next < questions.count {
      if found[next] == nil {
        due.append((firstID + next, questions[next]))
        flying += 1
      }
      next += 1
    }
    return due
  }

  /// Takes all that is open for not yet written.
  mutating func rewind() {
    next = 0
    flying = 0
  }

  enum Place {
    case open(Int)
    case past
    case unknown
  }

  func place(of id: Int) -> Place {
    if id < firstID { return .past }
    guard id - firstID < questions.count else { return .unknown }
    return found[id - firstID] == nil ? .open(id - firstID) : .past
  }

  mutating func settle(_ place: Int, _ reply: Reply) {
    found[place] = reply
    settled += 1
    if place < next { flying -= 1 }
  }

  mutating func settleOldest(_ reply: Reply) {
    while oldest < found.count && found[oldest] != nil { oldest += 1 }
    if oldest < found.count { settle(oldest, reply) }
  }

  mutating func settleAll(_ reply: Reply) {
    while !isDone { settleOldest(reply) }
  }
}
