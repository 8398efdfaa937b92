// The view for trying things out: presets, controls and a stage; with an editor where the reader writes the rules.

class Explore {
  constructor(app, isWriting) {
    Object.assign(this, { app, isWriting });
    this.head = element("div", { class: "head" });
    this.stage = new Stage({ run: app.run, theory: app.theory, onopened: (opened) => this.opened(opened),
      onguess: () => app.guessed.add(question(this.history.now)),
        onstate: (kind) => { if (kind === "complaints" && this.editor) this.editor.complain(app.run.complaints); } });
    this.controls = new Controls(app, (played, field) => this.change(played, field));
    this.presets = element("div", { class: "presets", role: "group", "aria-label": word("presets.name") });
    this.side = element("div", { class: "side" }, this.controls.place,
      shareButtons(() => ({ played: this.history.now, seed: app.run.seed ?? this.history.now.setup.seed }),
        () => this.state()));
    this.place = element("div", {}, this.head, element("div", { class: "desk" }, this.stage.place, this.side));
  }

  get history() { return this.isWriting ? this.app.writing : this.app.exploring; }

  state() {
    const { entry, story, setup } = this.history.now;
    return { ...(story === undefined ? { entry } : { story }),
      setup: { ...setup, seed: this.app.run.seed ?? setup.seed }, view: this.isWriting ? "write" : "explore", language,
      speed: this.app.run.speed };
  }

  start() {
    this.drawHead();
    const { now } = this.history;
    const preset = presetOf(now);
    this.stage.load(now, { guess: (preset || this.app.hides) && !this.app.guessed.has(question(now)) ? undefined : null,
      isForced: this.app.hides });
  }

  // What the rules offer is known.
  opened(opened) {
    this.known = opened;
    // Who can play may not be known yet.
    this.app.listed.then(() => { if (this.known === opened) this.controls.sync(this.history.now, opened); }, () => {});
  }

  drawHead() {
    const { now } = this.history;
    const entry = entryOf(now.entry);
    if (this.isWriting) {
      this.editor = new Editor(now.story,
        { changed: (text) => this.rewrite(text),
        format: (story) => this.app.checker.ask({ ask: "format",
        story }).catch((error) => ({ complaints: [{ line: 1, column: 1, sentence: error.message }] })) });
      const examples = data.entries.filter((other) => other.story);
      const control = examples.length > 0
        && choiceControl({ at: "examples", label: word("editor.examples"),
        choices: ["", ...examples.map(({ key }) => key)], value: "",
        names: { "": word("editor.choose"),
          ...Object.fromEntries(examples.map((one) => [one.key, titleOfEntry(one)])) } },
          (key) => { if (key) { this.editor.set(entryOf(key).story); this.rewrite(entryOf(key).story); } });
      refill(this.head, element("h2", {}, word("view.write")), element("p", {}, word("editor.intro")),
        control && control.place, this.editor.place, this.undoButtons());
    } else {
      const choice = data.entries.length > 1
        && choiceControl({ at: "entry", label: word("entry.choose"), choices: data.entries.map(({ key }) => key),
        value: now.entry,
        names: Object.fromEntries(data.entries.map((one) => [one.key, titleOfEntry(one)])) },
          (key) => this.choose(entryOf(key)));
      refill(this.head, element("h2", {}, titleOf(now)), choice && choice.place,
        entry && entry.summary && element("p", {}, english(entry.summary)),
        element("div", { class: "row" }, this.presets, this.undoButtons(),
          entry && entry.story && button("entry.edit", () => this.app.write(entry.story, now.setup))));
    }
    this.drawPresets();
  }

  undoButtons() {
    return element("div", { class: "row undo" }, button("undo", () => this.move("undo")),
      button("redo", () => this.move("redo")));
  }

  drawPresets() {
    const entry = this.isWriting ? null : entryOf(this.history.now.entry);
    if (!entry) return;
    const chosen = presetOf(this.history.now);
    refill(this.presets, entry.presets.map((preset, index) => element("button",
      { type: "button", "data-at": `preset-${index}`, "aria-pressed": String(preset === chosen),
      onclick: () => this.take(presetCase(entry, preset)) }, element("span", { class: "ordinal" }, String(index + 1)),
        " ", presetName(entry, preset))));
  }

  choose(entry) {
    if (!entry.presets.length) return;
    this.take(presetCase(entry, entry.presets[0]));
    this.drawHead();
  }

  // Another preset: the reader predicts first.
  take(played) {
    this.history.add(played);
    this.stage.index = 0;
    this.stage.load(played, { guess: this.app.guessed.has(question(played)) ? null : undefined,
      isForced: this.app.hides });
    this.drawPresets();
  }

  change(played, field) {
    this.history.add(played, field);
    this.controls.sync(played, this.known);
    this.reload(played);
    announce(word("changed"));
  }

  reload(played) {
    this.drawPresets();
    // Whoever is still to guess keeps the question, now about the changed setup.
    this.stage.load(played, { guess: this.stage.isCovered ? undefined : null, isForced: this.app.hides });
  }

  move(direction) {
    const before = this.history.now;
    if (!this.history[direction]()) return announce(word(`${direction}.none`));
    const { now } = this.history;
    if (this.isWriting) this.editor.set(now.story);
    if (before.entry !== now.entry) this.drawHead();
    this.reload(now);
    announce(word(`${direction}.done`));
  }

  // Another text: it is checked aside, and what played before plays on until it holds.
  async rewrite(story) {
    const text = this.latest = story;
    this.app.checker.hurry();
    try {
      const opened = await this.app.checker.open({ ask: "open", story });
      if (this.latest !== text) return;
      this.editor.complain(opened.complaints || []);
      if (opened.complaints) return;
      const { now } = this.history;
      const setup = this.known ? refitted(now.setup, this.known, opened, this.app.catalogue)
        : firstSetup(opened, this.app.catalogue);
      const played = { story, setup };
      this.history.add(played, "story");
      this.known = opened;
      this.stage.load(played, { guess: null });
    } catch (error) {
      if (!error.isGivenUp && this.latest === text) this.editor.complain([{ line: 1, column: 1,
        sentence: error.message }]);
    }
  }
}
