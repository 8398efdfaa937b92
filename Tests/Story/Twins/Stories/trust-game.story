mechanism trust-game "Investing pays both if the trustee shares, which it would rather not."
source "J. Berg, J. Dickhaut, K. McCabe, Trust, Reciprocity, and Social History, Games and Economic Behavior 10(1), 1995, pp. 122-142."

parameter endowment = 4 in -1e6...1e6 utility          "What each begins with."
parameter pool = 20 in -1e6...1e6 utility              "What a trustee holds if trusted."
parameter returned "share" = 10 in -1e6...1e6 utility  "What a trustee who gives returns of the pool."
parameter gift = 2 in -1e6...1e6 utility               "What a trustee who gives hands over if not trusted."
require endowment > 0 and gift >= 0 and returned > endowment and pool - returned > endowment
  else "a trust game needs endowment > 0, gift >= 0, share > endowment and pool - share > endowment"

role investor  "May hand what it has to the trustee, where it grows."
role trustee   "Decides what to return if the investor trusts it."
decision invest by investor =
  give: "Hands its endowment to the trustee, who then holds the pool.",
  keep: "Keeps its endowment."
  "Whether to invest, without knowing whether the trustee shares."
  wishes give
decision share by trustee =
  give: "Returns the share of the pool, or hands over the gift if nothing was invested.",
  keep: "Keeps all that it holds."
  "Whether to share, without knowing whether anything was invested."
  wishes give

story {
  together {
    let invested = choose invest by investor
    let shared = choose share by trustee
  }
  let gives = shared == give
  if invested == give {
    gain if gives then returned else 0 by investor
    gain if gives then pool - returned else pool by trustee
  } else {
    gain if gives then endowment + gift else endowment by investor
    gain if gives then endowment - gift else endowment by trustee
  }
}
