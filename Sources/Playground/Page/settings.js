// All controls of a case: parameters of the mechanism, population, length, luck, and how agents meet and spread.

const evolutionRules = ["imitation", "replicator", "moran", "pairwise-comparison", "birth-death"];

class Controls {
  // `change(case, field)` is told of another case; a field is named while a slider moves along it.
  constructor(app, change) {
    this.app = app;
    this.change = change;
    this.place = element("div", { class: "controls" });
    this.shape = null;
  }

  // Shows a case. What is the same in kind stays where it is, so that a slider can be moved on.
  sync(played, opened) {
    this.played = played;
    const { setup } = played;
    const shape = canonical([language, played.entry,
      opened.knobs.map(({ name, kind, low, high, choices }) => [name, kind, low, high, choices]), opened.roles,
      opened.isRepeated,
      setup.population.map(({ name, agent }) => [name, agent]), typeof setup.matching, (setup.matching || {}).network,
        !!setup.evolution,
      setup.repeat && Object.keys(setup.repeat)]);
    if (shape !== this.shape) {
      this.shape = shape;
      const open = new Set([...this.place.querySelectorAll("details[open]")].map((details) => details.firstChild.textContent));
      this.setters = [];
      refill(this.place, this.parameters(opened), this.population(opened), this.length(), this.more(opened));
      for (const details of this.place.querySelectorAll("details")) if (open.has(details.firstChild.textContent)) details.open = true;
    }
    for (const set of this.setters) set(setup);
  }

  set(fields, field) { this.change(changed(this.played, fields), field); }

  // A control of one field; `read` finds its value in a setup.
  keep(control, read) {
    this.setters.push((setup) => {
      const value = read(setup);
      if (value !== undefined) control.set(value);
    });
    return control.place;
  }

  parameters(opened) {
    const { setup } = this.played;
    if (!opened.knobs.length) return null;
    const presets = (entryOf(this.played.entry) || { presets: [] }).presets.map((preset) => preset.setup.parameters);
    const varies = (knob) => new Set(presets.map((parameters) => canonical(parameters[knob.name]))).size > 1;
    const varied = opened.knobs.filter(varies);
    const first = varied.length ? varied : opened.knobs.slice(0, 6);
    const make = (knob) => this.keep(knobControl(knob, setup.parameters[knob.name], `knob-${knob.name}`, (value) =>
      this.set({ parameters: { ...this.played.setup.parameters, [knob.name]: value } }, `knob-${knob.name}`)),
        (now) => now.parameters[knob.name] ?? knob.value);
    const rest = opened.knobs.filter((knob) => !first.includes(knob));
    return element("section", {}, element("h3", {}, word("controls.rules")), first.map(make),
      rest.length > 0 && element("details", {},
        element("summary", {}, word("controls.rules.more", { count: rest.length })), rest.map(make)));
  }

  population(opened) {
    const { population } = this.played.setup;
    const controls = populationControls({ population, opened, catalogue: this.app.catalogue },
      (field, groups) => this.set({ population: groups }, field));
    return element("section", {}, element("h3", {}, word("controls.population")),
      this.keep(controls, (setup) => setup.population));
  }

  length() {
    const { setup } = this.played;
    const number = (name, low, high, isWhole, usual,
      isBare) => this.keep(numberControl({ at: name, label: word(`setting.${name}`), help: word(`setting.${name}.help`),
      low, high, isWhole, isBare, value: setup[name] ?? usual, usual: setup[name] ?? usual },
      (value) => this.set({ [name]: value }, name)), (now) => now[name] ?? usual);
    this.number = number;
    return element("section", {}, element("h3", {}, word("controls.run")), number("rounds", 1, 100000, true, 1000),
      number("seed", 0, Number.MAX_SAFE_INTEGER, true, 1, true));
  }

  more(opened) {
    const { setup } = this.played;
    const names = Object.fromEntries(["random", "fixed", "round-robin", "ring", "lattice", "regular", "none", "rounds",
      "continuation", ...evolutionRules].map((name) => [name, word(`choice.${name}`)]));
    const meet = (setup.matching || {}).network || setup.matching || "random";
    const matching = choiceControl({ at: "matching", label: word("setting.matching"),
      help: word("setting.matching.help"), choices: ["random", "fixed", "round-robin", "ring", "lattice", "regular"],
      value: meet, names },
      (choice) => this.set({ matching: ["ring", "regular"].includes(choice) ? { network: choice, degree: 4 }
        : choice === "lattice" ? { network: choice } : choice }, null));
    const parts = [this.number("blocks", 1, 500, true, 50), this.number("window", 0, 1, false, 0.5),
      this.keep(matching, (now) => (now.matching || {}).network || now.matching || "random")];
    if ((setup.matching || {}).degree) parts.push(this.within("matching", "degree", 1, 100, true));
    if (!opened.isRepeated || setup.repeat) {
      const kind = setup.repeat ? ("continuation" in setup.repeat ? "continuation" : "rounds") : "none";
      parts.push(choiceControl({ at: "repeat", label: word("setting.repeat"), help: word("setting.repeat.help"),
        choices: ["none", "rounds", "continuation"], value: kind, names },
        (choice) => this.set({ repeat: choice === "none" ? undefined : choice === "rounds" ? { rounds: 10 }
          : { continuation: 0.9 } }, null)).place);
      if (kind === "rounds") parts.push(this.within("repeat", "rounds", 1, 200, true));
      if (kind === "continuation") parts.push(this.within("repeat", "continuation", 0, 0.99, false));
    }
    const { evolution } = setup;
    parts.push(this.keep(choiceControl({ at: "evolution", label: word("setting.evolution"),
      help: word("setting.evolution.help"), choices: ["none", ...evolutionRules],
      value: evolution ? evolution.rule : "none", names },
      (rule) => this.set({ evolution: rule === "none" ? undefined
        : { generation: 10, intensity: 1, mutation: 0.01, inheritsMind: false, ...this.played.setup.evolution, rule } },
        null)), (now) => now.evolution ? now.evolution.rule : "none"));
    if (evolution) parts.push(this.within("evolution", "generation", 1, 1000, true),
      this.within("evolution", "intensity", 0, 1000, false), this.within("evolution", "mutation", 0, 1, false));
    return element("details", {}, element("summary", {}, word("controls.more")), parts);
  }

  // A number within a field that has several.
  within(outer, name, low, high, isWhole) {
    const key = `setting.${outer}.${name}`;
    return this.keep(numberControl({ at: `${outer}-${name}`, label: word(key), low, high, isWhole,
      value: this.played.setup[outer][name] ?? low },
      (value) => this.set({ [outer]: { ...this.played.setup[outer], [name]: value } }, `${outer}-${name}`)),
        (setup) => (setup[outer] || {})[name]);
  }
}
