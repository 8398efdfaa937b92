// The three numbers and three sentences about them, made from a run and what theory says.

// Shares of what is at stake that count as agreement, as in the arena's verdicts.
const agreement = 0.05;

function threeNumbers(run, theory, index, isCovered) {
  const terms = theoryOf(theory, index);
  const emergent = run.emergent(index);
  const unit = (terms && terms.unit) || "";
  const best = terms ? figure(terms.best) + (terms.source && terms.source !== "tree" ? "*" : "") : "–";
  const predicted = predictedWords(terms) || "–";
  const card = (ink, key, value, help, exact) => element("div", { class: `number-card ${ink}-card` },
    element("dt", {}, word(key)), element("dd", {}, element("strong", { "data-value": exact }, value), " ",
      unit && value !== "–" && english(unit)),
    element("dd", { class: "quiet" }, help));
  return element("dl", { class: "numbers" },
    card("best", "number.best", isCovered ? "?" : best, word("number.best.help")),
    card("predicted", "number.predicted", isCovered ? "?" : predicted, predicted === "–" && !isCovered && theory
      ? english(whyUnknown(theory))
        : [word("number.predicted.help"), theory && theory.concept && !isCovered ? [" (", english(theory.concept),
        theory.answers > 1 ? word("number.answers", { count: figure(theory.answers) }) : "", ")"] : null]),
    card("emergent", "number.emergent", isCovered || emergent === null ? "?" : figure(emergent),
      word(run.isDone || isCovered ? "number.emergent.help" : "number.emergent.sofar"), isCovered ? null : emergent));
}

// Whether all do best to do what the designer wishes; if not, the episode that shows it.
function wishTold(theory) {
  if (!theory || !theory.wish) return null;
  const { holds, gain, story } = theory.wish;
  if (holds) return element("p", {}, word("wish.holds"));
  return element("details", {}, element("summary", {}, word("wish.fails", { gain: figure(gain) })),
    element("ol", {}, (story || []).map((line) => element("li", {}, english(line)))));
}

// Why theory predicts nothing, as far as it says so.
const whyUnknown = (theory) => theory.unknown || theory.obstacle || theory.status || word("theory.unknown");

// Where a value lies between the worst and the best: 1 is the best.
function alignmentOf(terms, value) {
  const reach = terms.best - terms.worst;
  return Number.isFinite(reach) && reach !== 0 ? (value - terms.worst) / reach : null;
}

function verdict(terms, value) {
  const ends = span(terms.predicted);
  if (!ends) return "unknown";
  const stake = Math.abs(terms.best - terms.worst) || 1;
  const slack = agreement * (Number.isFinite(stake) ? stake : Math.abs(value) || 1);
  const isMore = value > ends[1] + slack;
  if (isMore || value < ends[0] - slack) return isMore === terms.best >= terms.worst ? "better" : "worse";
  return terms.isBound ? "bounds" : ends[1] - ends[0] > slack ? "among" : "inside";
}

// The action that is taken most in the situation where play is most of one mind.
function habit(run) {
  const block = run.blocks.at(-1);
  if (!block || !block.play) return null;
  let found = null;
  for (const situation of situations(run.opened))
    for (let index = 0; index < situation.count; index++) {
      const share = block.play[situation.first + index];
      if (Number.isFinite(share) && (!found || share > found.share)) found = { share, situation,
        action: (situation.decision.actions[index] || { name: "–" }).name };
    }
  return found;
}

function threeSentences(run, theory, index) {
  if (!run.blocks.length) return [];
  const { population, rounds } = run.played.setup;
  const count = population.reduce((sum, group) => sum + group.count, 0);
  const played = run.blocks.at(-1).last + 1;
  const sentences = [word(run.isDone ? "telling.done" : "telling.running", {
    agents: figure(count, 9), rounds: figure(rounds, 9), played: figure(Math.min(played, rounds), 9),
    kinds: [...new Set(population.map((group) => group.agent))].join(", ") })];
  const value = run.emergent(index);
  const terms = theoryOf(theory, index);
  const name = welfareName(run.welfare[index]);
  if (value !== null && terms && Number.isFinite(terms.best) && Number.isFinite(terms.worst)) {
    const reached = alignmentOf(terms, value);
    sentences.push(word(reached === null ? "telling.value" : "telling.reach", {
      name, value: figure(value), best: figure(terms.best), worst: figure(terms.worst),
        share: reached === null ? "" : percent(reached) }));
    sentences.push(word(`telling.${verdict(terms, value)}`, {
      predicted: predictedWords(terms), value: figure(value), concept: theory.concept || "",
      reason: whyUnknown(theory) }));
  } else if (value !== null) {
    sentences.push(word("telling.value", { name, value: figure(value) }));
    sentences.push(word("telling.unknown", { reason: theory ? whyUnknown(theory) : "" }));
  }
  const most = habit(run);
  if (most) {
    const where = most.situation.sees ? `${most.situation.decision.name} (${most.situation.sees})`
      : most.situation.decision.name;
    sentences[0] += ` ${word("telling.habit", { where, action: most.action, share: percent(most.share) })}`;
  }
  return sentences;
}
