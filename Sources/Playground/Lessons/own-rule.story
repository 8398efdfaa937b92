mechanism own-rule "Pupils tidy a classroom, and a rule pays for what they report."
source "S. Kerr, On the Folly of Rewarding A, While Hoping for B, Academy of Management Journal 18(4), 1975, pp. 769-783."

# Each pupil has a corner of the classroom and tidies it, only says so, or goes home. A tidy corner is
# nice for all; to tidy is work. Write a better rule where it says "The rule", and look for ways around it.

parameter reward = 3 in 0...10 points       "What a pupil gets for saying that its corner is tidy."
parameter check = 0.1 in 0...1 probability  "How often the teacher looks at a corner that is said to be tidy."
parameter fine = 4 in 0...10 points         "What a pupil loses who is found out."
parameter work = 2 in 0...10 points         "What it costs a pupil to tidy its corner."
parameter nice = 1 in 0...10 points         "What each tidy corner is worth to every pupil."

role pupil seats 4  "Has a corner of the classroom, and does not see what the others do."
decision afternoon by pupil =
  leave: "Goes home.",
  pretend: "Goes home, and says that the corner is tidy.",
  tidy: "Tidies the corner, and says so."
  "What to do after the lesson."
  wishes tidy
measure tidied in 0...4 corners   "How many corners are tidy."
measure claimed in 0...4 corners  "How many corners are said to be tidy."
goal tidied

story {
  together i in pupil { let chosen = choose afternoon by i }
  for i in pupil where chosen[i] == tidy {
    note tidied 1
    gain -work by i
    for j in pupil { gain nice by j }
  }
  # The rule.
  for i in pupil where chosen[i] != leave {
    note claimed 1
    let looks = chance "the teacher looks" check
    if looks and chosen[i] == pretend { gain -fine by i } else { gain reward by i }
  }
}
