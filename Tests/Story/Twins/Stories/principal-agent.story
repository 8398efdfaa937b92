mechanism principal-agent "A bonus for success must pay for effort that nobody sees."
source "J.-J. Laffont, D. Martimort, The Theory of Incentives, Princeton, 2002, section 4.3; B. Holmström, Moral Hazard and Observability, Bell Journal of Economics 10(1), 1979, pp. 74-91."

parameter output = 10 in 0...1e6 money             "What a success is worth."
parameter high-success = 0.8 in 0...1 probability  "How likely effort succeeds."
parameter low-success = 0.4 in 0...1 probability   "How likely no effort succeeds."
parameter effort-cost = 1 in 0...1e6 utility       "What effort costs."
parameter top-bonus = 5 in 0.001...1e6 money       "The greatest bonus."
parameter bonuses = 11 in whole 2...1001 bonuses   "How many bonuses, from 0."
parameter observed = false                         "Whether the bonus is for effort, which is seen."
require high-success > low-success else "effort must make success more likely"

grid Bonus from 0 to top-bonus step top-bonus / (bonuses - 1) else "the bonuses are even"
function money(bonus: Bonus) = index(bonus) * top-bonus / (bonuses - 1)

# Effort is efficient if it adds more than it costs; the least bonus that pays for it is wished.
let is-efficient = (high-success - low-success) * output >= effort-cost
let leverage = if observed then 1 else high-success - low-success

role principal commits  "Gains the output of a success, less the bonus if it is earned."
role agent              "Gains the bonus if it is earned, less the cost of its effort."
decision offer "bonus" by principal = Bonus  "What to pay for success, or for effort if it is seen."
  wishes if not is-efficient then first(Bonus)
         else first b in Bonus where money(b) * leverage >= effort-cost * (1 - 1e-12)
         else last(Bonus)
decision work "effort" by agent =
  low: "Costs the agent nothing, and makes success less likely.",
  high: "Costs the agent something, and makes success more likely."
  "How much to work."
  sees bonus: Bonus
  wishes if is-efficient then high else low

measure surplus in -effort-cost...output money           "Output less the cost of effort."
measure effort in 0...1 efforts                          "Whether the agent made an effort."
measure wage in 0...money(last(Bonus)) money             "The bonus that was paid."
measure rent in -effort-cost...money(last(Bonus)) money  "The wage less what effort cost."
goal surplus

story {
  let bonus = choose offer by principal
  let worked = choose work by agent seeing bonus
  if worked == high {
    gain -effort-cost by agent
    note surplus -effort-cost
    note effort 1
    note rent -effort-cost
  }
  let succeeds = chance "success" if worked == high then high-success else low-success
  if succeeds {
    gain output by principal
    note surplus output
  }
  if (observed and worked == high) or (not observed and succeeds) {
    transfer money(bonus) from principal to agent
    note wage money(bonus)
    note rent money(bonus)
  }
}
