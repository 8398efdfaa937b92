mechanism scarce-capacity
  "A resource takes only a few of those who want it, and each decides alone whether to go."
source "N. F. Johnson, Increasing intelligence in AI agents can worsen collective outcomes, 2026, arXiv:2603.12129, after W. B. Arthur, Inductive Reasoning and Bounded Rationality, American Economic Review 84(2), 1994, pp. 406-411."

# Agents want a resource, such as a charger, a channel or a lane, that takes only so many. Each decides
# by itself whether to go. If more go than it takes, it is overloaded and nobody is served. Any set of
# agents that just fills it is an equilibrium, but nothing says which; an agent that learns what served
# it, as all others do, may crowd where it was empty.

parameter agents = 5 in whole 2...9 agents    "How many want the resource."
parameter capacity = 2 in whole 1...9 agents  "How many it takes."
parameter prize = 1 in 0.001...1000 utility   "What it is worth to be served."
parameter loss = 1 in 0...1000 utility        "What it costs to go and not be served."

require capacity < agents
  else "a resource is scarce if it takes fewer than all {agents} agents, and it takes {capacity}"

role agent seats agents  "Wants the resource, and does not see who else goes."
decision go by agent =
  wait: "Does without.",
  go: "Tries to use it."
  "Whether to go."
measure served in 0...capacity agents  "How many are served."
measure overload in 0...1 overloads    "Whether more go than it takes."
goal served

story {
  together i in agent { let chosen = choose go by i }
  var many = 0
  for i in agent where chosen[i] == go { set many = many + 1 }
  if many > capacity { note overload 1 } else { note served many }
  for i in agent where chosen[i] == go { gain if many > capacity then -loss else prize by i }
}
