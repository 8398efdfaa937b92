mechanism posted-price-trade "Buyer and seller may trade at a price that neither can move."
source "K. M. Hagerty, W. P. Rogerson, Robust Trading Mechanisms, Journal of Economic Theory 42(1), 1987, pp. 94-107."

parameter values = 4 in whole 2...101 values  "How many values, from 0 to top."
parameter top = 3 in 0.001...1e6 money        "The greatest value."
parameter price = 1.5 in 0...1e6 money        "The price."
require price <= top else "the price exceeds the greatest value, so nobody would ever want to buy"

grid Worth from 0 to top step top / (values - 1) else "the values are even"
function money(worth: Worth) = index(worth) * top / (values - 1)

role buyer   "Knows what the item is worth to it, and gains that less what it pays."
role seller  "Knows what the item costs it, and gains what it is paid less that."
decision purchase by buyer =
  refuse: "Prevents the trade; nothing is paid.",
  agree: "Buys at the price if the seller agrees."
  "Whether to buy at the posted price."
  sees value: Worth
  wishes if money(value) >= price then agree else refuse
decision sale by seller =
  refuse: "Prevents the trade; nothing is paid.",
  agree: "Sells at the price if the buyer agrees."
  "Whether to sell at the posted price."
  sees cost: Worth
  wishes if money(cost) <= price then agree else refuse

let highest = money(last(Worth))
measure surplus in -highest...highest money  "Value less cost of a traded item."
measure trade in 0...1 items                 "Whether the item was traded."
measure deficit in -highest...highest money  "What the seller gets less what the buyer pays."
goal surplus
balanced

story {
  draw value: Worth "the buyer's value"
  draw cost: Worth "the seller's cost"
  together {
    let bought = choose purchase by buyer seeing value
    let sold = choose sale by seller seeing cost
  }
  if bought == agree and sold == agree {
    transfer price from buyer to seller
    gain money(value) by buyer
    gain -money(cost) by seller
    note surplus money(value) - money(cost)
    note trade 1
    note deficit 0
  }
}
