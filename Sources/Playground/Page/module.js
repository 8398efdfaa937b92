// Puts the engine together in a worker, from what every page has and what the mechanisms of this page need.

onmessage = async ({ data: { unpacker, base, pieces } }) => {
  try {
    const unpack = await unpackerIn(unpacker);
    const shared = unpack("base", base);
    const bytes = assembled(shared, new Map(pieces.map(([number, packed]) => [number, unpack("piece", packed)])));
    postMessage({ bytes }, [bytes.buffer]);
  } catch (error) {
    postMessage({ failed: String(error && error.message || error) });
  }
};

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
  const all = [base.subarray(12, 12 + before), Uint8Array.of(10), numbered(size), ...parts, base.subarray(rest, rest + behind)];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of all) {
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
