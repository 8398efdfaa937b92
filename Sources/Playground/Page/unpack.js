// What the page carries in packed form, and what unpacks it: a small module of its own, made of the same sources as
// what packed it, `Sources/Packing`. Runs in the page and in the worker that unpacks the engine.

// What HTML would change stands in a letter of two bytes, with the seven bits of the next letter.
const changed = [0, 13, 60];

// The bytes that stand in letters of seven bits.
function bytesOf(letters) {
  const bytes = new Uint8Array(letters.length * 2);
  let size = 0, bits = 0, count = 0;
  const add = (seven) => {
    bits = (bits << 7 | seven) & 0x3fff;
    count += 7;
    if (count < 8) return;
    count -= 8;
    bytes[size++] = bits >> count;
  };
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charCodeAt(index);
    if (letter > 127) add(changed[(letter - 128) >> 7]);
    add(letter & 127);
  }
  return bytes.subarray(0, size);
}

// What unpacks letters, by the name of what stands in them: texts, base, and then any piece.
async function unpackerIn(letters) {
  const stream = new Blob([bytesOf(letters)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { instance: { exports } } = await WebAssembly.instantiate(await new Response(stream).arrayBuffer());
  return (what, packed) => {
    const bytes = bytesOf(packed);
    const place = exports.room(bytes.length) >>> 0;
    new Uint8Array(exports.memory.buffer, place, bytes.length).set(bytes);
    const answer = exports[what](bytes.length) >>> 0;
    // Memory may have grown, and with it moved.
    const size = new DataView(exports.memory.buffer).getUint32(answer, true);
    if (size === 0xffffffff) throw new RangeError("the page is damaged");
    return new Uint8Array(exports.memory.buffer, answer + 4, size).slice();
  };
}
