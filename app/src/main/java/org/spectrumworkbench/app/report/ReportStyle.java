package org.spectrumworkbench.app.report;

/** How a report looks; it follows the reader's choice of light or dark. */
final class ReportStyle {
  static final String CSS =
      """
      :root { color-scheme: light dark; --ground: #fff; --text: #24292f; --muted: #57606a; --line: #d0d7de;
        --accent: #0550ae; --raised: #f6f8fa; --warn: #9a6700; }
      .dark { display: none }
      @media (prefers-color-scheme: dark) {
        :root { --ground: #0d1117; --text: #e6edf3; --muted: #9aa4af; --line: #30363d; --accent: #79c0ff;
          --raised: #161b22; --warn: #f0e442; }
        .light { display: none } .dark { display: block }
      }
      body { margin: 0; background: var(--ground); color: var(--text);
        font: 15px/1.55 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif }
      main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
      h1 { font-size: 1.9rem; margin: 0 0 .4rem } h2 { font-size: 1.3rem; margin: 2.4rem 0 .6rem;
        border-bottom: 1px solid var(--line); padding-bottom: .25rem } h3 { font-size: 1rem; margin: 1.4rem 0 .3rem }
      .lead { font-size: 1.15rem; margin: .2rem 0 } .muted { color: var(--muted); font-size: .9em }
      .warning { color: var(--warn); font-weight: 600 }
      .scroll { overflow-x: auto } table { border-collapse: collapse; margin: .6rem 0 1rem; font-variant-numeric: tabular-nums }
      th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
      th { color: var(--muted); font-weight: 600; font-size: .85em }
      .probe td { padding: .3rem .6rem; white-space: nowrap } .probe th { padding-left: .6rem }
      .ringed { outline: 2px solid var(--accent); outline-offset: -3px; border-radius: 8px; font-weight: 600 }
      .alike { font-style: italic }
      figure { margin: 1rem 0 } svg { max-width: 100%; height: auto }
      pre { background: var(--raised); padding: .8rem 1rem; overflow-x: auto; border-radius: 6px }
      details summary { cursor: pointer; color: var(--accent) } li { margin: .25rem 0 }
      @media print { :root { --ground: #fff; --text: #000 } details { display: none } }
      """;

  private ReportStyle() {}
}
