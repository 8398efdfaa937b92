mechanism first-price-auction "The highest bidder wins and pays its own bid."
source "W. Vickrey, Counterspeculation, Auctions, and Competitive Sealed Tenders, Journal of Finance 16(1), 1961; R. B. Myerson, Optimal Auction Design, Mathematics of Operations Research 6(1), 1981."

parameter bidders = 2 in whole 1...8 bidders  "How many bid."
parameter values = 4 in whole 2...101 values  "How many values, from 0 to top."
parameter top = 3 in 0.001...1e6 money        "The greatest value."
parameter fineness = 1 in whole 1...50 bids   "Bids for each step between values."
parameter reserve = 0 in 0...1e6 money        "The least valid bid."
let bids = (values - 1) * fineness + 1
require bids <= 256 else "values and fineness make more than 256 bids"
require reserve <= top else "the reserve exceeds the greatest value, so nothing would ever be sold"

# Values are evenly spaced, and so are bids, among which is every value.
grid Value from 0 to top step top / (values - 1) else "the values are even"
grid Bid from 0 to top step top / (bids - 1) else "the bids are even"
grid Rank from 1 to bidders step 1 else "a rank is a whole number"
function money(bid: Bid) = index(bid) * top / (bids - 1)
function worth(value: Value) = index(value) * fineness * top / (bids - 1)

role bidder seats bidders  "Knows what the item is worth to it; gains that if it wins, less what it pays."
decision bid by bidder = Bid
  "How much to bid; the highest bid wins and is paid, unless it is below the reserve."
  sees value: Value
  wishes first b in Bid where index(b) == index(value) * fineness else last(Bid)

let greatest = worth(last(Value))
measure revenue in 0...greatest money  "What the bidders pay."
measure surplus in 0...greatest money  "The winner's value of the item."
measure efficient in 0...1 sales       "Whether a bidder of the highest value won."
goal surplus

part sell(winner: bidder, price: number, value: Value, best: number) {
  transfer price from winner
  note revenue price
  gain worth(value) by winner
  note surplus worth(value)
  if index(value) == best { note efficient 1 }
}

story {
  var drawn: Value per bidder = first(Value)
  for i in bidder {
    draw value: Value "a bidder's value"
    set drawn[i] = value
  }
  together i in bidder { let said = choose bid by i seeing drawn[i] }
  let highest = max(for i in bidder: index(said[i]))
  let best = max(for i in bidder: index(drawn[i]))
  let ties = count(for i in bidder: index(said[i]) == highest)
  let price = highest * top / (bids - 1)
  if price < reserve { end }
  var ahead = 0
  if ties > 1 {
    draw rank: Rank "the draw among equal bids" from for r in Rank: if r <= ties then 1 else 0
    set ahead = index(rank)
  }
  for i in bidder {
    if index(said[i]) == highest {
      if ahead == 0 { sell(i, price, drawn[i], best) }
      set ahead = ahead - 1
    }
  }
}
