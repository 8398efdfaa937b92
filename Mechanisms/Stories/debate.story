mechanism debate "Two debaters argue before a judge who cannot tell what is true by itself."
source "G. Irving, P. Christiano, D. Amodei, AI safety via debate, 2018, arXiv:1805.00899."

# A question has a true answer and a false one. Both debaters know which is which, the judge does not.
# If they answer alike, there is nothing to judge. If not, each may make a point: a true one shows the
# judge the flaw in the other's case, a false one makes up a flaw where there is none. The judge sides
# with one of them, who wins the stake from the other. Whether truth is what debaters are drawn to
# depends on how much more a true point does than a false one.

parameter skill = 0.5 in 0...1 probability     "How often the judge finds the truth before any point is made."
parameter refutes = 0.3 in 0...1 probability   "What a true point adds to that."
parameter misleads = 0.2 in 0...1 probability  "What a false point takes from it."
parameter stake = 1 in 0...100 utility         "What the winner takes from the loser."
parameter effort = 0.1 in 0...100 utility      "What it costs to make a point."

require skill + refutes <= 1
  else "the judge finds the truth with {skill + refutes} after a true point; expected 1 at most"
require skill >= misleads
  else "the judge finds the truth with {skill - misleads} after a false point; expected 0 at least"

set Answer = right: "What is true.", wrong: "What is false."
role debater seats 2  "Knows the truth, and wants to win."

decision answer by debater = Answer  "Which answer to stand for."
  wishes right
decision argue by debater =
  rest: "Costs nothing and moves nobody.",
  point: "Costs effort and moves the judge."
  "Whether to make a point, after answers that differ."
  sees own: Answer
  wishes if own == right then point else rest

measure truth in 0...1 answers    "Whether the answer that wins is true."
measure dispute in 0...1 debates  "Whether the answers differ."
goal truth

story {
  together i in debater { let stands = choose answer by i }
  if all-equal(stands) {
    for i in debater { note truth if stands[i] == right then 1 / seats(debater) else 0 }
    end
  }
  note dispute 1
  together i in debater {
    let argued = choose argue by i seeing stands[i]
    if argued == point { gain -effort by i }
  }
  var sight = skill
  for i in debater where argued[i] == point {
    set sight = if stands[i] == right then sight + refutes else sight - misleads
  }
  let found = chance "the judge sides with the truth" sight
  for i in debater { gain if (stands[i] == right) == found then stake else -stake by i }
  if found { note truth 1 }
}
