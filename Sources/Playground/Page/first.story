mechanism sharing "Two players share what they found, or grab it."
source "R. Axelrod, The Evolution of Cooperation, Basic Books, 1984."

parameter find = 4 in 0...100 utility  "What the two have if both share."
parameter grab = 6 in 0...100 utility  "What a player carries off who grabs alone."
parameter fine = 0 in 0...100 money    "What it costs to grab."

role player seats 2  "Decides without seeing the other."
decision move by player =
  share: "Shares what was found.",
  grab: "Takes all there is."
  "What to do with what was found."
  wishes share
measure shared in 0...2 players  "How many players share."
goal shared

story {
  together i in player { let chosen = choose move by i }
  var sharing = 0
  for i in player where chosen[i] == share { set sharing = sharing + 1 }
  note shared sharing
  for i in player {
    if sharing == 2 { gain find / 2 by i }
    if chosen[i] == grab {
      if sharing == 1 { gain grab by i }
      transfer fine from i
    }
  }
}
