mechanism chicken "Each wants the other to yield; both lose most when neither does."
source "A. Rapoport, A. M. Chammah, The Game of Chicken, American Behavioral Scientist 10(3), 1966, pp. 10-28."

parameter win = 4 in -1e6...1e6 utility    "The payoff of going straight if the other swerves."
parameter tie = 3 in -1e6...1e6 utility    "The payoff of each if both swerve."
parameter lose = 1 in -1e6...1e6 utility   "The payoff of swerving if the other goes straight."
parameter crash = 0 in -1e6...1e6 utility  "The payoff of each if nobody swerves."
require win > tie and tie > lose and lose > crash else "chicken needs win > tie > lose > crash"

# Both should swerve, where that is best for the pair.
let is-best = 2 * tie >= win + lose

role driver seats 2  "Drives at the other driver."
decision move by driver =
  swerve: "Yields: ties if the other swerves too, and loses if it goes straight.",
  straight: "Does not yield: wins if the other swerves, and crashes if it does not."
  "Whether to swerve, without knowing what the other does."
  wishes swerve if is-best

story {
  together i in driver { let moved = choose move by i }
  for i in driver {
    gain if moved[i] == swerve then (if moved[other(i)] == swerve then tie else lose)
         else (if moved[other(i)] == swerve then win else crash) by i
  }
}
