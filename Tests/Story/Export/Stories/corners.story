mechanism corners "What a story can say, in one game."
source "Ours: a game of no interest, in which every form of the language stands that no twin needs."

# Voters rate a plan that
# nobody has seen in whole.

# How many there are; the last one counts twice.
parameter voters = 2 in whole 1...3 voters  "How many vote."
parameter quorum = 1 in 0...9 votes         "How many votes make a plan."
parameter open = true                       "Whether a chair sees the votes."
parameter tone = mild of mild, sharp        "How the chair speaks."
parameter doubt = 0.25 in 0...2 share       "How unsure nature is."

let half = quorum / 2
let weight = if tone == mild then half + 1 else -half
require half >= 0 and not (open and tone == sharp and doubt > 1)
  else "a sharp chair needs less doubt than {doubt}; half is {half}, the tone {tone}, open {open}"

set Vote = yes "aye": "For it.", blank: "Neither." if open, no "nay": "Against it."
set Load = light: "Little.", middle: "Some.", heavy: "Much."
grid Marks from 0 to 1 step 0.5 else "the marks do not end at 1"

role chair if open       "Speaks last."
role voter seats voters  "Rates the plan."
role clerk               "Writes it down."

decision vote by voter = Vote    "What to say of the plan."
  sees load: Load except middle
  wishes if load == light then yes else no
decision speak by chair =
  praise: "Says that it is good.",
  default: "Says what is always said."
  if open "What to say at the end."
  sees mark: Marks
  sees clear: truth
  wishes if clear then praise else default
decision write by clerk = Marks  "Which mark to write down."
  sees load: Load? except light
  wishes last(Marks)

measure spread in 0...9 marks                         "How far the marks lie apart."
measure talk in 0...abs(weight) words if open         "How much the chair has said."
measure ayes in 0...seats(voter) + count(Load) votes  "How many voted for it."
goal ayes

function worth(v: Vote) = switch v {
  yes: 1 / (1 + doubt)
  blank: 0.5
  no: 0
}
function ratio(m: Marks, n: number) = if n == 0 then 0 else m / n
function reply(strict: truth) = if strict then no else yes

part log(m: Marks, times: number) {
  if times == 0 { end }
  note spread ratio(m, times) / 9
  gain max(m, 0.25, times / 10) by clerk
}

story {
  draw load: Load "the load" from { light: 2, middle: 0, heavy: 1 + doubt }
  if load == middle { end }
  together i in voter {
    let said = choose vote by i seeing load
    let answer: Vote = reply(load == heavy)
    let right = said != answer
    if right { gain worth(said) by i }
  }
  var total = 0
  for i in voter where said[i] == yes {
    set total = total + (if right[i] then 1 else 2)
    note ayes 1
  }
  for k in 1...3 where k > 1 { gain k * 0.1 by each voter }
  for l in Load {
    if l == load { transfer 0.5 from clerk to each voter }
  }
  let hidden = chance "the load is hidden" min(doubt, 1)
  var seen: Load? = load
  if hidden { set seen = none }
  if load != light or hidden {
    let wrote = choose write by clerk seeing seen
    log(wrote, total)
    if open {
      let spoke = choose speak by chair seeing mark = wrote, clear = wrote > 0.5
      if spoke == praise {
        note talk abs(weight)
      } else if wrote == first(Marks) {
        transfer 0.1 from treasury to chair
      } else {
        transfer quorum / (total + 1) from chair or treasury to clerk
      }
    }
  } else if all-equal(said) {
    gain 0.7 by clerk
  }
}
