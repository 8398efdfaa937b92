(state, isLive) => {
  const complaints = [];
  const complain = (text) => complaints.push(text);
  const words = (element) => `<${element.localName}> "${[...element.textContent.trim()].slice(0, 40).join("")}"`;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  if (state === "open") for (const details of all("details")) details.open = true;

  const isShown = (element) =>
    element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
    !element.closest(".away, .skip, caption, title, desc, style, head");
  const isScrolled = (element) => {
    for (let outer = element.parentElement; outer; outer = outer.parentElement)
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(outer).overflowX)) return true;
    return false;
  };

  // Nothing is wider than the page but what scrolls by itself, which keys can reach.
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) complain(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const element of all("body *")) {
    if (!isShown(element)) continue;
    const box = element.getBoundingClientRect();
    if ((box.right > width + 1 || box.left < -1) && !isScrolled(element) && !element.closest("svg"))
      complain(`wider than the page: ${words(element)}`);
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + 1 && element.tabIndex < 0)
      complain(`scrolls, but not by keys: ${words(element)}`);
  }

  // Contrast, by https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, of every text with what is behind it.
  const colour = (text, share = 1) => {
    const parts = (text.match(/[\d.]+/g) || []).map(Number);
    if (!text.startsWith("rgb")) return null;
    return { rgb: parts.slice(0, 3), alpha: (parts.length > 3 ? parts[3] : 1) * share };
  };
  const over = (top, below) => top.rgb.map((part, index) => part * top.alpha + below[index] * (1 - top.alpha));
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (bright + 0.05) / (dark + 0.05);
  };
  const opacity = (element) => {
    let share = 1;
    for (let outer = element; outer; outer = outer.parentElement) share *= Number(getComputedStyle(outer).opacity);
    return share;
  };
  const behind = (element) => {
    const layers = [];
    for (let outer = element; outer; outer = outer.parentElement) {
      const layer = colour(getComputedStyle(outer).backgroundColor);
      if (layer && layer.alpha > 0) layers.push(layer);
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  // What surfaces of a picture, from the lowest up, make of the colour of the page at a place.
  const behindMarks = (element, x, y) => {
    const marks = document.elementsFromPoint(x, y).filter((mark) => {
      if (!(mark instanceof SVGGeometryElement) || mark.ownerSVGElement !== element.ownerSVGElement) return false;
      return mark.isPointInFill(new DOMPoint(x, y).matrixTransform(mark.getScreenCTM().inverse()));
    });
    return marks.reverse().reduce((below, mark) => {
      const style = getComputedStyle(mark);
      const layer = colour(style.fill, Number(style.fillOpacity) * opacity(mark));
      return layer ? over(layer, below) : below;
    }, behind(element.ownerSVGElement));
  };
  const judge = (element, ink, ground) => {
    const ratio = ink ? contrast(over(ink, ground), ground) : 0;
    if (ratio < 4.5) complain(`contrast ${ratio.toFixed(2)}: ${words(element)}`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("svg") || !isShown(element)) continue;
    judge(element, colour(getComputedStyle(element).color, opacity(element)), behind(element));
  }

  // Words of pictures: contrast, size, within the picture, and none over another.
  for (const svg of all("svg").filter(isShown)) {
    svg.scrollIntoView({ block: "center" });
    const frame = svg.getBoundingClientRect();
    const boxes = [];
    for (const text of all("text", svg).filter(isShown)) {
      if (!text.textContent.trim()) continue;
      const style = getComputedStyle(text);
      const box = text.getBoundingClientRect();
      const size = parseFloat(style.fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b);
      if (size < 9) complain(`letters of ${size.toFixed(1)} px: ${words(text)}`);
      if (box.left < frame.left - 1.5 || box.right > frame.right + 1.5 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3)
        complain(`outside its picture: ${words(text)}`);
      const ink = colour(style.fill, Number(style.fillOpacity) * opacity(text));
      const edge = style.paintOrder.startsWith("stroke") && parseFloat(style.strokeWidth) >= 2 && colour(style.stroke);
      for (const share of [0.1, 0.5, 0.9]) {
        const [x, y] = [box.left + share * box.width, box.top + box.height / 2];
        if (y >= 0 && y < innerHeight) judge(text, ink, edge ? edge.rgb : behindMarks(text, x, y));
      }
      // Letters are lower than their lines.
      const shave = box.height * 0.18;
      boxes.push({ text, left: box.left + 0.5, right: box.right - 0.5, top: box.top + shave, bottom: box.bottom - shave });
    }
    boxes.sort((a, b) => a.top - b.top);
    for (let one = 0; one < boxes.length; one++)
      for (let other = one + 1; other < boxes.length && boxes[other].top < boxes[one].bottom; other++)
        if (boxes[one].left < boxes[other].right && boxes[other].left < boxes[one].right)
          complain(`one over the other: ${words(boxes[one].text)} and ${words(boxes[other].text)}`);
  }
  scrollTo(0, 0);

  // Names, roles and order.
  if (!document.documentElement.lang) complain("the page has no language");
  if (!document.title.trim()) complain("the page has no title");
  if (!document.querySelector("meta[name=viewport]")) complain("phones will show the page as on a desk, but small");
  if (all("main").length !== 1) complain("the page has not one main part");
  if (all("h1").length !== 1) complain("the page has not one title");
  if (all(isLive ? "iframe, object, embed" : "script, iframe, object, embed").length) complain("the page has a script or a frame");
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.localName[1]);
    if (next > level + 1) complain(`a level of headings is left out: ${words(heading)}`);
    level = next;
  }
  const names = all("[id]").map((element) => element.id);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) complain(`twice: the id ${name}`);
  for (const attribute of ["aria-labelledby", "aria-describedby"])
    for (const element of all(`[${attribute}]`))
      for (const name of element.getAttribute(attribute).split(/\s+/))
        if (!document.getElementById(name)) complain(`${attribute} leads nowhere: ${name}`);
  for (const link of all("a[href^='#']"))
    if (!document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)))) complain(`leads nowhere: ${words(link)}`);
  for (const svg of all("svg")) if (svg.getAttribute("role") !== "img") complain("a picture has not the role of one");
  for (const table of all("table")) {
    if (!table.caption || !table.caption.textContent.trim()) complain(`a table has no caption: ${words(table)}`);
    if (all("th", table).some((head) => !["row", "col"].includes(head.scope))) complain(`headings without scope: ${words(table)}`);
    if (!all("th[scope=col]", table).length) complain(`a table has no headings: ${words(table)}`);
  }
  for (const details of all("details"))
    if (details.firstElementChild?.localName !== "summary") complain("something opens without saying what");
  return [...new Set(complaints)].slice(0, 20);
}
