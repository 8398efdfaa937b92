// The teacher's page and the handout: texts in the order that the lessons give, to read and to print.

const paperKeys = (name) => ((data.lessons || {})[name] || []).filter(knowsWord);

class Paper {
  constructor(name) {
    this.place = element("article", { class: `paper ${name}` }, paperKeys(name).map((key, index) => {
      if (key.endsWith(".title")) return element(index ? "h3" : "h2", {}, word(key));
      if (key.endsWith(".question")) return [element("p", {}, word(key)),
        element("div", { class: "room", "aria-hidden": "true" })];
      return element("p", {}, word(key));
    }), button("paper.print", () => print(), { class: "print" }));
  }

  start() {}
}
