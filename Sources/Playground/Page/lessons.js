// Lessons: a quiz, a story and a question, the reader's guess, the run, its steps, one free knob, the quiz again.

const lessonList = () => Array.isArray(data.lessons) ? data.lessons : (data.lessons || {}).lessons || [];

class Lessons {
  constructor(app) {
    this.app = app;
    this.place = element("div", {});
  }

  start() { this.app.lesson ? this.open(this.app.lesson) : this.list(); }

  list() {
    this.app.lesson = null;
    this.app.run.pause();
    refill(this.place, element("h2", {}, word("view.lessons")), element("p", {}, word("lessons.intro")),
      element("ol", { class: "lessons" }, lessonList().map((lesson, index) => element("li", {},
        element("button", { type: "button", "data-at": `lesson-${index}`,
          onclick: () => this.open({ key: lesson.key, page: 0 }) }, word(`lesson.${lesson.key}.title`),
          this.app.answers[lesson.key] && this.app.answers[lesson.key].after
            && element("span", { class: "help" }, word("lessons.done")))))),
      button("lessons.save", () => saveFile("answers.json",
        `${JSON.stringify({ version: data.version, lessons: this.app.answers }, null, 2)}\n`)));
  }

  open(place) {
    this.app.lesson = place;
    this.lesson = lessonList().find(({ key }) => key === place.key);
    this.entry = entryOf(this.lesson.study) || entryOf(this.lesson.key);
    this.answers = this.app.answers[place.key] ??= {};
    this.pages = ["before", "question", ...this.lesson.steps.map((_, index) => index), "further", "after", "end"];
    this.show();
  }

  text(name, values) { return word(`lesson.${this.lesson.key}.${name}`, values); }

  go(step) {
    this.app.lesson.page += step;
    this.show();
    this.title.focus();
  }

  show() {
    const { page } = this.app.lesson;
    const kind = this.pages[page];
    this.app.run.pause();
    this.title = element("h2", { tabindex: "-1" }, this.text("title"));
    this.body = element("div", { class: "lesson" });
    this.next = button("lesson.next", () => this.go(1), { class: "main" });
    refill(this.place, element("p", { class: "quiet" },
      word("lesson.place", { page: page + 1, pages: this.pages.length })), this.title, this.body,
      element("div", { class: "row" }, button("lesson.list", () => this.list()),
        page > 0 && button("lesson.back", () => this.go(-1)), page < this.pages.length - 1 && this.next));
    if (kind === "before" || kind === "after") this.quiz(kind);
    else if (kind === "question") this.question();
    else if (kind === "further") this.further();
    else if (kind === "end") this.end();
    else this.step(kind);
  }

  quiz(time) {
    const answers = this.answers[time] ??= this.lesson.quiz.map(() => null);
    const check = () => { this.next.disabled = answers.includes(null); };
    fill(this.body, element("p", {}, word(`lesson.quiz.${time}`)),
      this.lesson.quiz.map(({ options }, index) => this.options(this.text(`quiz.${index + 1}.question`),
      Array.from({ length: options }, (_, option) => this.text(`quiz.${index + 1}.option.${option + 1}`)),
        answers[index], (option) => { answers[index] = option; check(); })));
    check();
  }

  options(asked, texts, chosen, pick) {
    const name = freshId("options");
    return element("fieldset", { class: "options" }, element("legend", {}, asked),
      texts.map((text, option) => element("label", {},
      element("input", { type: "radio", name, checked: option === chosen, "data-at": `${name}-${option}`,
        onchange: () => pick(option) }), " ", text)));
  }

  preset(cell) { return typeof cell === "number" ? this.entry.presets[cell]
    : this.entry.presets.find(({ name }) => name === cell); }

  played(cell) { return presetCase(this.entry, this.preset(cell)); }

  // The number that emerges in a cell, from a run of its own; the same as the reader sees, as its seed is the same.
  async emergent(cell) {
    const key = question(this.played(cell));
    if (!this.app.emerged.has(key)) {
      const result = this.app.quiet.finish(this.played(cell));
      this.app.emerged.set(key, result);
      result.then((found) => { if (!found) this.app.emerged.delete(key); }, () => this.app.emerged.delete(key));
    }
    const result = await this.app.emerged.get(key);
    return result ? valueIn(result, this.lesson.question.welfare) : null;
  }

  stage(parts, told = {}) {
    const stage = new Stage({ run: this.app.run, theory: this.app.theory, parts, isTelling: false, ...told });
    stage.index = this.lesson.question.welfare;
    return stage;
  }

  question() {
    const { question: asked } = this.lesson;
    fill(this.body, element("p", { class: "lead" }, this.text("story")),
      knowsWord(`lesson.${this.lesson.key}.measure`) && element("p", { class: "quiet" }, this.text("measure")));
    const frame = element("div", {});
    const told = element("div", { "aria-live": "polite" });
    this.next.disabled = this.answers.guess === undefined;
    if (asked.kind === "draw") {
      fill(this.body, frame);
      const stage = this.stage(["welfare"],
        { ondone: () => { this.answers.guess = stage.guess && stage.guess.points; this.next.disabled = false; } });
      fill(frame, stage.place);
      return stage.load(this.played(asked.cell), { guess: undefined, isForced: true, kinds: ["curve"],
        asked: this.text("question") });
    }
    const texts = Array.from({ length: asked.bins.length + 1 }, (_, option) => this.text(`option.${option + 1}`));
    const show = button("lesson.show", () => this.reveal(frame, told, texts),
      { class: "main", disabled: this.answers.guess === undefined });
    fill(this.body, this.options(this.text("question"), texts, this.answers.guess,
      (option) => { this.answers.guess = option; show.disabled = false; }), show, told, frame);
  }

  async reveal(frame, told, texts) {
    const { question: asked } = this.lesson;
    const guess = this.answers.guess;
    const stage = this.stage(["welfare", "play"]);
    refill(frame, stage.place);
    stage.load(this.played(asked.cell), { guess: null });
    this.next.disabled = false;
    const value = await this.emergent(asked.cell);
    const other = asked.against === undefined ? 0 : await this.emergent(asked.against);
    if (value === null || other === null) return;
    const right = asked.bins.filter((bin) => value - other >= bin).length;
    this.answers.right = right;
    refill(told, element("p", { class: "guessed" }, word(guess === right ? "lesson.right" : "lesson.wrong",
      { guess: texts[guess], right: texts[right] })));
  }

  // The numbers that a text mentions, by its own placeholders.
  async numbers(key, cell) {
    const values = {};
    const wanted = [...word(`lesson.${this.lesson.key}.${key}`).matchAll(/\{(?:([^{}]+)\/)?(emergent|predicted|best|worst)\}/g)];
    for (const [whole, named, kind] of wanted) {
      const of = named === undefined ? cell : named;
      const preset = this.preset(of);
      if (!preset) continue;
      const terms = theoryOf(preset.theory, this.lesson.question.welfare);
      const text = kind === "emergent" ? figure(await this.emergent(of), 3)
        : !terms ? "–" : kind === "predicted" ? predictedWords(terms) || "–" : figure(terms[kind], 3);
      values[whole.slice(1, -1)] = text;
    }
    return values;
  }

  async step(index) {
    const cell = this.lesson.steps[index];
    const told = element("p", { class: "lead", "aria-live": "polite" }, word("lesson.running"));
    const stage = this.stage(["welfare", "play"], { ondone: () => tell() });
    const tell = async () => {
      const values = await this.numbers(`step.${index + 1}`, cell);
      refill(told, this.text(`step.${index + 1}`, values));
    };
    fill(this.body, element("h3", {}, presetName(this.entry, this.preset(cell))), told, stage.place);
    stage.load(this.played(cell), { guess: null });
  }

  further() {
    const { cell, knob: name } = this.lesson.further;
    const frame = element("div", { class: "controls" });
    let played = this.played(cell);
    const stage = this.stage(["welfare", "play"], { onopened: (opened) => {
      const knob = opened.knobs.find((one) => one.name === name);
      if (frame.childElementCount || !knob) return;
      fill(frame, knobControl(knob, played.setup.parameters[name], `further-${name}`, (value) => {
        played = changed(played, { parameters: { ...played.setup.parameters, [name]: value } });
        stage.load(played, { guess: null });
      }).place);
    } });
    fill(this.body, element("p", { class: "lead" }, this.text("further")), frame, stage.place,
      element("div", { class: "row" }, button("lesson.explore", () => this.app.explore(played)),
        this.entry.story && button("entry.edit", () => this.app.write(this.entry.story, played.setup))));
    stage.load(played, { guess: null });
  }

  end() {
    const right = (time) => (this.answers[time]
      || []).filter((answer, index) => answer === this.lesson.quiz[index].right).length;
    const count = this.lesson.quiz.length;
    fill(this.body, element("p", { class: "lead" },
      word("lesson.score", { before: right("before"), after: right("after"), count })),
      element("ol", {}, this.lesson.quiz.map((item, index) => element("li", {}, this.text(`quiz.${index + 1}.question`),
        " ", element("strong", {}, this.text(`quiz.${index + 1}.option.${item.right + 1}`))))),
      button("lessons.save", () => saveFile(`answers-${this.lesson.key}.json`,
        `${JSON.stringify({ version: data.version, lessons: { [this.lesson.key]: this.answers } }, null, 2)}\n`)));
  }
}
