// What theory says of a case: what was worked out before where the case is a preset, else by a second engine, so
// that the run goes on meanwhile.

// Milliseconds that theory may take.
const thinkingTime = 8000;

class Theory {
  constructor(engine) {
    this.engine = engine;
    this.known = new Map();
  }

  // The answer for a case; `{ unknown: a sentence }` if there is none; null if another case was asked for meanwhile.
  async of(played, welfare) {
    const preset = presetOf(played);
    if (preset && preset.theory) return preset.theory;
    const key = question(played);
    this.wanted = key;
    if (this.known.has(key)) return this.known.get(key);
    this.engine.hurry();
    let isLate = false;
    const alarm = setTimeout(() => { isLate = true; this.engine.restart(); }, thinkingTime);
    try {
      const opened = await this.engine.open(openRequest(played));
      if (opened.complaints || this.wanted !== key) return null;
      const { concept, budget, population, matching } = played.setup;
      const answer = await this.engine.ask({ ask: "theory", welfare, concept, budget, population, matching });
      if (this.known.size > 100) this.known.clear();
      this.known.set(key, answer);
      return this.wanted === key ? answer : null;
    } catch (error) {
      if (isLate) return { unknown: word("theory.late", { seconds: figure(thinkingTime / 1000) }) };
      return error.isGivenUp || this.wanted !== key ? null : { unknown: error.message };
    } finally {
      clearTimeout(alarm);
    }
  }
}

// What theory says of one welfare; null where it says nothing.
const theoryOf = (theory, index) => (theory && theory.welfare && theory.welfare[index]) || null;
