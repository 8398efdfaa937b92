mechanism iterated-prisoners-dilemma "The prisoner's dilemma again and again between the same two."
source "R. Axelrod, Effective Choice in the Prisoner's Dilemma, Journal of Conflict Resolution 24, 1980: 200 rounds; another round follows with probability 0.99654 in the second paper."

parameter temptation = 5 in -1e6...1e6 utility   "The payoff of defecting if the other cooperates."
parameter reward = 3 in -1e6...1e6 utility       "The payoff of each if both cooperate."
parameter punishment = 1 in -1e6...1e6 utility   "The payoff of each if both defect."
parameter sucker = 0 in -1e6...1e6 utility       "The payoff of cooperating if the other defects."
parameter length "rounds" = 200 in whole 1...1000000 rounds  "The length of a match, at most."
parameter continuation = 1 in 0...1 probability  "How likely another round follows; 1 for a fixed length."
parameter noise = 0 in 0...1 probability         "How likely a move comes out as the other one."

require temptation > reward and reward > punishment and punishment > sucker
  else "a prisoner's dilemma needs temptation > reward > punishment > sucker"
require 2 * reward > temptation + sucker
  else "an iterated prisoner's dilemma needs 2 x reward > temptation + sucker; otherwise taking turns pays more than cooperation"
lasts if continuation == 1 then length else (1 - power(continuation, length)) / (1 - continuation) rounds

# What both did last, as one number: 0 in the first round, then the first move and three times the second.
grid Joint from 0 to 8 step 1 else "joint moves are whole numbers"
set Move =
  cooperate: "Earns the reward if the other cooperates, and the sucker's payoff if not.",
  defect: "Earns the temptation if the other cooperates, and the punishment if not."
role player seats 2  "Cooperates with the other player or defects."
decision move by player = Move  "Whether to cooperate, without knowing what the other does now."
  sees before "last round": Joint
  wishes cooperate
  forgets
measure cooperation in 0...length "share of moves"  "How many of the two cooperated, as it came out."

function opposite(made: Move) = if made == cooperate then defect else cooperate
function pay(own: Move, rival: Move) =
  if own == cooperate then (if rival == cooperate then reward else sucker)
  else if rival == cooperate then temptation
  else punishment

story {
  var before = first(Joint)
  for round in 1...length {
    together i in player { let meant = choose move by i seeing before }
    var row = meant[first(player)]
    var column = meant[last(player)]
    if noise > 0 {
      let first-slips = chance "the first hand slips" noise
      if first-slips {
        set row = opposite(row)
        slip move to row by first(player)
      }
      let second-slips = chance "the second hand slips" noise
      if second-slips {
        set column = opposite(column)
        slip move to column by last(player)
      }
    }
    gain pay(row, column) by first(player)
    gain pay(column, row) by last(player)
    note cooperation 1 - 0.5 * (index(row) + index(column))
    if round < length {
      if continuation < 1 {
        let goes-on = chance "another round" continuation
        if not goes-on { end }
      }
      set before = Joint(index(row) + 1 + 3 * (index(column) + 1))
      end round
    }
  }
}
