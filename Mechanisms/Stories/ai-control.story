mechanism ai-control "A weak monitor that is trusted chooses which work of a strong model to audit."
source "R. Greenblatt, B. Shlegeris, K. Sachan, F. Roger, AI Control: Improving Safety Despite Intentional Subversion, ICML 2024, arXiv:2312.06942."

# A strong model does useful work, and may hide an attack in it. A weak model that is trusted looks at
# all work and finds some of it odd: attacks more often than honest work. A person audits a part of the
# work, at a cost, and finds every attack in it. The model knows how its attack would look, and attacks
# where that is safest. The audits follow a rule within a budget, or an overseer chooses and publishes
# how often it audits what looks odd and what looks plain.

parameter rule = odd-first of odd-first, any, overseer  "What is audited first, or who chooses."
parameter budget = 0.2 in 0...1 share       "The part of honest work that the rules audit."
parameter keen = 0.7 in 0...1 probability   "How often an attack looks odd to the monitor."
parameter alarm = 0.1 in 0...1 probability  "How often honest work does."
parameter loot = 1 in 0...1000 utility      "What an attack that passes is worth to the model."
parameter penalty = 3 in 0...1000 utility   "What it costs the model to be caught."
parameter harm = 2 in 0...1000 utility      "What an attack that passes destroys; honest work is worth 1."
parameter cost = 0.5 in 0...1000 utility    "What an audit costs."

require alarm > 0 and alarm < 1
  else "honest work must look odd at times and plain at times, and {alarm} of it looks odd"

set Look = plain: "The monitor finds nothing.", odd: "The monitor is suspicious."
role model                                 "Strong, and not trusted."
role overseer commits if rule == overseer  "Publishes how often it audits."

decision work by model =
  honest: "Does the work as asked.",
  attack: "Hides an attack in the work."
  "Whether to attack, knowing how an attack would look."
  sees disguise: Look
  wishes honest
decision audit by overseer =
  pass: "Takes the work as it is.",
  check: "Pays for an audit, which finds every attack."
  if rule == overseer "Whether to audit the work."
  sees look: Look

measure value in min(-harm, -cost)...1 utility  "Usefulness less harm and audits."
measure passed in 0...1 attacks                 "Whether an attack passed."
measure audits in 0...1 audits                  "Whether the work was audited."
goal value

# How often the rules audit work that looks so: within the budget, of what is odd first.
function rate(look: Look) = switch rule {
  odd-first: if look == odd then min(1, budget / alarm) else max(0, (budget - alarm) / (1 - alarm))
  any: budget
  overseer: 0
}

story {
  draw disguise: Look "how an attack would look" from { plain: 1 - keen, odd: keen }
  let done = choose work by model seeing disguise
  var look: Look = disguise
  if done == honest {
    let odd = chance "honest work looks odd" alarm
    set look = if odd then odd else plain
  }
  var audited = false
  if rule == overseer {
    let chosen = choose audit by overseer seeing look
    set audited = chosen == check
  } else {
    let taken = chance "the work is audited" rate(look)
    set audited = taken
  }
  var worth = if done == honest then 1 else if audited then 0 else -harm
  if audited {
    note audits 1
    set worth = worth - cost
  }
  if done == attack {
    if audited {
      gain -penalty by model
    } else {
      gain loot by model
      note passed 1
    }
  }
  if rule == overseer { gain worth by overseer }
  note value worth
}
