// The bytes of the module, which the page holds as base64 of a deflated stream.

async function unpackedModule() {
  const text = document.getElementById("module").textContent.trim();
  const letters = atob(text);
  const packed = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index++) packed[index] = letters.charCodeAt(index);
  return inflated(packed, Infinity);
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
  const bytes = new Uint8Array(size);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}
