// Checks the page's codec against examples of RFC 8949, appendix A, and feeds it what is no CBOR of the engine.
import assert from "node:assert";
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../Sources/Playground/Page/cbor.js", import.meta.url), "utf8");
const { encode, decode } = new Function(`${source}; return { encode, decode };`)();
const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
const hex = (list) => [...list].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const examples = [
  [0, "00"], [1, "01"], [10, "0a"], [23, "17"], [24, "1818"], [25, "1819"], [100, "1864"], [1000, "1903e8"],
  [1000000, "1a000f4240"], [1000000000000, "1b000000e8d4a51000"], [-1, "20"], [-10, "29"], [-100, "3863"],
  [-1000, "3903e7"], [1.1, "fb3ff199999999999a"], [-4.1, "fbc010666666666666"], [1e300, "fb7e37e43c8800759c"],
  [-0, "fb8000000000000000"], [false, "f4"], [true, "f5"], [null, "f6"], ["", "60"], ["a", "6161"],
  ["IETF", "6449455446"], ["\"\\", "62225c"], ["\u00fc", "62c3bc"], ["\u6c34", "63e6b0b4"], ["\ud800\udd51", "64f0908591"],
  [[], "80"], [[1, 2, 3], "83010203"], [[1, [2, 3], [4, 5]], "8301820203820405"], [{}, "a0"],
  [{ a: 1, b: [2, 3] }, "a26161016162820203"], [["a", { b: "c" }], "826161a161626163"],
  [Array.from({ length: 25 }, (_, index) => index + 1), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"],
];
for (const [value, text] of examples) {
  assert.equal(hex(encode(value)), text);
  assert.deepEqual(JSON.parse(JSON.stringify(decode(bytes(text)))), JSON.parse(JSON.stringify(value)));
}
assert.ok(Object.is(decode(bytes("fb8000000000000000")), -0));
assert.ok(Number.isNaN(decode(bytes("fb7ff8000000000000"))));

for (const text of ["", "18", "1c", "5f", "61", "61ff", "9b00ffffffffffffff", "bb00ffffffffffffff", "a1f600", "c000", "f97e00", "ff",
  "0000", "81".repeat(100) + "00"]) assert.throws(() => decode(bytes(text)), text);

let state = 1;
const dice = () => (state = (state * 48271) % 2147483647);
for (let round = 0; round < 20000; round++) {
  const garbage = Uint8Array.from({ length: dice() % 40 }, () => dice() % 256);
  let value;
  try { value = decode(garbage); } catch { continue; }
  assert.deepEqual(decode(encode(value)), value);
}
console.log("play: the codec agrees with RFC 8949");
