mechanism battle-of-the-sexes "Both want to meet, each at a different place."
source "R. D. Luce, H. Raiffa, Games and Decisions, Wiley, 1957, p. 90."

parameter favourite = 2 in -1e6...1e6 utility   "The payoff of meeting at one's own favourite place."
parameter concession = 1 in -1e6...1e6 utility  "The payoff of meeting at the other's favourite place."
parameter apart = 0 in -1e6...1e6 utility       "The payoff of not meeting."
require favourite > concession and concession > apart
  else "a battle of the sexes needs favourite > concession > apart"

set Evening =
  opera: "Goes to the opera, where the opera lover likes best to meet.",
  football: "Goes to the football match, where the football lover likes best to meet."
role opera-lover "opera lover"        "Wants to meet the other, and best of all at the opera."
role football-lover "football lover"  "Wants to meet the other, and best of all at the football match."
decision first-evening "opera lover's evening" by opera-lover = Evening
  "Where to go, without knowing where the other goes."
decision second-evening "football lover's evening" by football-lover = Evening
  "Where to go, without knowing where the other goes."
measure meeting in 0...1 meetings  "Whether they chose the same place."

story {
  together {
    let first-place = choose first-evening by opera-lover
    let second-place = choose second-evening by football-lover
  }
  let met = first-place == second-place
  gain if not met then apart else if first-place == opera then favourite else concession by opera-lover
  gain if not met then apart else if first-place == opera then concession else favourite by football-lover
  if met { note meeting 1 }
}
