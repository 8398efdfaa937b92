mechanism lists "Lists and tables, in one game."
source "Ours: a game of no interest, in which every list of the language stands that no twin needs."

parameter turns = 3 in whole 1...4 turns  "How often something happens."
set Good "goods" = bread: "Is eaten.", wine up to 4  "What is traded."
set Place = near: "Close by.", far: "Away."
parameter price per Good, Place = 1, 2, 3, 4 in 0...9 money  "What each costs at each place."
parameter stock per Good = 2, 1 in 0...9 goods               "What there is of each."
parameter fast = true                                        "Whether there is an express."

set Offer =
  stay: "Does nothing.",
  buy(good: Good) "buy {good}": "Pays for {good}.",
  send(place: Place) "send to {place}": "Sends all there." if fast,
  rest: "Sleeps."
let dear = for g in Good: max(for p in Place: price[g, p])
let excess = price * 2 - 1
let even = stock + dear
let root = power(sum(stock), 0.5) + exp(-turns) + log(1 + turns)
grid Steps from 0 to turns step 1 else "turns are whole"

role buyer seats 2  "Buys goods."
role judge          "Looks on."

decision act by buyer = Offer    "What to do."
  sees place: Place
  wishes if place == near then buy(first(Good)) else stay
decision guess by judge = Steps  "How much was sold."
  sees one "a buyer": truth
  sees big "many": truth if turns > 1
  wishes last(Steps) if turns > 2
  forgets

measure sold in 0...99 goods  "How many were sold."
goal sold

part tally(g: Good, n: number) {
  note sold n + index(g)
}

story {
  draw place: Place "the place"
  together i in buyer { let done = choose act by i seeing place }
  var left: number per Good = stock
  var seen: truth per 1...turns = false
  var took: number per buyer = 0
  for i in buyer {
    for g in Good where done[i] == buy(g) {
      if left[g] > 0 {
        set left[g] = left[g] - 1
        set took[i] = took[i] + 1
        gain root - excess[g, place] by i
        tally(g, 1)
      }
    }
    if done[i] == rest or (fast and done[i] == send(place)) { gain even[first(Good)] mod 2 by i }
  }
  for k in 1...turns { set seen[k] = k mod 2 == 1 and sum(took) > k - 1 }
  let many = count(seen)
  let least = first g in Good where left[g] == 0 else last(Good)
  let half = count(for g in Good: left[g] > 0) div 2
  let said = choose guess by judge seeing one = took[first(buyer)] > 0, big = many > 1
  if said == Steps(min(many, turns)) { gain dear[least] + half by judge }
  if seen[1] { transfer 0.25 from last(buyer) to judge }
  gain index(said) / (many + 1) by judge
}
