// What a raw LZMA stream of three context bits holds, and no position bits.
//
// Source: I. Pavlov, "LZMA specification", in the LZMA SDK, public domain.
function decompressed(packed, size) {
  const out = new Uint8Array(size);
  const odds = (count) => new Uint16Array(count).fill(1024);
  const literals = odds(8 * 0x300), isMatch = odds(12), isRepeat = odds(12), isFirst = odds(12), isSecond = odds(12), isThird = odds(12), isLong = odds(12);
  const slots = odds(4 * 64), special = odds(128), aligned = odds(16);
  const lengths = [0, 1].map(() => ({ choice: odds(2), low: odds(8), middle: odds(8), high: odds(256) }));
  let range = 0xffffffff, code = 0, place = 1;
  for (let index = 0; index < 4; index++) code = ((code << 8) | packed[place++]) >>> 0;

  const fill = () => {
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[place++]) >>> 0;
    }
  };
  const bit = (table, index) => {
    const odd = table[index];
    const bound = (range >>> 11) * odd;
    if (code < bound) {
      range = bound;
      table[index] = odd + ((2048 - odd) >> 5);
      fill();
      return 0;
    }
    range -= bound;
    code -= bound;
    table[index] = odd - (odd >> 5);
    fill();
    return 1;
  };
  const tree = (table, start, bits) => {
    let node = 1;
    for (let index = 0; index < bits; index++) node = (node << 1) | bit(table, start + node);
    return node - (1 << bits);
  };
  const backwards = (table, start, bits) => {
    let node = 1, value = 0;
    for (let index = 0; index < bits; index++) {
      const next = bit(table, start + node);
      node = (node << 1) | next;
      value |= next << index;
    }
    return value;
  };
  const straight = (bits) => {
    let value = 0;
    for (let index = 0; index < bits; index++) {
      range >>>= 1;
      const next = code >= range ? 1 : 0;
      if (next) code -= range;
      fill();
      value = (value << 1) | next;
    }
    return value;
  };
  const length = ({ choice, low, middle, high }) => bit(choice, 0) === 0 ? tree(low, 0, 3) : bit(choice, 1) === 0 ? 8 + tree(middle, 0, 3) : 16 + tree(high, 0, 8);
  const distance = (size) => {
    const slot = tree(slots, Math.min(size, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + backwards(special, start - slot, bits);
    return start + straight(bits - 4) * 16 + backwards(aligned, 0, 4);
  };

  let at = 0, state = 0, [first, second, third, fourth] = [0, 0, 0, 0];
  while (at < size) {
    if (bit(isMatch, state) === 0) {
      const context = 0x300 * ((at ? out[at - 1] : 0) >> 5);
      let symbol = 1;
      if (state >= 7) {
        let match = out[at - first - 1];
        do {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const next = bit(literals, context + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | next;
          if (next !== expected) break;
        } while (symbol < 0x100);
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, context + symbol);
      out[at++] = symbol & 255;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(isRepeat, state) === 0) {
      [fourth, third, second] = [third, second, first];
      count = length(lengths[0]);
      first = distance(count);
      state = state < 7 ? 7 : 10;
    } else {
      if (bit(isFirst, state) === 0) {
        if (bit(isLong, state) === 0) {
          state = state < 7 ? 9 : 11;
          out[at] = out[at - first - 1];
          at++;
          continue;
        }
      } else if (bit(isSecond, state) === 0) [first, second] = [second, first];
      else if (bit(isThird, state) === 0) [first, second, third] = [third, first, second];
      else [first, second, third, fourth] = [fourth, first, second, third];
      count = length(lengths[1]);
      state = state < 7 ? 8 : 11;
    }
    if (first >= at) throw new RangeError("a damaged piece");
    for (count += 2; count > 0 && at < size; count--, at++) out[at] = out[at - first - 1];
  }
  return out;
}
