// A state of the page as the fragment of an address, and back. What comes from an address is data of a stranger: it
// is read field by field, and what is not as expected is explained, not used.

const linkStart = "#play=";
// Characters of an address, and bytes of what it holds.
const longestLink = 60000;
const longestState = 400000;
const longestStory = 100000;

async function linkTo(state) {
  const stream = new Blob([JSON.stringify({ v: 1,
    ...state })]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return linkStart + btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

// The state that a fragment holds, `{ problem: a sentence }` if it cannot be used, null if it holds none.
async function stateIn(fragment) {
  if (!fragment.startsWith(linkStart)) return null;
  if (fragment.length > longestLink) return { problem: word("link.long") };
  let state;
  try {
    const letters = atob(fragment.slice(linkStart.length).replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = await inflated(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), longestState);
    state = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return { problem: word(error instanceof RangeError ? "link.long" : "link.damaged") };
  }
  if (state === null || typeof state !== "object"
    || !Number.isInteger(state.v)) return { problem: word("link.damaged") };
  if (state.v !== 1) return { problem: word(state.v > 1 ? "link.newer" : "link.older") };
  try {
    return checkedState(state);
  } catch (error) {
    // Whatever else goes wrong, such as a value nested too deeply, is the link's fault too.
    return { problem: error instanceof LinkError ? error.message : word("link.damaged") };
  }
}

// What a deflated stream holds, which must not be longer than a limit.
async function inflated(packed, limit) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError("too long");
    }
    parts.push(value);
  }
  return new Blob(parts).arrayBuffer();
}

class LinkError extends Error {}

function demand(holds, place) {
  if (!holds) throw new LinkError(word("link.field", { place }));
}

const isText = (value, limit) => typeof value === "string" && value.length <= limit;
const isNumber = (value, low, high) => typeof value === "number" && value >= low && value <= high;
const isWhole = (value, low, high) => isNumber(value, low, high) && Number.isInteger(value);
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function checkedState(state) {
  const checked = {};
  if (state.story !== undefined) {
    demand(isText(state.story, longestStory), "story");
    checked.story = state.story;
  } else {
    demand(isText(state.entry, 200), "entry");
    if (!entryOf(state.entry)) throw new LinkError(word("link.entry", { name: state.entry.slice(0, 60) }));
    checked.entry = state.entry;
  }
  checked.setup = checkedSetup(state.setup);
  const entry = entryOf(checked.entry);
  demand(!entry || !entry.mechanism || checked.setup.mechanism === entry.mechanism, "setup.mechanism");
  if (languages[state.language] && Object.hasOwn(languages, state.language)) checked.language = state.language;
  if (isWhole(state.speed, 0, speeds.length - 1)) checked.speed = state.speed;
  if (viewNames.includes(state.view)) checked.view = state.view;
  checked.hides = state.hides === true;
  return checked;
}

// The fields of a setup: what each must be.
const setupFields = {
  mechanism: (value) => isText(value, 200),
  parameters: (value) => isMap(value) && Object.entries(value).every(([name, entry]) => isText(name, 100)
    && isSetting(entry)),
  repeat: (value) => isMap(value) && Object.entries(value).every(([name, entry]) =>
    (name === "rounds" && isWhole(entry, 1, 1e6)) || (name === "continuation" && isNumber(entry, 0, 0.999999))),
  population: (value) => Array.isArray(value) && value.length >= 1 && value.length <= 100 && value.every(isGroup),
  matching: (value) => ["random", "fixed", "round-robin"].includes(value)
    || (isMap(value) && ["ring", "lattice", "regular"].includes(value.network)
      && (value.degree === undefined || isWhole(value.degree, 1, 10000))),
  evolution: (value) => isMap(value) && isText(value.rule, 40) && isWhole(value.generation ?? 1, 1, 1e9)
    && isNumber(value.intensity ?? 1, 0, 1e6) && isNumber(value.mutation ?? 0, 0, 1)
    && typeof (value.inheritsMind ?? false) === "boolean",
  rounds: (value) => isWhole(value, 1, 1e8),
  blocks: (value) => isWhole(value, 1, 1000),
  window: (value) => isNumber(value, 0, 1),
  welfare: (value) => Array.isArray(value) && value.length >= 1 && value.length <= 20 && value.every(isWelfare),
  concept: (value) => isText(value, 60),
  budget: (value) => isMap(value) && ["leaves", "profiles", "steps"].every((name) => isWhole(value[name] ?? 1, 1, 1e9)),
  seed: (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER),
  replicates: (value) => isWhole(value, 1, 1e6),
  independent: (value) => typeof value === "boolean",
};

const isSetting = (value) => typeof value === "boolean" || isText(value, 1000) || isNumber(value, -1e300, 1e300)
  || (Array.isArray(value) && value.length <= 1000 && value.every((entry) => isText(entry, 1000)
    || isNumber(entry, -1e300, 1e300)));

const isGroup = (group) => isMap(group) && isText(group.name, 60) && isText(group.agent, 100)
  && isMap(group.parameters) && setupFields.parameters(group.parameters) && isWhole(group.count, 0, 1e6)
  && (group.roles === undefined || (Array.isArray(group.roles) && group.roles.length <= 100
    && group.roles.every((role) => isText(role, 100))));

const isWelfare = (value) => isText(value, 200)
  || (isMap(value) && (value.function === undefined || isText(value.function, 100))
  && (value.parameters === undefined || setupFields.parameters(value.parameters))
  && (value.name === undefined || isText(value.name, 200)) && (value.unit === undefined || isText(value.unit, 100))
  && (value.sum === undefined || (Array.isArray(value.sum) && value.sum.length <= 50
    && value.sum.every((term) => isMap(term) && isNumber(term.weight, -1e300, 1e300) && isWelfare(term.of)))));

function checkedSetup(setup) {
  demand(isMap(setup), "setup");
  const checked = {};
  for (const [name, value] of Object.entries(setup)) {
    demand(Object.hasOwn(setupFields, name), `setup.${name.slice(0, 60)}`);
    if (value === null) continue;
    demand(setupFields[name](value), `setup.${name}`);
    checked[name] = value;
  }
  for (const name of ["parameters", "population", "rounds", "seed"]) demand(checked[name] !== undefined,
    `setup.${name}`);
  return checked;
}
