mechanism travelers-dilemma "Two claims are paid at the lower one, and undercutting earns a bonus."
source "K. Basu, American Economic Review 84(2), 1994"

parameter low = 2 in 0...1e6 money                        "The least claim; a floor."
parameter high = 100 in 0...1e6 money                     "The greatest claim."
parameter step = 1 in 0.001...1e6 money                   "The distance between claims."
parameter bonus = 2 in -1e6...1e6 money                   "What the rewarded claim earns."
parameter penalty = 2 in 0...1e6 money                    "What the other claim loses."
parameter reward = lower of lower, higher, tie-inclusive  "Which of two claims earns the bonus."
parameter pay = lower of lower, mean                      "What both are paid, before bonus and penalty."
parameter hand-on "transfer" = 0 in 0...1 share           "The part of its pay that each hands on."
parameter share = 0 in 0...1000 share                     "Part of the lower claim enjoyed by each."
parameter contract = 0 in 0...1e6 money                   "Paid by the other to who makes the highest claim."

require low < high else "a choice of claims needs low < high"
grid claims from low to high step step else "high - low must be a whole number of steps"

role traveler seats 2  "Claims an amount of money."
decision claim by traveler = claims  "What the lost luggage was worth."
  wishes last(claims)
measure quality in low...last(claims) claim  "The lower of the claims."
goal quality

function extra(own: claims, rival: claims) = switch reward {
  lower: if own < rival then bonus else if own > rival then -penalty else 0
  higher: if own > rival then bonus else if own < rival then -penalty else 0
  tie-inclusive: if own <= rival then bonus else -penalty
}

story {
  together i in traveler { let claimed = choose claim by i }
  let least = min(claimed)
  let base = if pay == lower then least else sum(claimed) / 2
  for i in traveler { transfer base + extra(claimed[i], claimed[other(i)]) to i }
  if hand-on > 0 {
    for i in traveler { transfer hand-on * (base + extra(claimed[i], claimed[other(i)])) from i to other(i) }
  }
  if share > 0 { gain share * least by each traveler }
  if contract > 0 {
    for i in traveler where claimed[i] == last(claims) { transfer contract from other(i) to i }
  }
  note quality least
}
