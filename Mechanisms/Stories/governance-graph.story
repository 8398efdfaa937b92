mechanism governance-graph
  "Two sellers may restrain output together, under a public graph of warnings and fines."
source "M. Bracale Syrnikov, F. Pierucci, M. Galisai, M. Prandi, P. Bisconti, F. Giarrusso, O. Sorokoletova, V. Suriani, D. Nardi, Institutional AI: Governing LLM Collusion in Multi-Agent Cournot Markets via Public Governance Graphs, 2026, arXiv:2601.11369."

# Two sellers choose how much to bring to a market whose price falls with what they bring in all: what
# they would bring as rivals (A. Cournot, 1838), or half of what one seller alone would. A cartel lasts
# for as long as both restrain output, and ends for good when one does not. The graph has three nodes,
# which everybody sees: clear; warned, after evidence of a cartel; fined, after evidence of a cartel that
# was warned, which ends it. A warned seller who competes is clear again.

parameter demand = 12 in 0.001...1000 units    "What the market takes at a price of 0."
parameter evidence = 0.5 in 0...1 probability  "How often a round of a cartel leaves evidence."
parameter sanctions = true                     "Whether the graph follows warnings by fines."
parameter fine = 4 in 0...1000 money           "What each seller pays at the last node."
parameter future = 3 in 0...100 rounds         "How many rounds follow the two that are played."

set Output = restrain: "Half of the output of a monopoly.", compete: "The output of a rival."
set Round = first, second
set Node = clear: "Nothing was found.", warned: "A cartel was found, and warned."
role seller seats 2  "Sells as much as it likes."
decision output by seller = Output  "How much to bring to the market."
  sees round: Round
  sees node: Node
  wishes compete

measure collusion in 0...2 + future rounds  "How many rounds a cartel lasts."
measure fined in 0...1 cartels              "Whether a cartel was fined."
goal least collusion

function amount(what: Output) = if what == restrain then demand / 4 else demand / 3
function profit(own: Output, rival: Output) = amount(own) * (demand - amount(own) - amount(rival))

# The rounds that follow the two: as a cartel, or as rivals.
part follow(cartel: truth) {
  if cartel { note collusion future }
  let usual: Output = if cartel then restrain else compete
  gain future * profit(usual, usual) by each seller
}

story {
  together i in seller { let early = choose output by i seeing round = first, node = clear }
  var restrained = 0
  for i in seller {
    gain profit(early[i], early[other(i)]) by i
    if early[i] == restrain { set restrained = restrained + 1 }
  }
  if restrained < seats(seller) {
    gain profit(compete, compete) by each seller
    follow(false)
    end
  }
  note collusion 1
  let found = chance "there is evidence" evidence
  let node: Node = if found then warned else clear

  together i in seller { let late = choose output by i seeing round = second, node = node }
  set restrained = 0
  for i in seller {
    gain profit(late[i], late[other(i)]) by i
    if late[i] == restrain { set restrained = restrained + 1 }
  }
  if restrained < seats(seller) {
    follow(false)
    end
  }
  note collusion 1
  var ends = false
  if sanctions and node == warned {
    let again = chance "there is evidence again" evidence
    set ends = again
  }
  if ends {
    transfer fine from each seller
    note fined 1
  }
  follow(not ends)
}
