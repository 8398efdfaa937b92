mechanism used-car "A seller knows its car; a payment deferred until it works sorts good from bad."
source "G. A. Akerlof, Quarterly Journal of Economics 84(3), 1970; S. J. Grossman, Journal of Law and Economics 24(3), 1981."

# The cars: how likely each works, and what each is worth.
set Car "cars" = peach, lemon up to 64  "The names of the kinds of car."
parameter reliability per Car = 0.9, 0.3 in 0...1 probability  "How likely each kind works."
parameter reserve per Car = 10, 4 in 0...1e6 money             "Each kind's worth to the seller."
parameter value per Car = 14, 5 in 0...1e6 money               "Each kind's worth to the buyer."
parameter prior per Car = 0.5, 0.5 in 0...1 weight             "Each kind's frequency."

# The contract, and who pays.
parameter contract = menu of cheap-talk, lump-sum, menu  "What the seller may agree to."
parameter payer "buyer" = designer of designer, refuser, bidder
  "Who pays; a bidder names the lump sum itself."
parameter price "lump-sum" = 4.5 in 0...1e6 money        "The price paid at once."
parameter deposit = 0.5 in 0...1e6 money                 "The part of it paid at once."
parameter full-price = 12 in 0...1e6 money               "The deferred price in all."
parameter discount = 1 in 0...1 share                    "What later money is worth now."

# The seller's attitude to risk.
parameter utility = constant-absolute of constant-absolute, constant-relative, square-root, logarithmic
  "How the seller's utility of money bends; all but the first start from seller-wealth."
parameter aversion "risk-aversion" = 0 in 0...10 "per money"
  "The seller's aversion to risk; constant-relative has no unit."
parameter wealth "seller-wealth" = 20 in 0...1e6 money  "What the seller owns, its car included."

parameter prices per Car = 12, 4.5 in 0...1e6 money if contract == cheap-talk
  "What cheap talk pays for a name."
parameter bids = 29 in whole 2...10001 bids  "How many bids there are."

require max(prior) > 0 else "some kind of car needs a positive prior"
require contract != menu or deposit <= full-price
  else "the deposit {deposit} exceeds the full price {full-price}"
require payer != bidder or contract == lump-sum else "a bidder needs the lump-sum contract"

grid Bid from 0 to max(value) step max(value) / (bids - 1) else "the bids are even"
set Terms =
  keep: "Keeps the car and is paid nothing.",
  say(car: Car) "say {car}": "Sells for the price of a {car}." if contract == cheap-talk,
  lump "lump sum": "Sells for one payment at once." if contract != cheap-talk,
  deferred: "Sells for a deposit now, and the rest of the full price if the car works." if contract == menu

let dearest = if payer == bidder then max(value) else switch contract {
  cheap-talk: max(prices)
  lump-sum: price
  menu: max(price, full-price)
}
let cheapest = if payer == bidder then 0 else switch contract {
  cheap-talk: min(prices)
  lump-sum: price
  menu: min(price, deposit)
}

# The utility of money won, in money: 0 where nothing is won, and rising there by 1 for each unit.
function relative(rate: number, money: number) =
  if rate == 0 then money
  else if rate == 1 then wealth * log(1 + money / wealth)
  else wealth * (power(1 + money / wealth, 1 - rate) - 1) / (1 - rate)
function enjoyed(money: number) = switch utility {
  constant-absolute: if aversion == 0 then money else (1 - exp(-aversion * money)) / aversion
  constant-relative: relative(aversion, money)
  square-root: relative(0.5, money)
  logarithmic: relative(1, money)
}

let loss = max(reserve) - cheapest
require utility != constant-absolute or aversion * max(dearest, max(reserve)) <= 500
  else "risk-aversion times the money at stake must be at most 500"
require aversion == 0 or utility == constant-absolute or utility == constant-relative
  else "the {utility} utility has a risk aversion of its own; set risk-aversion to 0"
require utility == constant-absolute or wealth > loss
  else "{utility} utility needs a seller-wealth above the greatest loss, {loss}, but it is {wealth}"
require utility == constant-absolute or abs(enjoyed(-loss)) <= 1e22
  else "the utility of the greatest loss, {loss}, is no sensible number"

role seller                      "Knows its car, and sells it or keeps it."
role buyer if payer != designer  "Refuses an offer without seeing the car, or names the price."

decision sale by seller = Terms  "Whether to sell the car, and on which terms."
  sees car: Car
  sees bid: Bid if payer == bidder
  wishes if value[car] <= reserve[car] then keep else switch contract {
    cheap-talk: say(car)
    lump-sum: lump
    menu: if reserve[car] <= price then lump else deferred
  }
decision answer by buyer =
  refuse: "Pays nothing and gets no car.",
  accept: "Buys the car on the terms of the offer."
  if payer == refuser "Whether to buy on the offered terms."
  sees offer: Terms except keep
  wishes accept
let cover = max(for car in Car: if value[car] > reserve[car] then reserve[car] else 0)
decision bidding "bid" by buyer = Bid if payer == bidder  "The lump sum to offer, in money."
  wishes first bid in Bid where bid >= cover else last(Bid)

measure surplus in min(0, min(value - reserve))...max(0, max(value - reserve)) money
  "Value less reserve of a traded car."
measure trade in 0...1 cars               "Whether the car was sold."
measure buyer-surplus "buyer surplus" in min(0, min(value) - dearest)...max(value) money
  "Value less what was paid."
measure lemon-sold "lemon" in 0...1 cars  "Whether a least reliable car was sold."
goal surplus

story {
  draw car: Car "the car" from prior
  var bid = first(Bid)
  if payer == bidder { set bid = choose bidding by buyer }
  let sold = choose sale by seller seeing car = car, bid = bid
  if sold == keep { end }
  if payer == refuser {
    let answered = choose answer by buyer seeing sold
    if answered == refuse { end }
  }
  let named = first kind in Car where sold == say(kind) else car
  var paid =
    if sold == deferred then deposit
    else if contract == cheap-talk then prices[named]
    else if payer == bidder then bid
    else price
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
  gain enjoyed(felt - reserve[car]) - paid by seller
  if payer != designer { gain value[car] by buyer }
  note surplus value[car] - reserve[car]
  note trade 1
  note buyer-surplus value[car] - paid
  if reliability[car] == min(reliability) { note lemon-sold 1 }
}
