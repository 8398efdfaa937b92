mechanism inspection "An inspector pays to look; a higher fine makes it look less often."
source "G. Tsebelis, The Abuse of Probability in Political Analysis: The Robinson Crusoe Fallacy, American Political Science Review 83(1), 1989, pp. 77-91."

parameter profit "gain" = 2 in 0...1e6 utility  "What a violation gains."
parameter fine = 8 in 0...1e6 money             "What a caught inspectee pays."
parameter cost = 1 in 0...1e6 utility           "What an inspection costs."
parameter bounty = 4 in 0...1e6 money           "What a catch earns the inspector."
parameter harm = 5 in 0...1e6 utility           "What a violation costs the inspector."
parameter commitment = false                    "Whether the inspector publishes a rate first."
parameter rates = 21 in whole 2...10001 rates   "How many rates, from 0 to 1."

grid Rate from 0 to 1 step 1 / (rates - 1) else "the rates are even"
role inspector  "Pays to look, is paid for a caught violation, and is hurt by any."
role inspectee  "Gains by a violation, and is fined if it is caught."

decision looking "inspection" by inspector =
  skip: "Does not look: pays nothing, and a violation goes uncaught.",
  inspect: "Pays the cost of looking, and catches a violation if there is one."
  if not commitment "Whether to look, without seeing what the inspectee does."
# The least rate at which violating does not pay, or else the greatest.
decision publishing "rate" by inspector = Rate if commitment
  "The probability of an inspection, published before the inspectee decides."
  wishes if profit >= fine then last(Rate)
         else first r in Rate where index(r) * fine >= profit * (rates - 1)
         else last(Rate)
decision conduct by inspectee =
  comply: "Keeps the rules: gains nothing and risks nothing.",
  violate: "Breaks the rules for the gain, and pays the fine if inspected."
  "Whether to break the rules."
  sees rate: Rate if commitment
  wishes comply

measure compliance in 0...1 cases                     "Whether the inspectee complied."
measure violation in 0...1 cases                      "Whether the inspectee violated."
measure inspected "inspection" in 0...1 cases         "Whether the inspector looked."
measure caught in 0...1 cases                         "Whether a violation was found."
measure uncaught in 0...1 cases                       "Whether a violation was not found."
measure loss in 0...max(harm, bounty + cost) utility  "Harm of what was not found, inspections, bounties."
goal compliance

part settle(looks: truth, violates: truth) {
  if looks {
    gain -cost by inspector
    note inspected 1
    note loss cost
  }
  if not violates {
    note compliance 1
    end
  }
  gain profit by inspectee
  gain -harm by inspector
  if looks {
    transfer fine from inspectee
    transfer bounty to inspector
    note caught 1
  } else {
    note uncaught 1
  }
  note violation 1
  note loss if looks then bounty else harm
}

story {
  if commitment {
    let rate = choose publishing by inspector
    let done = choose conduct by inspectee seeing rate
    let looks = chance "the inspector looks" index(rate) / (rates - 1)
    settle(looks, done == violate)
  } else {
    together {
      let looked = choose looking by inspector
      let done = choose conduct by inspectee
    }
    settle(looked == inspect, done == violate)
  }
}
