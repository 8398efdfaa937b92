mechanism whistleblowing "An employee who sees a sign of danger may report it, and the lab may strike back."
source "P. Buccirossi, G. Immordino, G. Spagnolo, Whistleblower rewards, false reports, and corporate fraud, European Journal of Law and Economics 51(3), 2021, pp. 411-431."

# A lab's system is dangerous now and then. An employee sees a sign of it, which may mislead, and may
# report. The lab may strike back at a report, which frightens the next one; protection undoes that and
# makes the lab pay for it. A review then upholds the report or rejects it, and errs too. If it upholds,
# the system is stopped and the report earns a reward; if it rejects, the report costs a penalty. Too
# small a reward leaves everybody silent, too large a one pays for reports without a sign.

parameter prior = 0.2 in 0...1 probability       "How often the system is dangerous."
parameter keen = 0.9 in 0...1 probability        "How often a danger shows a sign."
parameter stray = 0.1 in 0...1 probability       "How often a harmless system shows one."
parameter accuracy = 0.9 in 0.5...1 probability  "How often the review is right."
parameter reward = 2 in 0...1000 money           "What a report earns that is upheld."
parameter penalty = 1 in 0...1000 money          "What a report costs that is rejected."
parameter protection = 0.5 in 0...1 probability  "How often the lab is kept from striking back."
parameter reprisal = 4 in 0...1000 utility       "What the employee suffers if the lab strikes back."
parameter fear = 1 in 0...1000 utility           "What it is worth to the lab that the next one fears it."
parameter damages = 2 in 0...1000 money          "What the lab pays if it is kept from striking back."

set System = harmless, dangerous
set Sign = calm: "Nothing looks wrong.", alarm: "Something looks wrong."
role employee  "Sees the sign, not the system."
role lab       "Wants no reports."

decision speak by employee =
  silent: "Says nothing.",
  report: "Reports a danger to the review."
  "Whether to report."
  sees sign: Sign
  wishes if sign == alarm then report else silent
decision respond by lab =
  accept: "Leaves the employee alone.",
  strike: "Strikes back at the employee."
  "What to do about a report."
  wishes accept

measure right in 0...1 systems      "Whether danger was stopped and the harmless went on."
measure unfounded in 0...1 reports  "Whether a harmless system was reported."
measure struck in 0...1 employees   "Whether the lab hurt the employee."
goal right

story {
  draw system: System "the system" from { harmless: 1 - prior, dangerous: prior }
  let alarmed = chance "there is a sign" if system == dangerous then keen else stray
  let said = choose speak by employee seeing if alarmed then alarm else calm
  if said == silent {
    note right if system == harmless then 1 else 0
    end
  }
  if system == harmless { note unfounded 1 }
  let answer = choose respond by lab
  if answer == strike {
    let kept = chance "the employee is protected" protection
    if kept {
      transfer damages from lab
    } else {
      gain fear by lab
      gain -reprisal by employee
      note struck 1
    }
  }
  let correct = chance "the review is right" accuracy
  if correct == (system == dangerous) { transfer reward to employee } else { transfer penalty from employee }
  if correct { note right 1 }
}
