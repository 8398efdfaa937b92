mechanism governance "Firm and regulator: who should lead depends on how capable the system is."
source "Game-theoretic governance of AI: who commits first, firm or regulator; the numbers are the arena's own."

parameter capability = 6 in 0...1000 capability  "How capable the system is."
set Conduct "firm-strategies" =
  cautious: "Takes the cautious conduct.",
  bold: "Takes the bold conduct." up to 16
  "What the firm can do."
set Treatment "regulator-strategies" =
  light: "Gives the firm the light treatment.",
  strict: "Gives the firm the strict treatment." up to 16
  "What the regulator can do."
parameter value per Conduct, Treatment = 3, 2, 3, -1 in -1e6...1e6 utility
  "What each pair of strategies is worth to the firm."
parameter value-growth per Conduct, Treatment = 0, 0, 0.5, 0 in -1e6...1e6 "utility per capability"
  "How that grows."
parameter loss per Conduct, Treatment = 1, 2, 1, 1 in -1e6...1e6 utility
  "What each pair of strategies costs the public."
parameter loss-growth per Conduct, Treatment = 0, 0, 1, 0 in -1e6...1e6 "utility per capability"
  "How that grows."
parameter loss-curvature per Conduct, Treatment = 0, 0, 0, 0.25 in -1e6...1e6 "utility per squared capability"
  "How it grows with the square of capability."
parameter leader = simultaneous of simultaneous, firm, regulator, threshold  "Who moves first."
parameter turning "threshold" = 4 in 0...1000 capability
  "The capability from which on the regulator leads, if that decides."

# How the system performs.
parameter performing per Conduct "performance" = 0.6, 0.95 in 0...1 score  "The performance of each strategy."
parameter withstanding per Conduct "robustness" = 0.9, 0.6 in 0...1 score  "The robustness of each strategy."
parameter explaining per Conduct "explainability" = 0.8, 0.5 in 0...1 score
  "The explainability of each strategy."
parameter treating per Conduct "fairness" = 0.8, 0.6 in 0...1 score        "The fairness of each strategy."
parameter hiding per Conduct "privacy" = 0.9, 0.6 in 0...1 score           "The privacy of each strategy."
parameter defending per Conduct "security" = 0.9, 0.5 in 0...1 score       "The security of each strategy."

let firm-leads = leader == firm or (leader == threshold and capability < turning)
let regulator-leads = leader == regulator or (leader == threshold and not (capability < turning))
let worth = value + value-growth * capability
let harm = loss + (loss-growth + loss-curvature * capability) * capability
let best-conduct =
  first c in Conduct where min(for t in Treatment: harm[c, t]) == min(harm) else first(Conduct)

# The regulator's best answer to a conduct.
function answer(c: Conduct) =
  first t in Treatment where harm[c, t] == min(for u in Treatment: harm[c, u]) else first(Treatment)

role firm commits when firm-leads
  "Builds a system, and earns what its conduct is worth under the regulator's treatment."
role regulator commits when regulator-leads
  "Bears what the firm's conduct and its own treatment of it cost the public."
decision conduct by firm = Conduct            "How to build the system."
  wishes best-conduct
decision regulation by regulator = Treatment  "How to treat the firm."
  sees seen "conduct": Conduct if firm-leads
  wishes if firm-leads then answer(seen) else answer(best-conduct)

measure welfare "public welfare" in -max(harm)...-min(harm) utility  "The public's loss, below zero."
measure firm-value "firm value" in min(worth)...max(worth) utility  "The firm's payoff."
measure caution in 0...1 firms         "Whether the firm did its first strategy."
measure leniency in 0...1 cases        "Whether the regulator did its first one."
measure performance in 0...1 score     "The performance of what the firm built."
measure robustness in 0...1 score      "The robustness of what the firm built."
measure explainability in 0...1 score  "The explainability of what the firm built."
measure fairness in 0...1 score        "The fairness of what the firm built."
measure privacy in 0...1 score         "The privacy of what the firm built."
measure security in 0...1 score        "The security of what the firm built."
goal welfare

part settle(did: Conduct, treated: Treatment) {
  gain worth[did, treated] by firm
  gain -harm[did, treated] by regulator
  note welfare -harm[did, treated]
  note firm-value worth[did, treated]
  if did == first(Conduct) { note caution 1 }
  if treated == first(Treatment) { note leniency 1 }
  note performance performing[did]
  note robustness withstanding[did]
  note explainability explaining[did]
  note fairness treating[did]
  note privacy hiding[did]
  note security defending[did]
}

story {
  if firm-leads {
    let did = choose conduct by firm
    let treated = choose regulation by regulator seeing did
    settle(did, treated)
  } else {
    together {
      let did = choose conduct by firm
      let treated = choose regulation by regulator
    }
    settle(did, treated)
  }
}
