import Foundation
import Laboratory

/// A story file that is started: a small mechanism, to be changed into another.
struct NewStory {
  /// The file, `NAME.story`.
  let path: String
  /// Its text.
  let text: String

  /// Takes the name of the mechanism, with the folder where it is to stand if that is not this one.
  init(_ path: String) throws(StudyError) {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard !path.hasSuffix("/"), typeName(of: name) != nil else {
      throw StudyError(
        "expected a name in kebab-case, such as my-mechanism, but found '\(printable(name))'")
    }
    if StoryText.reservedWords.contains(name) {
      throw StudyError("'\(name)' is a word of the language of stories; expected another name")
    }
    self.path = path + ".story"
    if FileManager.default.fileExists(atPath: self.path) {
      throw StudyError("'\(printable(self.path, limit: 200))' exists already")
    }
    text = NewStory.text(name)
  }

  private static func text(_ name: String) -> String {
    """
    mechanism \(name) "An adviser sees whether a plan is sound, and says whether to carry it out."
    source "The paper that it comes from: authors, title, journal, year."

    # What studies and --set change: value, range, unit and a line of help. With a penalty below the bonus, the
    # adviser says go to every plan.
    parameter sound = 0.5 in 0...1 probability  "How often the plan is sound."
    parameter bonus = 1 in 0...10 money         "What the adviser earns for a plan that is carried out."
    parameter penalty = 3 in 0...10 money       "What it pays if that plan fails."

    # Who takes part, what they decide, what they see when they do, and what the designer wishes of them.
    set Plan = works: "It will work.", fails: "It will fail."
    role adviser  "Sees the plan, and advises."
    decision advice by adviser =
      stop: "Nothing happens.",
      go: "The plan is carried out."
      "Whether to carry out the plan."
      sees plan: Plan
      wishes if plan == works then go else stop

    # What the designer counts, and of which she wants the most.
    measure success in -1...1 plans  "1 if a plan works that is carried out, -1 if it fails."
    goal success

    # One episode: what nature draws, what is decided, what is paid and what is counted.
    story {
      draw plan: Plan "the plan" from { works: sound, fails: 1 - sound }
      let advised = choose advice by adviser seeing plan
      if advised == go {
        transfer bonus to adviser
        if plan == works {
          note success 1
        } else {
          transfer penalty from adviser
          note success -1
        }
      }
    }

    """
  }
}
