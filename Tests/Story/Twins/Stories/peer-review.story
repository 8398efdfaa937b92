mechanism peer-review "Reviewers of a model are paid for agreeing with a colleague."
source "N. Miller, P. Resnick, R. Zeckhauser, Management Science 51(9), 2005"

parameter cost = 0.2 in 0...10 money          "What a careful look costs."
parameter pay = 1 in 0...10 money             "What agreement earns."
parameter flawed = 0.3 in 0...1 probability   "How often the model is flawed."
parameter skill = 0.9 in 0.5...1 probability  "How often a careful look is right."

set Finding = sound: "Nothing is wrong.", flaw: "Something is wrong."
role reviewer seats 2  "Judges the model, unseen by the other."

decision look by reviewer =
  skip: "Costs nothing, and shows nothing.",
  careful: "Costs effort, and shows a signal that is mostly right."
  "Whether to look carefully."
  wishes careful
decision report by reviewer = Finding  "What to say about the model."
  sees signal: Finding?
  wishes signal else sound

measure correct in 0...seats(reviewer) reports  "How many reports are right."
goal correct

function opposite(f: Finding) = if f == sound then flaw else sound

story {
  draw truth: Finding "the model" from { sound: 1 - flawed, flaw: flawed }
  together i in reviewer {
    var signal: Finding? = none
    let looked = choose look by i
    if looked == careful {
      gain -cost by i
      let right = chance "the look is right" skill
      set signal = if right then truth else opposite(truth)
    }
    let said = choose report by i seeing signal
    if said == truth { note correct 1 }
  }
  if all-equal(said) { transfer pay to each reviewer }
}
