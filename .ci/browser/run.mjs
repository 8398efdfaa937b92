// Runs an export of a module on a number and prints what it returns.
import { readFileSync } from "node:fs";
const [path, name, number] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(path), {});
console.log(String(instance.exports[name](Number(number))));
