// A case is what can be played: `{ entry, story, setup }`, the key of an entry of this page or the text of a story,
// and a setup, which is a study of one cell with its defaults spelled out. A case is never changed, only replaced.

const entryOf = (key) => data.entries.find((entry) => entry.key === key) || null;

// The text of the story of a case; null where a mechanism of the arena is played.
const storyOf = (played) => played.story ?? (entryOf(played.entry) || {}).story ?? null;

// The title of an entry and the name of a preset, from the lesson that is about them if there is one.
const lessonOf = (entry) => lessonList().find(({ study }) => study === entry.key);
const titleOfEntry = (entry) => knowsWord(`lesson.${(lessonOf(entry) || entry).key}.title`)
  ? word(`lesson.${(lessonOf(entry) || entry).key}.title`) : entry.title;

function presetName(entry, { name }) {
  const lesson = lessonOf(entry);
  const key = lesson && `lesson.${lesson.key}.cell.${lesson.steps.indexOf(name) + 1}`;
  return key && knowsWord(key) ? word(key) : english(name);
}

const titleOf = (played) => {
  const entry = played.story === undefined ? entryOf(played.entry) : null;
  return entry ? titleOfEntry(entry) : word("story.own");
};

const presetCase = (entry, preset) => ({ entry: entry.key, setup: preset.setup });

// A case with some fields of its setup replaced; undefined removes one.
function changed(played, fields) {
  const setup = { ...played.setup, ...fields };
  for (const name of Object.keys(fields)) if (fields[name] === undefined) delete setup[name];
  return { ...played, setup };
}

function openRequest(played) {
  const { mechanism, parameters, repeat } = played.setup;
  const story = storyOf(played);
  return { ask: "open", mechanism, ...(story === null ? {} : { story }), parameters, repeat };
}

function beginRequest({ setup }, welfare, seed) {
  const { population, matching, evolution, rounds, blocks, window, independent, budget } = setup;
  return {
    ask: "begin", population, matching, evolution, rounds, blocks, window, welfare, seed, replicate: 0,
    independent: independent === true, budget,
  };
}

const welfareOf = (played, opened) => played.setup.welfare && played.setup.welfare.length
  ? played.setup.welfare : [opened.goal.welfare];

const welfareName = (welfare) => typeof welfare === "string" ? welfare : welfare.name || welfare.function;

// Values as one text, whatever the order of their names: what says whether two are the same.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const names = Object.keys(value).filter((name) => value[name] !== undefined).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

// What theory depends on.
const question = (played) => {
  const { mechanism, parameters, repeat, welfare, concept, budget, population, matching } = played.setup;
  return canonical([storyOf(played), mechanism, parameters, repeat, welfare, concept, budget, population, matching]);
};

// The preset of this page that a case is, but for length and luck; undefined if it is none.
const presetOf = (played) => ((played.story === undefined && entryOf(played.entry)) || { presets: [] }).presets
  .find((preset) => question(presetCase(entryOf(played.entry), preset)) === question(played));

// Cases that came before and after. Changes of one field in quick succession are one step.
class History {
  constructor(first) {
    this.past = [];
    this.future = [];
    this.now = first;
    this.field = null;
    this.time = 0;
  }

  add(played, field = null) {
    const isOneStep = field !== null && field === this.field && Date.now() - this.time < 1000;
    if (!isOneStep) this.past.push(this.now);
    if (this.past.length > 200) this.past.shift();
    this.future = [];
    this.now = played;
    this.field = field;
    this.time = Date.now();
  }

  move(from, to) {
    if (!from.length) return false;
    to.push(this.now);
    this.now = from.pop();
    this.field = null;
    return true;
  }

  undo() { return this.move(this.past, this.future); }
  redo() { return this.move(this.future, this.past); }
}

// The setup that an own story begins with.
const firstSetup = (opened, catalogue) => ({
  parameters: defaultsOf(opened.knobs), population: learners(opened, catalogue), matching: "random", rounds: 1000,
  blocks: 50, window: 0.5, seed: 1, replicates: 1,
});

// A setup for rules that were edited: what the reader changed stays as far as the rules still have it.
function refitted(setup, before, opened, catalogue) {
  const parameters = defaultsOf(opened.knobs);
  for (const knob of opened.knobs) {
    const old = before.knobs.find(({ name, kind }) => name === knob.name && kind === knob.kind);
    const value = setup.parameters[knob.name];
    const wasChanged = old && value !== undefined && canonical(value) !== canonical(old.value);
    const fits = typeof value !== "number" || (value >= knob.low && value <= knob.high);
    if (wasChanged && fits && (knob.kind !== "choice" || knob.choices.includes(value))) parameters[knob.name] = value;
  }
  const names = [...opened.measures.map(({ name }) => name), ...opened.measures.map(({ name }) => `least ${name}`)];
  const welfare = (setup.welfare || []).filter((one) => typeof one === "string" && names.includes(one));
  const repeat = opened.isRepeated && !before.isRepeated ? undefined : setup.repeat;
  const fresh = { ...setup, parameters, population: fitted(setup.population, opened, catalogue) };
  for (const [name, value] of Object.entries({ welfare: welfare.length ? welfare : undefined, repeat }))
    if (value === undefined) delete fresh[name]; else fresh[name] = value;
  return fresh;
}
