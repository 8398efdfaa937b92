// Runs an export of a module on a number and prints what it returns; then many times more, which must take no more
// memory, as what is freed is used again.
import { readFileSync } from "node:fs";
const [path, name, number] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(path), {});
const run = instance.exports[name];
console.log(String(run(Number(number))));
const size = () => instance.exports.memory.buffer.byteLength;
const times = (count) => { for (let time = 0; time < count; time++) run(1); };
times(100);
const before = size();
times(900);
if (size() > before) {
  console.error(`${path}: ${before} bytes of memory after 100 runs, ${size()} after 1000`);
  process.exit(1);
}
