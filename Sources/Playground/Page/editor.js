// A field for a story: numbered lines, colours behind the letters, complaints at their lines.

class Editor {
  // `changed(text)` hears of every change, `format(text)` gives a promise of the text in its one layout.
  constructor(text, { changed, format }) {
    this.lines = element("div", { class: "line-numbers", "aria-hidden": "true" });
    this.colours = element("pre", { class: "colours", "aria-hidden": "true" });
    this.complaints = element("ul", { class: "complaints", "aria-live": "polite", id: freshId("complaints") });
    this.area = element("textarea", { spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off",
      maxlength: longestStory,
      "aria-label": word("editor.label"), "aria-describedby": this.complaints.id, "data-at": "editor" });
    this.area.value = text;
    const tell = debounced(100, () => changed(this.area.value));
    this.area.addEventListener("input", () => { this.draw(); tell(); });
    this.area.addEventListener("scroll", () => {
      this.colours.style.transform = `translate(${-this.area.scrollLeft}px, ${-this.area.scrollTop}px)`;
      this.lines.style.transform = `translateY(${-this.area.scrollTop}px)`;
    });
    this.place = element("div", { class: "editor" },
      element("div", { class: "editor-frame" }, element("div", { class: "gutter" }, this.lines),
        element("div", { class: "text" }, this.colours, this.area)),
      this.complaints,
      button("editor.format", async () => {
        const answer = await format(this.area.value);
        if (answer.complaints) return this.complain(answer.complaints);
        this.replace(answer.story);
        changed(answer.story);
      }));
    this.wrong = new Set();
    this.draw();
  }

  // Replaces the text as if it had been typed, so that the browser's own undo takes it back.
  replace(text) {
    if (text === this.area.value) return;
    this.area.focus();
    this.area.select();
    if (!document.execCommand("insertText", false, text)) this.area.value = text;
    this.draw();
  }

  set(text) {
    if (this.area.value === text) return;
    this.area.value = text;
    this.draw();
  }

  draw() {
    const text = this.area.value;
    this.colours.replaceChildren();
    fill(this.colours, highlighted(text), "\n");
    this.lines.replaceChildren();
    const count = text.split("\n").length;
    for (let line = 1; line <= count; line++)
      this.lines.append(element("div", this.wrong.has(line) ? { class: "wrong" } : {}, String(line)));
  }

  complain(complaints) {
    this.wrong = new Set(complaints.map(({ line }) => line));
    this.draw();
    refill(this.complaints, complaints.slice(0, 20).map(({ line, column, sentence }) => element("li", {},
      element("button", { type: "button", class: "plain", "data-at": `complaint-${line}-${column}`,
        onclick: () => this.goTo(line, column) }, word("editor.line", { line, column })), " ", english(sentence))));
  }

  goTo(line, column) {
    const before = this.area.value.split("\n").slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(before + column - 1, before + column - 1);
  }
}
