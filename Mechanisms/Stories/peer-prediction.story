mechanism peer-prediction "Raters are paid for how well their report predicts that of a peer."
source "N. Miller, P. Resnick, R. Zeckhauser, Eliciting Informative Feedback: The Peer-Prediction Method, Management Science 51(9), 2005, pp. 1359-1373."

# Nobody can check a report, but impressions of the same work hang together: a good impression makes it
# likelier that the peer has one too. Each report is paid by the quadratic score of the prediction that
# an honest rater with that impression would make. Honest reports are then an equilibrium, if an
# impression is worth its effort; but so are reports that say the same whatever was seen.

parameter prior = 0.5 in 0...1 probability   "How often the work is sound."
parameter clear = 0.85 in 0...1 probability  "How often sound work makes a good impression."
parameter misled = 0.1 in 0...1 probability  "How often flawed work makes a good impression."
parameter pay = 1 in 0...100 money           "What a perfect prediction earns."
parameter effort = 0.05 in 0...100 utility   "What it costs to look at the work."

let often = prior * clear + (1 - prior) * misled
require often > 0 and often < 1
  else "peers need both impressions to be possible, and {often} of them are good"

set Work = sound: "Nothing is wrong with it.", flawed: "Something is wrong with it."
set Impression = good: "The work looks sound.", bad: "The work looks flawed."
role rater seats 2  "Rates the work, and does not see the other rating."

decision look by rater =
  skip: "Costs nothing and leaves no impression.",
  study: "Costs effort and leaves an impression."
  "Whether to look at the work."
  wishes study
decision report by rater = Impression  "Which impression to report."
  sees impression: Impression?
  wishes impression else good

measure correct in 0...seats(rater) reports  "How many reports are right about the work."
goal correct

# How likely the peer has a good impression, to a rater who has this one.
function likely(own: Impression) = switch own {
  good: (prior * clear * clear + (1 - prior) * misled * misled) / often
  bad: (prior * clear * (1 - clear) + (1 - prior) * misled * (1 - misled)) / (1 - often)
}
function error(own: Impression, peer: Impression) = if peer == good then 1 - likely(own) else likely(own)

story {
  draw work: Work "the work" from { sound: prior, flawed: 1 - prior }
  together i in rater {
    var impression: Impression? = none
    let looked = choose look by i
    if looked == study {
      gain -effort by i
      let pleased = chance "the impression is good" if work == sound then clear else misled
      set impression = if pleased then good else bad
    }
    let said = choose report by i seeing impression
    if (work == sound and said == good) or (work == flawed and said == bad) { note correct 1 }
  }
  for i in rater {
    let miss = error(said[i], said[other(i)])
    transfer pay * (1 - miss * miss) to i
  }
}
