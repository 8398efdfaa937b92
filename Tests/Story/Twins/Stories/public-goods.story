mechanism public-goods "Everyone gains if all give to a common pool, and each by giving nothing."
source "E. Fehr, S. Gächter, Cooperation and Punishment in Public Goods Experiments, American Economic Review 90(4), 2000, pp. 980-994."

parameter players = 4 in whole 1...6 players        "How many players."
parameter endowment = 20 in 0.001...1e6 utility     "What each may give."
parameter levels = 5 in whole 2...101 amounts       "How many amounts one can give."
parameter returned "return" = 0.4 in 0...100 share  "What each enjoys of a unit given."
parameter contract = 0 in 0...100 money             "What the others pay per unit given."
parameter punishment = false                        "Whether players may punish after giving."
parameter points = 2 in whole 0...100 points        "Points for each player punished."
parameter price = 1 in 0...1e6 utility              "What a point costs its sender."
parameter impact = 3 in 0...1e6 utility             "What a point costs its target."
require players >= 2 else "a public good needs at least two players"

grid Gift from 0 to endowment step endowment / (levels - 1) else "the gifts are even"
function amount(gift: Gift) = index(gift) * endowment / (levels - 1)

role player seats players  "Gives a part of its endowment to a common pool and keeps the rest."
decision giving "gift" by player = Gift
  "How much to give to a pool that returns a part of each unit to every player."
  wishes last(Gift)
decision punishing "punish all below" by player = Gift if punishment
  "The gift below which to punish, at a price for each player who gave less."
  sees own "own gift": Gift
  sees second "next gift": Gift
  sees third "second next gift": Gift if players > 2
  sees fourth "third next gift": Gift if players > 3
  sees fifth "fourth next gift": Gift if players > 4
  sees sixth "fifth next gift": Gift if players > 5
  wishes last(Gift)

# What one player's punishment of another costs both.
let destruction = points * (price + impact)
let everything = sum(for i in player: amount(last(Gift)))
measure gift in 0...everything / players utility                        "What a player gave on average."
measure destroyed in 0...players * (players - 1) * destruction utility  "What punishment cost both sides."

# The seat that comes so many seats after another, around the table.
function after(i: player, steps: number) =
  first j in player where index(j) == (index(i) + steps) mod players else i

story {
  together i in player { let given = choose giving by i }
  let total = sum(for i in player: amount(given[i]))
  for i in player {
    gain endowment - amount(given[i]) + returned * total by i
    if contract != 0 {
      for j in player where j != i { transfer contract * amount(given[i]) / (players - 1) from j to i }
    }
  }
  note gift total / players
  if punishment {
    together i in player {
      let least = choose punishing
        by i
        seeing own = given[i], second = given[after(i, 1)], third = given[after(i, 2)],
          fourth = given[after(i, 3)], fifth = given[after(i, 4)], sixth = given[after(i, 5)]
      for j in player where j != i and given[j] < least {
        gain -price * points by i
        gain -impact * points by j
      }
    }
    note destroyed destruction * sum(for i in player: count(for j in player: j != i and given[j] < least[i]))
  }
}
