mechanism tipping-point "Each follows once enough others do, and one person may decide how far it spreads."
source "M. Granovetter, Threshold Models of Collective Behavior, American Journal of Sociology 83(6), 1978, pp. 1420-1443."

# Labs, or people, may follow a norm of caution. Each has a threshold: how many others must follow it
# before it pays to follow too. If thresholds rise step by step from 0, one draws in the next until all
# follow; raise a single one of them, and it may end with the first. Where several outcomes support
# themselves, the least of them is where a norm gets to that begins with nobody.

parameter people = 6 in whole 2...10 people   "How many there are."
parameter least = 0 in whole 0...10 people    "The threshold of the first."
parameter step = 1 in whole 0...10 people     "How much higher each threshold is than the one before."
parameter raised = 0 in whole 0...10 people   "Who has a threshold higher by one, in this order; or 0."
parameter weight = 1 in 0.001...1000 utility  "What each follower is worth to all who follow."

require raised <= people else "only {people} people are there, but the threshold of number {raised} is raised"

role person seats people  "Decides without seeing the others."
decision norm by person =
  ignore: "Stays as it was.",
  follow: "Follows the norm of caution."
  "Whether to follow."
  wishes follow
measure followers in 0...people people  "How many follow."
goal followers

story {
  together i in person {
    let chosen = choose norm by i
    if chosen == follow { note followers 1 }
  }
  var many = 0
  for i in person where chosen[i] == follow { set many = many + 1 }
  var before = 0
  for i in person {
    let threshold = least + before * step + (if before + 1 == raised then 1 else 0)
    # With as many others as the threshold it already pays to follow.
    if chosen[i] == follow { gain weight * (many - 0.5 - threshold) by i }
    set before = before + 1
  }
}
