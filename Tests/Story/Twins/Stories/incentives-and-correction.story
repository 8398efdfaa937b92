mechanism incentives-and-correction
  "A solver may bluff, an auditor may look; a stiffer penalty can hurt the one who sets it."
source "AI Alignment via Incentives and Correction, arXiv 2605.01643; E. Hazan, Alignment as Equilibrium Design, LessWrong, 2026."

set Outcome = sound-unseen, sound-inspected, flawed-unseen, flawed-missed, flawed-found
parameter harm = 10 in 0...1e6 utility        "What a flaw not found costs."
parameter cost = 1 in 0...1e6 utility         "What an inspection costs."
parameter bluff-gain = 2 in 0...1e6 utility   "What a bluff saves."
parameter error = 0 in 0...1 probability      "How likely work is flawed."
parameter detection = 1 in 0...1 probability  "How likely a flaw is found."
parameter solver-reward per Outcome = 0, 0, 0, 0, -4 in -1e6...1e6 money
  "For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found."
parameter auditor-reward per Outcome = 0, 0, 0, 0, 2 in -1e6...1e6 money
  "For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found."

# What an outcome costs the principal: harm, inspection, and rewards that are paid.
function damage(o: Outcome) = if o == flawed-unseen or o == flawed-missed then harm else 0
function looking(o: Outcome) = if o == sound-unseen or o == flawed-unseen then 0 else cost
let loss = for o in Outcome: damage(o) + looking(o) + max(0, solver-reward[o]) + max(0, auditor-reward[o])
let skipped = (1 - error) * loss[sound-unseen] + error * loss[flawed-unseen]
let flawed = detection * loss[flawed-found] + (1 - detection) * loss[flawed-missed]
let is-worth-looking = (1 - error) * loss[sound-inspected] + error * flawed < skipped

role solver   "Saves effort by a bluff, which is flawed, and is rewarded by the outcome."
role auditor  "Pays to inspect the answer, and is rewarded by the outcome."
decision answer by solver =
  work: "Works honestly, which may still leave a flaw.",
  bluff: "Saves the effort, and leaves a flaw for sure."
  "Whether to work or to bluff, without seeing whether the auditor looks."
  wishes work
decision audit by auditor =
  skip: "Does not look: pays nothing, and finds nothing.",
  inspect: "Pays the cost of an inspection, which may find a flaw."
  "Whether to inspect the answer, without seeing how it came about."
  wishes if is-worth-looking then inspect else skip

measure welfare "principal welfare" in -max(0, max(loss))...0 utility
  "Harm, inspections and rewards that are paid, below zero; penalties earn nobody anything."
measure bluffed "bluff" in 0...1 answers      "Whether the solver bluffed."
measure inspection in 0...1 answers           "Whether the auditor looked."
measure found in 0...1 flaws                  "Whether a flaw was found."
measure not-found "not found" in 0...1 flaws  "Whether a flaw was not found."
goal welfare

part reward(amount: number, solves: truth) {
  if amount > 0 and solves { transfer amount to solver }
  if amount > 0 and not solves { transfer amount to auditor }
  if amount < 0 and solves { transfer -amount from solver }
  if amount < 0 and not solves { transfer -amount from auditor }
}

story {
  together {
    let answered = choose answer by solver
    let audited = choose audit by auditor
  }
  let looks = audited == inspect
  var is-flawed = answered == bluff
  if answered == work { set is-flawed = chance "honest work is flawed" error }
  var is-found = false
  if is-flawed and looks { set is-found = chance "the inspection finds the flaw" detection }
  if answered == bluff {
    gain bluff-gain by solver
    note bluffed 1
  }
  if looks {
    gain -cost by auditor
    note inspection 1
  }
  if is-flawed {
    if is-found { note found 1 } else { note not-found 1 }
  }
  let outcome: Outcome =
    if is-found then flawed-found
    else if is-flawed then (if looks then flawed-missed else flawed-unseen)
    else if looks then sound-inspected
    else sound-unseen
  reward(solver-reward[outcome], true)
  reward(auditor-reward[outcome], false)
  note welfare -loss[outcome]
}
