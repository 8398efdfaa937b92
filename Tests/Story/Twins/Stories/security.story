mechanism three-targets "One inspector guards three targets against an attacker who knows the schedule."
source "C. Kiekintveld et al., AAMAS 2009"

set Target = bio: "Weapons of biology.", cyber: "Attacks on computers.", chem: "Weapons of chemistry."
parameter guard = player of player, rates   "Whether a player covers targets, or public rates do."
parameter coverage per Target = 0.5, 0.3, 0.2 in 0...1 probability  "How often each target is covered."
parameter loss per Target = 10, 6, 4 in 0...1000 utility  "Harm of an attack on it, uncovered."
parameter loot per Target = 8, 6, 5 in 0...1000 utility  "Worth to the attacker, uncovered."
parameter sentence = 3 in 0...1000 utility  "What being caught costs the attacker."

require sum(coverage) <= 1 + 1e-9 else "one inspector covers 1 in all, and coverage sums to {sum(coverage)}"

role defender commits if guard == player  "Mixes over targets; its mixture is public first."
role attacker                             "Knows the mixture, not what is covered today."
decision cover by defender = Target if guard == player  "Which target to cover."
decision attack by attacker = Target                    "Which target to attack."
measure harm in 0...max(loss) utility  "What got through."
measure caught in 0...1 attacks        "Whether the attack met the inspector."
goal least harm

part settle(target: Target, hit: truth) {
  if hit {
    gain -sentence by attacker
    note caught 1
    end
  }
  gain loot[target] by attacker
  note harm loss[target]
  if guard == player { gain -loss[target] by defender }
}

story {
  if guard == player {
    together {
      let covered = choose cover by defender
      let target = choose attack by attacker
    }
    settle(target, covered == target)
  } else {
    let target = choose attack by attacker
    let hit = chance "the target is covered" coverage[target]
    settle(target, hit)
  }
}
