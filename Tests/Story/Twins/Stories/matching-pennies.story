mechanism matching-pennies "One wins when two coins agree, the other when they differ."
source "J. K. Goeree, C. A. Holt, Ten Little Treasures of Game Theory and Ten Intuitive Contradictions, American Economic Review 91(5), 2001, pp. 1402-1422."

parameter stake = 1 in 0...1e6 money  "What the loser pays the winner."
parameter prize = 0 in 0...1e6 money  "What is added if both show heads."

set Side = heads: "Shows heads; if both do, the matcher wins the prize too.", tails: "Shows tails."
role matcher     "Wins the stake if both coins show the same side."
role mismatcher  "Wins the stake if the coins show different sides."
decision coin "matcher's coin" by matcher = Side  "Which side to show, without knowing which the other shows."
decision other-coin "mismatcher's coin" by mismatcher = Side
  "Which side to show, without knowing which the other shows."

story {
  together {
    let shown = choose coin by matcher
    let countered = choose other-coin by mismatcher
  }
  if shown == countered {
    transfer stake from mismatcher to matcher
    if shown == heads and prize > 0 { transfer prize to matcher }
  } else {
    transfer stake from matcher to mismatcher
  }
}
