// Be a player: the reader takes a seat, sees what that seat may know, and meets those who learned.

const playersKept = "arena-players";
const mostPlayers = 500;

// Earlier players of this browser; of this visit only where it keeps nothing.
class Players {
  constructor() {
    this.list = [];
    try {
      const kept = JSON.parse(localStorage.getItem(playersKept) || "[]");
      if (Array.isArray(kept)) this.list = kept.filter((player) => isMap(player) && isText(player.game, 1e5)
        && Number.isFinite(player.payoff)).slice(-mostPlayers);
    } catch { this.list = []; }
  }

  add(player) {
    this.list = [...this.list, player].slice(-mostPlayers);
    this.keep();
  }

  clear() {
    this.list = [];
    this.keep();
  }

  keep() {
    try { localStorage.setItem(playersKept,
      JSON.stringify(this.list)); } catch { /* This browser keeps nothing; the visit goes on. */ }
  }
}

class Sit {
  constructor(app) {
    this.app = app;
    this.run = app.run;
    this.seat = 0;
    this.against = "emerged";
    this.number = 0;
    this.players = new Players();
    this.body = element("div", { class: "seat" });
    this.place = element("div", {}, element("h2", {}, word("view.sit")), element("p", {}, word("sit.intro")),
      this.body);
  }

  get played() { return this.app.exploring.now; }

  async start() {
    refill(this.body, element("p", {}, word("sit.learning")));
    this.run.listener = () => {
      if (this.run.error) refill(this.body, element("p", { class: "complaint", role: "alert" },
        english(this.run.error)));
    };
    const result = await this.run.finish(this.played).catch(() => null);
    if (result) this.offer();
  }

  offer() {
    const { opened } = this.run;
    const names = opened.seatNames;
    const seat = choiceControl({ at: "seat", label: word("sit.seat"),
      choices: names.slice(0, 50).map((_, index) => String(index)), value: String(this.seat), names },
      (index) => { this.seat = Number(index); });
    const against = choiceControl({ at: "against", label: word("sit.against"),
      choices: ["emerged", "predicted", "uniform"], value: this.against,
      names: { emerged: word("sit.emerged"), predicted: word("sit.predicted"), uniform: word("sit.uniform") } },
        (choice) => { this.against = choice; });
    refill(this.body, this.games(), seat.place, against.place,
      element("div", { class: "row" }, button("sit.start", () => this.begin(), { class: "main" })), this.earlier());
  }

  // What there is to sit down at: every preset, and what the reader has made of one.
  games() {
    const list = data.entries.flatMap((entry) => entry.presets.map((preset) => ({ entry, preset })));
    const now = list.findIndex(({ entry, preset }) => question(presetCase(entry, preset)) === question(this.played));
    const plain = ({ entry, preset }) => fill(element("span"), titleOfEntry(entry), ": ",
      presetName(entry, preset)).textContent;
    return choiceControl({ at: "game", label: word("entry.choose"),
      choices: [...(now < 0 ? ["-1"] : []), ...list.map((_, index) => String(index))], value: String(now),
      names: { "-1": titleOf(this.played), ...list.map(plain) } }, (index) => {
      this.app.exploring.add(presetCase(list[index].entry, list[index].preset));
      this.seat = 0;
      this.start();
    }).place;
  }

  begin() {
    this.choices = [];
    this.offered = [];
    this.number++;
    this.next();
  }

  async next() {
    const request = { ask: "sit", seat: this.seat, seed: this.run.seed + this.number, choices: this.choices,
      against: this.against };
    try {
      const answer = await this.run.engine.ask(request);
      if (answer.done) this.tell(answer);
      else this.question(answer.view);
    } catch (error) {
      if (error.isGivenUp) return this.start();
      refill(this.body, element("p", { class: "complaint", role: "alert" }, english(error.message)),
        button("sit.other", () => this.offer()));
    }
  }

  question(view) {
    this.offered[this.choices.length] = view.answers.map(({ name }) => name);
    const choose = (index) => { this.choices = [...this.choices, index]; this.next(); };
    const lines = (view.rules || []).length ? [view.rules].flat() : [];
    const answers = view.answers.length <= 12
      ? view.answers.map(({ name, help }, index) => element("button",
        { type: "button", "data-at": `answer-${index}`, onclick: () => choose(index) }, english(name),
        help && element("span", { class: "help" }, english(help))))
      : (() => {
        const select = element("select", { "aria-label": word("sit.answer"), "data-at": "answer" },
          view.answers.map(({ name }, index) => element("option", { value: index }, name)));
        return [select, " ", button("sit.take", () => choose(Number(select.value)), { class: "main" })];
      })();
    const title = element("h3", { tabindex: "-1" }, english(view.question || view.name));
    refill(this.body,
      element("p", { class: "quiet" }, word("sit.you", { role: this.run.opened.seatNames[this.seat] }),
        view.role && [" · ", english(view.role)]), title,
      view.help && view.help !== view.question && element("p", {}, english(view.help)),
      view.sights.length > 0 && [element("h4", {}, word("sit.sights")),
        element("ul", {}, view.sights.map(({ name, value, help }) => element("li", {}, english(`${name}: ${value}`),
        help && element("span", { class: "help" }, english(help)))))],
      (view.memory || []).length > 0 && [element("h4", {}, word("sit.memory")),
        element("ul", {}, [view.memory].flat().map((line) => element("li", {}, english(line))))],
      element("div", { class: "answers" }, answers),
      lines.length > 0 && element("details", {}, element("summary", {}, word("sit.rules")),
        element("ul", {}, lines.map((line) => element("li", {}, english(line))))));
    title.focus();
  }

  tell({ story, payoffs, choices }) {
    const own = payoffs[this.seat];
    const game = `${question(this.played)}/${this.seat}`;
    this.players.add({ game, payoff: own, choices: choices.map(({ chosen }) => nameOf(chosen)) });
    const rows = choices.map((choice, place) => {
      const names = this.offered[place] || [];
      // Of very many actions, the values would be a wall of numbers.
      const values = choice.values && choice.values.length <= 12 ? choice.values : null;
      const chosen = nameOf(choice.chosen);
      return element("li", {}, english(choice.question), ": ", element("strong", {}, english(chosen)),
        choice.best !== undefined && choice.best !== null
        && [" · ", nameOf(choice.best) === chosen ? word("sit.best.yes")
          : word("sit.best.no", { best: nameOf(choice.best) })],
        values && element("span", { class: "help" },
          word("sit.values", { values: values.map((value, action) => `${names[action] ?? action}: ${figure(value)}`)
            .join("; ") })));
    });
    const title = element("h3", { tabindex: "-1" }, word("sit.payoff", { payoff: figure(own) }));
    refill(this.body, title,
      element("ol", { class: "told" }, story.map((line) => element("li", {}, english(line)))),
      rows.length > 0 && [element("h4", {}, word("sit.choices")), element("ul", {}, rows)],
      element("p", { class: "quiet" },
        payoffs.map((payoff, seat) => `${this.run.opened.seatNames[seat]}: ${figure(payoff)}`).join(" · ")),
      element("div", { class: "row" }, button("sit.again", () => this.begin(), { class: "main" }),
        button("sit.other", () => this.offer())), this.earlier());
    title.focus();
  }

  earlier() {
    const game = `${question(this.played)}/${this.seat}`;
    const list = this.players.list.filter((player) => player.game === game);
    if (!this.players.list.length) return null;
    const payoffs = list.map(({ payoff }) => payoff);
    const counts = new Map();
    for (const { choices } of list) if (Array.isArray(choices) && choices.length) counts.set(String(choices[0]),
      (counts.get(String(choices[0])) || 0) + 1);
    return element("section", {}, element("h4", {}, word("sit.earlier")),
      list.length > 0 ? element("p", {},
        word("sit.earlier.told", { count: list.length,
        mean: figure(payoffs.reduce((sum, payoff) => sum + payoff, 0) / list.length),
        best: figure(Math.max(...payoffs)) }))
        : element("p", {}, word("sit.earlier.none")),
      counts.size > 0 && element("ul", {}, [...counts].sort((one, other) => other[1] - one[1]).slice(0,
        10).map(([choice, count]) => element("li", {}, english(choice), `: ${figure(count)}`))),
      button("sit.clear", () => { this.players.clear(); this.offer(); }));
  }
}

// An action comes by its name, or by its number.
const nameOf = (action) => isMap(action) ? action.name : String(action);
