// What the page is given, and its words and numbers in the reader's language.

const data = JSON.parse(document.getElementById("data").textContent);
const languages = { en: "English", de: "Deutsch" };
let language = languages[data.language] ? data.language : "en";

// The words of a key, with `{name}` replaced by the value of that name.
function word(key, values = {}) {
  const entry = Object.hasOwn(data.texts, key) ? data.texts[key] : null;
  const text = entry ? entry[language] || entry.en : key;
  return text.replace(/\{([^{}]+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole);
}

const knowsWord = (key) => Object.hasOwn(data.texts, key);

// Words of the engine, which speaks English whatever the page speaks.
const english = (text) => element("span", language === "en" ? {} : { lang: "en" }, text);

// A number as a reader wants it: four digits, a true minus sign, a decimal comma where the language has one.
function figure(value, digits = 4) {
  if (typeof value !== "number" || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const notation = size !== 0 && (size < 1e-4 || size >= 1e9) ? "scientific" : "standard";
  return new Intl.NumberFormat(language, { maximumSignificantDigits: digits, notation, useGrouping: size >= 10000 })
    .format(Object.is(value, -0) ? 0 : value).replace(/-/g, "−");
}

const percent = (share) =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(share).replace(/-/g, "−");

// A number as it stands in a field: all its digits.
const written = (value) => {
  const text = String(value);
  return language === "de" ? text.replace(".", ",") : text;
};

// The number that a reader wrote, with comma or point; null if it is none.
function numberIn(text) {
  const plain = text.trim().replace(/−/g, "-").replace(/^([+-]?\d*),(\d*)/, "$1.$2");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

// A value of theory: a number, or where its values differ, the lowest and the highest.
function span(values) {
  const known = (values || []).filter((value) => typeof value === "number" && Number.isFinite(value));
  if (!known.length) return null;
  return [Math.min(...known), Math.max(...known)];
}

// What theory predicts of a welfare, in words; null where it predicts nothing.
function predictedWords(terms) {
  const ends = terms && span(terms.predicted);
  if (!ends) return null;
  const [low, high] = ends.map((end) => figure(end));
  if (low === high) return low;
  return word(!terms.isInterval && terms.predicted.length === 2 ? "span.two" : "span", { low, high });
}
