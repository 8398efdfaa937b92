import Arena
import Story

extension Opened {
  /// Opens a story with parameters.
  ///
  /// - Parameters:
  ///   - story: The story.
  ///   - parameters: The parameters that are given.
  ///   - horizon: How often its stage is repeated, if it is.
  ///   - name: What its mechanism is called; a story that the arena ships goes by the name it has there.
  /// - Throws: Why it cannot be played.
  init(
    _ story: StoryFile, _ parameters: Fields?, repeated horizon: Horizon?, called name: String?
  ) throws(Refusal) {
    var story = story
    try Parameters.set(parameters, of: story.card.id) { look in
      var visitor = KnobFunction(look)
      story.knobs(&visitor)
    }
    let isShipped = name == story.name
    try self.init(Opening(story, called: isShipped ? story.name : nil), repeated: horizon)
  }
}
