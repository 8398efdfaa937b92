mechanism prisoners-dilemma "Each gains by defecting; both lose when both do."
source "A. Rapoport, A. M. Chammah, Prisoner's Dilemma, University of Michigan Press, 1965."

parameter temptation = 5 in -1e6...1e6 utility  "The payoff of defecting if the other cooperates."
parameter reward = 3 in -1e6...1e6 utility      "The payoff of each if both cooperate."
parameter punishment = 1 in -1e6...1e6 utility  "The payoff of each if both defect."
parameter sucker = 0 in -1e6...1e6 utility      "The payoff of cooperating if the other defects."

require temptation > reward and reward > punishment and punishment > sucker
  else "a prisoner's dilemma needs temptation > reward > punishment > sucker"

role player seats 2  "Cooperates with the other player or defects."
decision move by player =
  cooperate: "Earns the reward if the other cooperates, and the sucker's payoff if not.",
  defect: "Earns the temptation if the other cooperates, and the punishment if not."
  "Whether to cooperate, without knowing what the other does now."
  wishes cooperate

story {
  together i in player { let moved = choose move by i }
  for i in player {
    gain if moved[i] == cooperate then (if moved[other(i)] == cooperate then reward else sucker)
         else (if moved[other(i)] == cooperate then temptation else punishment) by i
  }
}
