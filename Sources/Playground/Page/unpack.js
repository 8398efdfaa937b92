// The engine, which the page holds in pieces: what every page needs, and what some mechanisms need. Each piece is
// base64 of its length and an LZMA stream, which takes a third less room than what browsers can unpack themselves.

function unpackedModule() {
  const lines = document.getElementById("module").textContent.trim().split(/\s+/);
  const [base, ...others] = lines.map((line) => line.split(":"));
  return assembled(unpacked(base[1]), new Map(others.map(([number, text]) => [Number(number), unpacked(text)])));
}

function unpacked(text) {
  const letters = atob(text);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return decompressed(bytes.subarray(4), new DataView(bytes.buffer).getUint32(0, true));
}

// Puts functions back into their places; those of pieces that are not here can never be called.
function assembled(base, pieces) {
  const view = new DataView(base.buffer, base.byteOffset);
  const [before, count, behind] = [0, 4, 8].map((place) => view.getUint32(place, true));
  const owners = base.subarray(12 + before, 12 + before + count);
  const rest = 12 + before + count;
  const places = new Map([[0, { bytes: base.subarray(rest + behind), at: 0 }]]);
  for (const [number, bytes] of pieces) places.set(number, { bytes, at: 0 });
  const missing = Uint8Array.of(3, 0, 0, 11);
  const parts = [numbered(count)];
  for (const owner of owners) {
    const piece = places.get(owner);
    if (!piece) {
      parts.push(missing);
      continue;
    }
    let size = 0, shift = 0, at = piece.at, byte;
    do {
      byte = piece.bytes[at++];
      size += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte > 127);
    parts.push(piece.bytes.subarray(piece.at, at + size));
    piece.at = at + size;
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return joined([base.subarray(12, 12 + before), Uint8Array.of(10), numbered(size), ...parts, base.subarray(rest, rest + behind)]);
}

function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}

// A whole number as modules write it, seven bits in a byte.
function numbered(number) {
  const bytes = [];
  do {
    bytes.push((number & 127) | (number > 127 ? 128 : 0));
    number >>>= 7;
  } while (number);
  return Uint8Array.from(bytes);
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
  return joined(parts);
}
