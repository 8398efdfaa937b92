mechanism deterrence "An offender weighs its gain against a fine that costly detection makes likely."
source "G. S. Becker, Crime and Punishment, Journal of Political Economy 76(2), 1968, pp. 169-217."

parameter top = 10 in 0...1e6 utility               "The greatest gain from an offence."
parameter levels = 20 in whole 1...10000 gains      "How many gains there are."
parameter damage "harm" = 6 in 0...1e6 utility      "The harm an offence does."
parameter fine = 20 in 0...1e6 money                "The fine."
parameter wealth = 20 in 0...1e6 money              "The most an offender can pay."
parameter detection = 0.275 in 0...1 probability    "How likely one is caught."
parameter cost = 1 in 0...1e6 utility               "What sure detection costs."
parameter cost-shape = linear of linear, quadratic  "How the cost of detection grows."
parameter utility = constant-absolute of constant-absolute, constant-relative, square-root, logarithmic
  "How the offender's utility of money bends; all but the first start from wealth."
parameter aversion "risk-aversion" = 0 in 0...10 "per money"
  "The offender's aversion to risk; constant-relative has no unit."

# The midpoints of equal parts of what an offence may gain.
grid Gain from top / levels / 2 to top / levels / 2 + (levels - 1) * (top / levels) step top / levels
  else "the gains are even"
function worth(level: Gain) = (index(level) + 0.5) * top / levels

# The utility of money won, in money: 0 where nothing is won, and rising there by 1 for each unit.
function relative(rate: number, money: number) =
  if rate == 0 then money
  else if rate == 1 then wealth * log(1 + money / wealth)
  else wealth * (power(1 + money / wealth, 1 - rate) - 1) / (1 - rate)
function enjoyed(money: number) = switch utility {
  constant-absolute: if aversion == 0 then money else (1 - exp(-aversion * money)) / aversion
  constant-relative: relative(aversion, money)
  square-root: relative(0.5, money)
  logarithmic: relative(1, money)
}
let loss = (if detection > 0 then min(fine, wealth) else 0) - top / levels / 2
require utility != constant-absolute or aversion * max(top, min(fine, wealth)) <= 500
  else "risk-aversion times the money at stake must be at most 500"
require aversion == 0 or utility == constant-absolute or utility == constant-relative
  else "the {utility} utility has a risk aversion of its own; set risk-aversion to 0"
require utility == constant-absolute or wealth > loss
  else "{utility} utility needs a wealth above the greatest loss, {loss}, but it is {wealth}"

let enforcement = if cost-shape == linear then cost * detection else cost * detection * detection / 2

role offender  "Knows what an offence would gain it, and may be caught and fined."
decision conduct by offender =
  comply: "Does nothing: gains nothing and pays nothing.",
  offend: "Takes the gain, and pays the fine, as far as wealth goes, if caught."
  "Whether to commit the offence."
  sees profit "gain": Gain
  wishes if worth(profit) > damage then offend else comply

measure offence in 0...1 offences   "Whether there was an offence."
measure harm in 0...damage utility  "The harm that was done."
measure caught in 0...1 offences    "Whether an offender was caught."
measure welfare in -damage - enforcement...max(top - damage, 0) - enforcement utility
  "Gain less harm of an offence, less the cost of detection."
goal welfare

story {
  draw profit: Gain "the gain"
  note welfare -enforcement
  let done = choose conduct by offender seeing profit
  if done == comply { end }
  let found = chance "the offender is caught" detection
  let paid = if found then min(fine, wealth) else 0
  if found {
    transfer paid from offender
    note caught 1
  }
  gain enjoyed(worth(profit) - paid) + paid by offender
  note offence 1
  note harm damage
  note welfare worth(profit) - damage
}
