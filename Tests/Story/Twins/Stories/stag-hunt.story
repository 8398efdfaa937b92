mechanism stag-hunt "Hunting together is best, hunting alone is worst, and a hare is safe."
source "B. Skyrms, The Stag Hunt and the Evolution of Social Structure, Cambridge, 2004."

parameter stag-pay "stag" = 4 in -1e6...1e6 utility  "The payoff of each if both hunt the stag."
parameter hare-pay "hare" = 3 in -1e6...1e6 utility  "The payoff of a hare if the other hunts the stag."
parameter crowded-hare = 3 in -1e6...1e6 utility     "The payoff of a hare if both hunt hares."
parameter alone = 0 in -1e6...1e6 utility            "The payoff of hunting the stag alone."
require stag-pay > hare-pay and hare-pay >= crowded-hare and crowded-hare > alone
  else "a stag hunt needs stag > hare >= crowded-hare > alone"

role hunter seats 2  "Hunts the stag or a hare."
decision prey by hunter =
  stag: "Hunts the stag, which is caught only if the other hunts it too.",
  hare: "Hunts a hare, which is caught whatever the other does."
  "What to hunt, without knowing what the other hunts."
  wishes stag

story {
  together i in hunter { let hunted = choose prey by i }
  for i in hunter {
    gain if hunted[i] == stag then (if hunted[other(i)] == stag then stag-pay else alone)
         else (if hunted[other(i)] == stag then hare-pay else crowded-hare) by i
  }
}
