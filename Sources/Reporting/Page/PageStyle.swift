/// How a page looks: one column for reading, on any screen and on paper, in light and in dark.
enum PageStyle {
  /// The width that pictures are drawn for on wide screens, which is the width of the column.
  static let wide = 720
  /// The width that pictures are drawn for on phones.
  static let narrow = 344
  /// The width of pictures that are drawn once for both.
  static let middle = 520
  /// The bytes of a picture from which on it is drawn once.
  static let heaviest = 100_000

  /// The style sheet, whose colours are those of pictures (``DrawingStyle``) and two more.
  static let css = """
    :root { --page-wash: #f3f5f7; --page-link: #0a58b5; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --page-wash: #1f242a; --page-link: #8ab8ff; }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 3rem 1rem 5rem; max-width: 47rem;
      background: var(--drawing-paper); color: var(--drawing-text);
      font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
      overflow-wrap: anywhere;
    }
    h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
    h1 { margin: 0 0 1.25rem; font-size: clamp(1.7rem, 1.3rem + 2vw, 2.4rem); letter-spacing: -0.015em; }
    h2 { margin: 0 0 1rem; font-size: 1.45rem; letter-spacing: -0.01em; }
    h3 { margin: 0 0 0.25rem; font-size: 1.05rem; }
    p, ul { margin: 0 0 1rem; max-width: 40rem; }
    ul { padding-left: 1.25rem; }
    li { margin: 0 0 0.35rem; }
    header p { font-size: 1.125rem; }
    section { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--drawing-grid); }
    a { color: var(--page-link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--page-link); outline-offset: 3px; border-radius: 2px; }
    main:focus { outline: none; }
    .skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--drawing-paper); }
    .skip:focus { top: 0.5rem; }
    .away {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    nav { margin: 2rem 0 0; font-size: 0.95rem; }
    nav ol { margin: 0; padding: 0; list-style: none; columns: 14rem; }
    nav li { margin: 0; break-inside: avoid; }
    nav a { display: block; padding: 0.3rem 0; text-decoration: none; }
    nav a:hover { text-decoration: underline; }
    figure, .sheet, .lines { margin: 2rem 0 2.5rem; }
    figcaption p, .lines p { margin-bottom: 0.75rem; color: var(--drawing-quiet); }
    .picture svg { display: block; width: 100%; height: auto; }
    .wide { display: none; }
    .narrow { max-width: 30rem; }
    .broad svg { width: 45rem; }
    .broad .scrolling { max-height: none; }
    details { position: relative; margin-top: 0.5rem; font-size: 0.9rem; }
    summary { width: fit-content; padding: 0.3rem 0; color: var(--page-link); cursor: pointer; }
    .save { position: relative; margin: 0.5rem 0; max-width: none; font-size: 0.9rem; color: var(--drawing-quiet); }
    .scrolling { position: relative; overflow: auto; max-height: 34rem; }
    table { width: max-content; border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { padding: 0.35rem 0 0.35rem 1.25rem; text-align: right; vertical-align: baseline; white-space: nowrap; }
    th:first-child { padding-left: 0; }
    .t { text-align: start; }
    td.t, th.t { white-space: normal; overflow-wrap: break-word; max-width: 20rem; }
    thead th {
      position: sticky; top: 0; background: var(--drawing-paper); vertical-align: bottom;
      box-shadow: inset 0 -1px var(--drawing-quiet); white-space: normal; overflow-wrap: break-word;
      max-width: 12rem;
    }
    tbody th { font-weight: 400; }
    tbody tr { border-bottom: 1px solid var(--drawing-grid); }
    pre {
      margin: 0; padding: 0.75rem 1rem; width: fit-content; min-width: 100%; background: var(--page-wash);
      font: 0.85rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      overflow-wrap: normal;
    }
    @media screen and (min-width: 40rem) {
      body { padding: 4rem 1.5rem 6rem; max-width: 48rem; }
      .wide { display: block; }
      .narrow { display: none; }
      .broad svg { width: 100%; }
    }
    @media screen and (min-width: 70rem) {
      body:has(nav) {
        display: grid; grid-template-columns: 14rem minmax(0, 45rem); column-gap: 3.5rem; max-width: none;
        justify-content: center; align-items: start;
      }
      body:has(nav) header, body:has(nav) main { grid-column: 2; }
      body:has(nav) nav {
        grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 2rem; margin: 0.6rem 0 0;
        max-height: calc(100vh - 4rem); overflow-y: auto;
      }
      body:has(nav) nav ol { columns: 1; padding-right: 1rem; border-right: 1px solid var(--drawing-grid); }
    }
    @media print {
      @page { margin: 1.6cm; }
      html { font-size: 10pt; }
      body { padding: 0; max-width: none; }
      .skip, nav, .save { display: none; }
      .wide { display: block; }
      .narrow { display: none; }
      .broad svg { width: 100%; }
      .scrolling { overflow: visible; max-height: none; }
      thead th { position: static; box-shadow: none; border-bottom: 1px solid var(--drawing-quiet); }
      section { margin-top: 1.5rem; padding-top: 1rem; }
      h1, h2, h3, figcaption { break-after: avoid; }
      .picture, tr, li { break-inside: avoid; }
      thead { display: table-header-group; }
      pre { white-space: pre-wrap; width: auto; }
      table { width: auto; }
      th, td { white-space: normal; }
      details::details-content { display: block; content-visibility: visible; height: auto; }
      summary { list-style: none; color: inherit; font-weight: 600; }
      a { color: inherit; }
    }

    """
}
