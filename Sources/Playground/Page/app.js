// The page: engines, views, languages. Where the engine cannot run, the report that is in the page stays.

const viewNames = ["lessons", "explore", "sit", "write", "teacher", "handout"];

class App {
  constructor(module) {
    const mechanisms = [...new Set(data.entries.flatMap(({ mechanism, mechanisms }) => [mechanism, ...(mechanisms || [])]).filter(Boolean))];
    const entry = data.entries.find(({ presets }) => presets.length);
    const first = entry ? presetCase(entry, entry.presets[0]) : null;
    this.engine = new Engine(module, mechanisms, first && openRequest(first));
    this.run = new Run(this.engine);
    this.module = module;
    this.mechanisms = mechanisms;
    this.guessed = new Set();
    this.emerged = new Map();
    this.answers = {};
    this.lesson = null;
    this.hides = false;
    this.exploring = first ? new History(first) : null;
    this.writing = null;
    this.view = lessonList().length ? "lessons" : entry ? "explore" : "write";
  }

  // Engines beside the one that runs: for theory, for checking stories, and for runs that nobody watches.
  get theory() { return this.thinking ??= new Theory(new Engine(this.module, this.mechanisms)); }
  get checker() { return this.checking ??= new Engine(this.module, this.mechanisms); }
  get quiet() { return this.running ??= new Run(new Engine(this.module, this.mechanisms)); }

  get views() {
    return viewNames.filter((name) => ({ lessons: lessonList().length, explore: this.exploring, sit: this.exploring,
      write: true,
      teacher: paperKeys("teacher").length, handout: paperKeys("handout").length })[name]);
  }

  async start() {
    this.listed = this.list();
    this.listed.catch(unable);
    await this.follow();
    addEventListener("hashchange", async () => { if (await this.follow()) this.show(); });
    addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z"
        || event.target.matches("textarea, input[type=text]")) return;
      if (!(this.current instanceof Explore)) return;
      event.preventDefault();
      this.current.move(event.shiftKey ? "redo" : "undo");
    });
    document.getElementById("report").hidden = true;
    document.getElementById("app").hidden = false;
    document.getElementById("views").hidden = false;
    this.show();
  }

  // Learns who can play. What the same engine is asked later, it answers later.
  async list() {
    while (!this.catalogue) {
      try {
        this.catalogue = await this.engine.ask({ ask: "catalogue" });
      } catch (error) {
        if (!error.isGivenUp) throw error;
      }
    }
  }

  // Takes up what the address holds; whether there was something to take up.
  async follow() {
    const state = await stateIn(location.hash);
    if (!state) return false;
    if (state.problem) {
      notice(state.problem);
      return false;
    }
    if (state.language) language = state.language;
    if (state.speed !== undefined) this.run.speed = state.speed;
    this.hides = state.hides;
    if (state.story !== undefined) this.writing = new History({ story: state.story, setup: state.setup });
    else this.exploring = new History({ entry: state.entry, setup: state.setup });
    this.view = state.story !== undefined ? "write" : state.view === "sit" ? "sit" : "explore";
    notice(word("link.taken"));
    return true;
  }

  show(view = this.view) {
    this.view = view;
    document.documentElement.lang = language;
    document.getElementById("skip").textContent = word("skip");
    document.title = document.getElementById("title").textContent = word("page.title");
    refill(document.getElementById("languages"),
      Object.entries(languages).map(([code, name]) => element("button",
      { type: "button", lang: code, "data-at": `language-${code}`,
      "aria-pressed": String(code === language),
        onclick: () => { language = code; this.show(); announce(word("language.now")); } }, name)));
    const views = document.getElementById("views");
    views.setAttribute("aria-label", word("views.name"));
    refill(views, this.views.map((name) => element("button",
      { type: "button", "data-at": `view-${name}`, "aria-current": name === view ? "page" : null,
      onclick: () => this.show(name) }, word(`view.${name}`))));
    this.run.pause();
    this.open(view);
  }

  async open(view) {
    if (view === "write" && !this.writing && !(await this.firstStory())) return;
    if (view !== this.view) return;
    const makers = { lessons: () => new Lessons(this), explore: () => new Explore(this, false),
      sit: () => new Sit(this), write: () => new Explore(this, true),
      teacher: () => new Paper("teacher"), handout: () => new Paper("handout") };
    this.current = makers[view]();
    refill(document.getElementById("app"), this.current.place);
    this.current.start();
  }

  // The story that the editor opens with.
  async firstStory() {
    const entry = data.entries.find(({ story }) => story);
    const story = entry ? entry.story : document.getElementById("first").textContent.trim() + "\n";
    return this.setStory(story, entry && entry.presets.length ? entry.presets[0].setup : null);
  }

  async setStory(story, setup) {
    try {
      await this.listed;
      const opened = setup ? null : await this.checker.open({ ask: "open", story });
      if (opened && opened.complaints) throw new Error(opened.complaints[0].sentence);
      this.writing = new History({ story, setup: setup || firstSetup(opened, this.catalogue) });
      return true;
    } catch (error) {
      notice(error.message);
      return false;
    }
  }

  async write(story, setup) {
    if (await this.setStory(story, setup)) this.show("write");
  }

  explore(played) {
    this.exploring.add(played);
    this.guessed.add(question(played));
    this.show("explore");
  }
}

// A sentence above everything, which the reader may close.
function notice(sentence) {
  const place = element("p", { class: "notice", role: "status" }, sentence, " ");
  fill(place, button("notice.close", () => place.remove()));
  refill(document.getElementById("notices"), place);
}

// Without an engine the report of the page stays.
function unable(error) {
  document.documentElement.lang = language;
  for (const id of ["app", "views"]) document.getElementById(id).hidden = true;
  document.getElementById("report").hidden = false;
  notice(word("start.failed", { reason: error.message }));
}

new App(unpackedModule()).start().catch(unable);
