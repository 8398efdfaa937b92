mechanism used-car "A seller knows its car; a payment deferred until it works sorts good from bad."
source "G. A. Akerlof, Quarterly Journal of Economics 84(3), 1970"

set Car "cars" = peach, lemon up to 64  "The names of the kinds of car."
parameter reliability per Car = 0.9, 0.3 in 0...1 probability  "How likely each kind works."
parameter reserve per Car = 10, 4 in 0...1e6 money             "Each kind's worth to the seller."
parameter value per Car = 14, 5 in 0...1e6 money               "Each kind's worth to the buyer."
parameter prior per Car = 0.5, 0.5 in 0...1 weight             "Each kind's frequency."
parameter contract = menu of lump-sum, menu                    "What the seller may agree to."
parameter payer "buyer" = designer of designer, refuser        "Who pays."
parameter price "lump-sum" = 4.5 in 0...1e6 money              "The price paid at once."
parameter deposit = 0.5 in 0...1e6 money                       "The part of it paid at once."
parameter full-price = 12 in 0...1e6 money                     "The deferred price in all."
parameter discount = 1 in 0...1 share                          "What later money is worth now."

require contract != menu or deposit <= full-price
  else "the deposit {deposit} exceeds the full price {full-price}"

set Terms =
  keep: "Keeps the car and is paid nothing.",
  lump "lump sum": "Sells for one payment at once.",
  deferred: "Sells for a deposit now, and the rest of the full price if the car works." if contract == menu
role seller                     "Knows its car, and sells it or keeps it."
role buyer if payer == refuser  "Sees the offer, not the car, and may refuse."

decision sale by seller = Terms  "Whether to sell the car, and on which terms."
  sees car: Car
  wishes if value[car] <= reserve[car] then keep
         else if contract == menu and reserve[car] > price then deferred
         else lump
decision answer by buyer =
  refuse: "Pays nothing and gets no car.",
  accept: "Buys the car on the terms of the offer."
  if payer == refuser "Whether to buy on the offered terms."
  sees offer: Terms except keep
  wishes accept

let dearest = if contract == menu then max(price, full-price) else price
measure surplus in min(0, min(value - reserve))...max(0, max(value - reserve)) money
  "Value less reserve of a traded car."
measure trade in 0...1 cars               "Whether the car was sold."
measure buyer-surplus "buyer surplus" in min(0, min(value) - dearest)...max(value) money
  "Value less what was paid."
measure lemon-sold "lemon" in 0...1 cars  "Whether a least reliable car was sold."
goal surplus

story {
  draw car: Car "the car" from prior
  let sold = choose sale by seller seeing car
  if sold == keep { end }
  if payer == refuser {
    let answered = choose answer by buyer seeing sold
    if answered == refuse { end }
  }
  var paid = if sold == lump then price else deposit
  var felt = paid
  transfer paid from buyer or treasury to seller
  if sold == deferred {
    let works = chance "the car works" reliability[car]
    if works {
      transfer full-price - deposit from buyer or treasury to seller
      set paid = full-price
      set felt = felt + discount * (full-price - deposit)
    }
  }
  gain felt - reserve[car] - paid by seller
  if payer == refuser { gain value[car] by buyer }
  note surplus value[car] - reserve[car]
  note trade 1
  note buyer-surplus value[car] - paid
  if reliability[car] == min(reliability) { note lemon-sold 1 }
}
