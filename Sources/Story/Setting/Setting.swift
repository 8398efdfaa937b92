import Arena

/// A story with its parameters: what the contract asks of a mechanism, worked out once.
struct Setting: Sendable {
  var roles: [Role] = []
  var decisions: [Decision] = []
  var draws: [Draw] = []
  var measures: [Measure] = []
  var goal = Goal.meanPayoff
  var expectedRounds = 1.0
  var program = Program()
  /// What is wrong with the parameters taken together.
  var complaint: String?

  /// The setting of a story that cannot be told under its parameters, or of none.
  init(complaint: String? = nil) {
    roles = [Role("player")]
    self.complaint = complaint
  }

  /// Works a story out under the values of its parameters, in the order of their declarations.
  ///
  /// Where the parameters make no sense, the rest of the text is checked only if that is asked for.
  ///
  /// - Throws: ``Complaints`` about what makes no sense under any values.
  init(
    _ tree: StoryTree, _ values: [Knob.Value], checksAll: Bool = false
  ) throws(Complaints) {
    var maker = SettingMaker(tree, values, checksAll: checksAll)
    maker.declareAll()
    maker.tell()
    let complaints = maker.allComplaints
    guard complaints.all.isEmpty else { throw complaints }
    if let objection = maker.objection {
      self.init(complaint: objection.text(in: tree.source).string)
    } else if maker.isStopped {
      self.init(complaint: "the story makes no sense under these parameters")
    } else {
      self = maker.result
    }
  }
}
