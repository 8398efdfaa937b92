// The words of a story in colours, as the editors' grammar of the arena has them.

const storyWords = {
  declares: "mechanism source parameter set grid role decision measure goal function part story lasts hides balanced require let var draw",
  controls: "if then else for together end switch choose chance",
  acts: "gain transfer note slip from to by in seeing sees wishes forgets except with and or not div mod true false none each other treasury",
};
const kindOfWord = new Map(Object.entries(storyWords).flatMap(([kind, words]) => words.split(" ").map((name) => [name,
  kind])));
const storyToken = /(#[^\n]*)|("[^"\n]*"?)|([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)|(\d+(?:\.\d+)?(?:e-?\d+)?)/g;

// The pieces of a text: strings, and elements where they have a colour.
function highlighted(text) {
  const pieces = [];
  let place = 0;
  for (const found of text.matchAll(storyToken)) {
    const [whole, comment, string, name] = found;
    const kind = comment ? "comment" : string ? "string" : name ? kindOfWord.get(name) : "numeral";
    if (!kind) continue;
    pieces.push(text.slice(place, found.index), element("span", { class: `story-${kind}` }, whole));
    place = found.index + whole.length;
  }
  pieces.push(text.slice(place));
  return pieces;
}
