mechanism quadratic-voting "Voters buy votes at the square of their number, so that who cares more says more."
source "S. P. Lalley, E. G. Weyl, Quadratic Voting: How Mechanism Design Can Radicalize Democracy, AEA Papers and Proceedings 108, 2018, pp. 33-37."

# A proposal helps some voters a little and hurts others a lot. Each voter knows only whom it is. With
# one vote each, many who care little outvote few who care much. Where n votes cost n times n, the next
# vote costs more the more one has, so that voters buy votes by how much they care. What is paid is
# shared by the others. A tie is broken by a coin.

parameter rule = quadratic of quadratic, plurality  "Whether votes are bought, or each has one."
parameter voters = 3 in whole 2...5 voters          "How many vote."
parameter price = 0.15 in 0...1000 money            "What one vote costs; two cost four times as much."
parameter share = 0.7 in 0...1 probability          "How often the proposal helps a voter."
parameter mild = 1 in 0...1000 money                "What the proposal is worth to a voter whom it helps."
parameter intense = 4 in 0...1000 money             "What it costs a voter whom it hurts."

set Votes =
  zero "0": "Abstains.",
  one "1": "Casts one vote.",
  two "2": "Casts two votes." if rule != plurality
set Side = helped: "The proposal helps a little.", hurt: "The proposal hurts a lot."
role voter seats voters  "Votes for its own side."
decision vote by voter = Votes  "How many votes to cast for the own side."
  sees side: Side
  wishes if side == helped then one else last(Votes)

measure surplus in -voters * intense...voters * mild money  "What the decision is worth to all voters."
measure passed in 0...1 proposals                           "Whether the proposal passed."
goal surplus

function number(cast: Votes) = if cast == zero then 0 else if cast == one then 1 else 2
function cost(n: number) = if rule == quadratic then price * n * n else 0

story {
  together i in voter {
    let help = chance "the proposal helps this voter" share
    let cast = choose vote by i seeing if help then helped else hurt
  }
  var tally = 0
  var worth = 0
  for i in voter {
    let n = number(cast[i])
    set tally = if help[i] then tally + n else tally - n
    set worth = if help[i] then worth + mild else worth - intense
    for j in voter where j != i { transfer cost(n) / (voters - 1) from i to j }
  }
  let passes = chance "the proposal passes" if tally > 0 then 1 else if tally < 0 then 0 else 0.5
  if passes {
    for i in voter { gain if help[i] then mild else -intense by i }
    note surplus worth
    note passed 1
  }
}
