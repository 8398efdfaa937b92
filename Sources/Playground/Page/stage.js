// A stage shows one run: the three numbers, what is going on, buttons and pictures.

class Stage {
  constructor({ run, theory, parts, onopened = () => {}, ondone = () => {}, onstate = () => {}, onguess = () => {},
    isTelling = true }) {
    Object.assign(this, { run, desk: theory, onopened, ondone, onstate, onguess, isTelling });
    this.index = 0;
    this.theory = null;
    this.guess = undefined;
    this.pictures = new Pictures(parts);
    this.top = element("div", {});
    this.numbers = element("div", {});
    this.telling = element("div", { class: "telling" });
    this.error = element("p", { class: "complaint", role: "alert", hidden: true });
    this.tools = element("div", { class: "tools", role: "toolbar", "aria-label": word("tools.name") });
    this.choice = element("div", {});
    this.wish = element("div", {});
    this.place = element("div", { class: "stage" }, this.error, this.top, this.numbers, this.tools, this.choice,
      this.telling, this.wish, this.pictures.place);
    this.think = debounced(200, () => this.ask());
    run.listener = (kind) => this.hear(kind);
  }

  get isCovered() { return this.guess === undefined; }

  // Shows a case. With `guess` undefined it is covered until the reader guesses; null stands for no guess.
  load(played, { guess = this.guess, seed, isPlaying = true, isForced = false, kinds, asked } = {}) {
    this.guess = guess;
    this.isForced = isForced;
    this.kinds = kinds;
    this.question = asked;
    this.played = played;
    if (this.asked !== question(played)) this.theory = null;
    return this.run.start(played, { seed, isPlaying: isPlaying && !this.isCovered });
  }

  hear(kind) {
    if (kind === "opened") {
      this.index = Math.min(this.index, this.run.welfare.length - 1);
      this.pictures.open(this.run.opened);
      this.onopened(this.run.opened);
      const preset = presetOf(this.played);
      if (preset && preset.theory) this.heard(preset.theory);
      else this.think();
    }
    if (kind === "begun") this.begin();
    if (kind === "block") this.drawSoon();
    if (kind === "state" || kind === "complaints") this.drawTools();
    this.error.hidden = !this.run.error;
    if (this.run.error) {
      refill(this.error, english(this.run.error));
      this.draw();
    }
    if (kind === "block" && this.run.isDone) {
      announce(threeSentences(this.run, this.theory, this.index).join(" "));
      this.ondone();
    }
    this.onstate(kind);
  }

  async ask() {
    const theory = await this.desk.of(this.played, this.run.welfare);
    if (theory) this.heard(theory);
  }

  heard(theory) {
    this.theory = theory;
    this.asked = question(this.played);
    this.draw();
  }

  begin() {
    refill(this.top, this.isCovered
      && guessPanel({ seen: this.seen(), isForced: this.isForced, kinds: this.kinds, asked: this.question },
      (guess) => this.uncover(guess)));
    this.drawChoice();
    this.draw();
  }

  uncover(guess) {
    this.guess = guess;
    this.onguess();
    this.top.replaceChildren();
    this.draw();
    this.run.play();
    this.tools.querySelector("button").focus();
  }

  seen() { return { run: this.run, theory: this.theory, index: this.index, isCovered: this.isCovered,
    guess: this.guess }; }

  drawSoon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => { this.isWaiting = false; this.draw(); });
  }

  draw() {
    if (!this.run.opened) return;
    this.drawTools();
    this.place.classList.toggle("covered", this.isCovered);
    if (wantsCalm() && this.run.isPlaying) return;
    refill(this.numbers, threeNumbers(this.run, this.theory, this.index, this.isCovered));
    const sentences = this.isCovered || !this.isTelling ? [] : threeSentences(this.run, this.theory, this.index);
    refill(this.telling, sentences.length > 0 && element("h3", {}, word("telling.title")),
      sentences.map((sentence) => element("p", {}, sentence)), this.comparison());
    refill(this.wish, sentences.length > 0 && wishTold(this.theory));
    this.pictures.draw(this.seen());
  }

  // How far off the reader's guess was.
  comparison() {
    if (!this.guess || !this.run.isDone) return null;
    const value = this.run.emergent(this.index);
    const guessed = this.guess.points ? this.guess.points.at(-1)[1] : this.guess.value;
    if (value === null || guessed === undefined) return null;
    return element("p", { class: "guessed" },
      word("guess.compared", { guess: figure(guessed), value: figure(value), off: figure(Math.abs(value - guessed)) }));
  }

  drawChoice() {
    const { welfare } = this.run;
    if (welfare.length < 2) return this.choice.replaceChildren();
    const control = choiceControl({ at: "welfare", label: word("stage.welfare"),
      choices: welfare.map((_, index) => String(index)), value: String(this.index), names: welfare.map(welfareName) },
      (index) => { this.index = Number(index); if (this.isCovered) this.begin(); else { this.guess = null; this.draw(); } });
    refill(this.choice, control.place);
  }

  drawTools() {
    const { run } = this;
    const isIdle = !run.isBegun || this.isCovered;
    const done = run.blocks.length;
    refill(this.tools,
      run.isPlaying ? button("tools.pause", () => run.pause(), { "data-at": "tools.play", class: "main" })
        : button(run.isDone ? "tools.replay" : "tools.play",
          () => run.isDone ? this.load(this.played, { seed: run.seed }) : run.play(),
          { "data-at": "tools.play", class: "main", disabled: isIdle }),
      button("tools.step", () => run.step(), { disabled: isIdle || run.isDone }),
      element("button", { type: "button", "data-at": "tools.faster",
        onclick: () => { run.speed = (run.speed + 1) % speeds.length; this.drawTools(); announce(word(`tools.speed.${run.speed}`)); } },
        word("tools.faster", { speed: word(`tools.speed.${run.speed}`) })),
      button("tools.again", () => this.load(this.played, { seed: (run.seed + 1) % Number.MAX_SAFE_INTEGER }),
        { disabled: isIdle }),
      element("span", { class: "quiet progress" },
        run.isBegun ? word("tools.progress", { done: figure(done), all: figure(run.total), seed: figure(run.seed, 17) })
        : ""));
  }
}
