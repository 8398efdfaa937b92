// Bytes for values and back: the part of CBOR (RFC 8949) that the engine speaks, which is whole numbers, floating
// point, texts, lists, maps with texts for keys, true, false and null.

const deepest = 64;

function encode(value) {
  let bytes = new Uint8Array(1024);
  let size = 0;
  const room = (count) => {
    if (size + count <= bytes.length) return;
    const larger = new Uint8Array(2 * (size + count));
    larger.set(bytes);
    bytes = larger;
  };
  const head = (major, number) => {
    room(9);
    const view = new DataView(bytes.buffer);
    const lead = major << 5;
    if (number < 24) bytes[size++] = lead | number;
    else if (number < 256) { bytes[size++] = lead | 24; bytes[size++] = number; }
    else if (number < 65536) { bytes[size++] = lead | 25; view.setUint16(size, number); size += 2; }
    else if (number < 4294967296) { bytes[size++] = lead | 26; view.setUint32(size, number); size += 4; }
    else { bytes[size++] = lead | 27; view.setBigUint64(size, BigInt(number)); size += 8; }
  };
  const text = (words) => {
    const letters = new TextEncoder().encode(words);
    head(3, letters.length);
    room(letters.length);
    bytes.set(letters, size);
    size += letters.length;
  };
  const add = (part, depth) => {
    if (depth > deepest) throw new Error("a value is nested too deeply");
    if (part === null || part === undefined) head(7, 22);
    else if (typeof part === "boolean") head(7, part ? 21 : 20);
    else if (typeof part === "string") text(part);
    else if (typeof part === "number") {
      if (Number.isSafeInteger(part) && !Object.is(part, -0)) part < 0 ? head(1, -1 - part) : head(0, part);
      else {
        room(9);
        bytes[size++] = 251;
        new DataView(bytes.buffer).setFloat64(size, part);
        size += 8;
      }
    } else if (Array.isArray(part)) {
      head(4, part.length);
      for (const entry of part) add(entry, depth + 1);
    } else {
      const entries = Object.entries(part).filter(([, entry]) => entry !== undefined);
      head(5, entries.length);
      for (const [name, entry] of entries) { text(name); add(entry, depth + 1); }
    }
  };
  add(value, 0);
  return bytes.slice(0, size);
}

function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = new TextDecoder("utf-8", { fatal: true });
  let place = 0;
  const number = (info) => {
    if (info < 24) return info;
    const start = place;
    if (info === 24) { place += 1; return view.getUint8(start); }
    if (info === 25) { place += 2; return view.getUint16(start); }
    if (info === 26) { place += 4; return view.getUint32(start); }
    if (info === 27) { place += 8; return Number(view.getBigUint64(start)); }
    throw new Error("a length that CBOR does not know");
  };
  const next = (depth) => {
    if (depth > deepest) throw new Error("a value is nested too deeply");
    const lead = view.getUint8(place++);
    const major = lead >> 5;
    const info = lead & 31;
    if (major === 7) {
      if (info === 20) return false;
      if (info === 21) return true;
      if (info === 22) return null;
      if (info === 27) { place += 8; return view.getFloat64(place - 8); }
      throw new Error("a simple value that the engine does not use");
    }
    const count = number(info);
    if (major === 0) return count;
    if (major === 1) return -1 - count;
    if (major > 5 || major === 2 || count > bytes.length - place) throw new Error("not an answer of the engine");
    if (major === 3) {
      place += count;
      return letters.decode(bytes.subarray(place - count, place));
    }
    if (major === 4) {
      const list = [];
      for (let index = 0; index < count; index++) list.push(next(depth + 1));
      return list;
    }
    const map = Object.create(null);
    for (let index = 0; index < count; index++) {
      const name = next(depth + 1);
      if (typeof name !== "string") throw new Error("a key that is not a text");
      map[name] = next(depth + 1);
    }
    return map;
  };
  const value = next(0);
  if (place !== bytes.length) throw new Error("more than one value");
  return value;
}
