// What a reader takes along: a study file for `arena run`, and a link to what is on the page.

// A case as a study file, which gives the same numbers with the same seed.
function studyText(played, seed) {
  const setup = { ...played.setup, seed, replicates: played.setup.replicates || 1 };
  const story = storyOf(played);
  const lines = [`// ${titleOf(played).replace(/[\r\n\u2028\u2029]+/g, " ")}`];
  if (story !== null) {
    setup.mechanism = `${storyName(played)}.story`;
    lines.push(`// ${word("share.story", { name: setup.mechanism })}`);
  }
  lines.push(`// ${word("share.run")}`);
  return `${lines.join("\n")}\n${JSON.stringify(setup, null, 2)}\n`;
}

// The name that a story gives itself.
function storyName(played) {
  const found = /^\s*mechanism\s+([A-Za-z][A-Za-z0-9-]*)/m.exec(storyOf(played) || "");
  return found ? found[1] : "own";
}

// Buttons that hand out a case; `state` gives what a link holds.
function shareButtons(current, state) {
  const told = element("span", { class: "quiet", role: "status" });
  const tell = (key) => { told.textContent = word(key); };
  const hides = element("input", { type: "checkbox", id: freshId("hides") });
  const copy = async (text) => tell(await copyText(text) ? "share.copied" : "share.refused");
  return element("div", { class: "share" },
    button("share.study", () => { const { played, seed } = current(); copy(studyText(played, seed)); }),
    button("share.link", async () => copy(location.href.split("#")[0] + await linkTo({ ...state(),
      hides: hides.checked }))),
    button("share.save", () => {
      const { played, seed } = current();
      saveFile(`${storyOf(played) === null ? played.entry : storyName(played)}.json5`, studyText(played, seed));
      if (storyOf(played) !== null) saveFile(`${storyName(played)}.story`, storyOf(played));
      tell("share.saved");
    }),
    element("label", { class: "inline" }, hides, " ", word("share.hides")), told);
}
