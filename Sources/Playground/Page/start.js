// Unpacks the scripts of the page, its data and its words, and lets them take their places. Where that cannot be, the
// report that is in the page stays, with a sentence that says so.

(async () => {
  const text = (id) => document.getElementById(id).textContent;
  try {
    if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
      document.getElementById("old").hidden = false;
      return;
    }
    const unpack = await unpackerIn(text("unpacker"));
    for (const [id, type, content] of JSON.parse(new TextDecoder().decode(unpack("texts", text("packed"))))) {
      const script = document.createElement("script");
      Object.assign(script, { id, type });
      script.textContent = content;
      document.body.append(script);
    }
  } catch (error) {
    document.getElementById("damaged").hidden = false;
    console.error(error);
  }
})();
