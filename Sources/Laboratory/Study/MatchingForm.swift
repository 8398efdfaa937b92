import Arena

/// Who meets whom: a word, or a network.
enum MatchingForm: String, CaseIterable {
  case random, fixed
  case roundRobin = "round-robin"

  static let kind: FieldKind<Matching> = .either(
    FieldKind<MatchingForm>.choice(allCases).map { form, _ in
      switch form {
      case .random: .random
      case .fixed: .fixed
      case .roundRobin: .roundRobin
      }
    },
    FieldKind<NetworkForm>.section.map { form, path throws(StudyError) in
      .network(try form.network(at: path))
    })
}

/// A network of neighbours as it is written.
struct NetworkForm: StudySection {
  static let name = "network"
  static let summary = "Neighbours meet: along every link, or everyone with all neighbours at once."

  private enum Form: String, CaseIterable {
    case ring, lattice, regular
  }

  private var form = Form.ring
  private var degree: Int?

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required("network", &form, .choice(Form.allCases), "Its form.")
    fields.field(
      "degree", &degree, .whole(in: 1...10_000),
      "How many neighbours everyone has; a lattice has 4, and no such field.")
  }

  /// The network, whose degree must be given if its form leaves it open.
  func network(at path: StudyPath) throws(StudyError) -> Network {
    switch (form, degree) {
    case (.lattice, nil): return .lattice
    case (.lattice, _): throw StudyError("\(path): a lattice has degree 4; leave 'degree' out")
    case (.ring, let degree?): return .ring(degree: degree)
    case (.regular, let degree?): return .regular(degree: degree)
    case (_, nil): throw StudyError("\(path) needs a field 'degree', a whole number in 1...10000")
    }
  }
}
