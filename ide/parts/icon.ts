import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** The one set of icons: 20 × 20, one stroke, round ends. They are drawn in the page, so nothing is fetched. */
const ICONS = {
  check: svg`<path d="M4 10.5l4 4 8-9"/>`,
  book: svg`<path d="M10 5.5C8 4 5.5 3.8 3 4v11c2.5-.2 5 0 7 1.5 2-1.5 4.5-1.7 7-1.5V4c-2.5-.2-5 0-7 1.5zM10 5.5v11"/>`,
  bulb: svg`<path d="M7.5 14c-.5-1.5-2.5-2.7-2.5-5.5a5 5 0 0 1 10 0c0 2.8-2 4-2.5 5.5zM8 17h4"/>`,
  next: svg`<path d="M4 10h12M11 5l5 5-5 5"/>`,
  pencil: svg`<path d="M12.5 4.5l3 3L7 16H4v-3z"/>`,
  share: svg`<circle cx="15" cy="5" r="2.2"/><circle cx="5" cy="10" r="2.2"/><circle cx="15" cy="15" r="2.2"/><path d="M7 9l6-3M7 11l6 3"/>`,
  sun: svg`<circle cx="10" cy="10" r="3.2"/><path d="M10 2.5v1.7M10 15.8v1.7M2.5 10h1.7M15.8 10h1.7M4.7 4.7l1.2 1.2M14.1 14.1l1.2 1.2M4.7 15.3l1.2-1.2M14.1 5.9l1.2-1.2"/>`,
  moon: svg`<path d="M16.5 11.6A7 7 0 0 1 8.4 3.5a7 7 0 1 0 8.1 8.1z"/>`,
  contrast: svg`<circle cx="10" cy="10" r="6.8"/><path d="M10 3.2a6.8 6.8 0 0 1 0 13.6z" fill="currentColor"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  reload: svg`<path d="M16 10a6 6 0 1 1-1.8-4.3M16.5 3v3.5H13"/>`,
  close: svg`<path d="M5 5l10 10M15 5L5 15"/>`,
  console: svg`<path d="M4 6l4 4-4 4M10 15h6"/>`,
  messages: svg`<path d="M3 6.5h11M11.5 4L14 6.5 11.5 9M17 13.5H6M8.5 11L6 13.5 8.5 16"/>`,
  eye: svg`<path d="M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5z"/><circle cx="10" cy="10" r="2.2"/>`,
  play: svg`<path d="M6.5 4l9 6-9 6z"/>`,
  key: svg`<circle cx="6.5" cy="13.5" r="3.5"/><path d="M9 11l7-7M13 7l2.5 2.5"/>`,
  copy: svg`<rect x="7" y="7" width="9.5" height="9.5" rx="2"/><path d="M13 4.5c0-.6-.4-1-1-1H4.5c-.6 0-1 .4-1 1V12c0 .6.4 1 1 1"/>`,
  stop: svg`<rect x="5" y="5" width="10" height="10" rx="1.5"/>`,
  down: svg`<path d="M5.5 8l4.5 4.5L14.5 8"/>`,
  take: svg`<path d="M10 3.5v9M6 9l4 4 4-4M4 16.5h12"/>`,
  right: svg`<path d="M8 5.5l4.5 4.5L8 14.5"/>`,
  users: svg`<circle cx="7.5" cy="7" r="3"/><path d="M2 16c.5-3.2 2.7-4.8 5.5-4.8s5 1.6 5.5 4.8M13 4.3a3 3 0 0 1 0 5.4M15 11.7c1.7.6 2.7 2 3 4.3"/>`,
  server: svg`<rect x="3" y="3.5" width="14" height="5.5" rx="1.5"/><rect x="3" y="11" width="14" height="5.5" rx="1.5"/><path d="M6.2 6.25h.01M6.2 13.75h.01" stroke-width="2.6"/><path d="M10 6.25h4M10 13.75h4"/>`,
  page: svg`<rect x="2.5" y="3.5" width="15" height="13" rx="2"/><path d="M2.5 7.5h15M5.2 5.5h.01M7.6 5.5h.01" />`,
  cross: svg`<path d="M6 6l8 8M14 6l-8 8" stroke-width="2.6"/>`,
  alert: svg`<path d="M10 3l7.5 13h-15zM10 8v3.5M10 13.8h.01"/>`,
  pause: svg`<path d="M7 5v10M13 5v10" stroke-width="2.5"/>`,
  replay: svg`<path d="M4 10a6 6 0 1 0 1.8-4.3M3.5 3v3.5H7M9 7.8l3.5 2.2L9 12.2z"/>`,
  picture: svg`<rect x="2.5" y="3.5" width="15" height="13" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="M3 14.5l4.5-4 3 2.5 3-3 4 3.5"/>`,
  sound: svg`<path d="M3.5 8v4h3l4 3.5v-11L6.5 8zM13.5 7.5a3.5 3.5 0 0 1 0 5M15.8 5.2a6.8 6.8 0 0 1 0 9.6"/>`,
  film: svg`<rect x="2.5" y="4" width="15" height="12" rx="2"/><path d="M8.5 7.5l4 2.5-4 2.5z"/>`,
  font: svg`<path d="M4 16L9 4h2l5 12M6 12h8"/>`,
  up: svg`<path d="M10 13V4M6 7.5L10 3.5l4 4M4 16.5h12"/>`,
  trash: svg`<path d="M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5"/>`,
  cloud: svg`<path d="M3 3l14 14M6.5 15.5a3.5 3.5 0 0 1-.6-7 4.5 4.5 0 0 1 .8-1.6M9.2 4.7a4.6 4.6 0 0 1 5.2 4.1 3.4 3.4 0 0 1 1.8 5.6"/>`,
  remix: svg`<path d="M5 3v6a4 4 0 0 0 4 4h6M12 10l3 3-3 3M5 17v-4"/>`,
  send: svg`<path d="M3 9.5L17 3.5 12.5 17l-3-5.5zM9.5 11.5L17 3.5"/>`,
  filter: svg`<path d="M3 5h14M5.5 10h9M8 15h4"/>`,
  table: svg`<rect x="2.5" y="4" width="15" height="12" rx="2"/><path d="M2.5 8h15M2.5 12h15M8 8v8"/>`,
  left: svg`<path d="M12 5.5L7.5 10l4.5 4.5"/>`,
  cut: svg`<circle cx="5.5" cy="6" r="2.3"/><circle cx="5.5" cy="14" r="2.3"/><path d="M7.4 7.3L17 14M7.4 12.7L17 6"/>`,
  snail: svg`<path d="M2.5 15.5h11c2 0 3-1.200 3-3V8.500M16.500 8.500l-1.300-3M16.500 8.500l1.200-3"/><circle cx="8.500" cy="10.200" r="5"/><path d="M8.500 12.400a2.200 2.200 0 1 1 2.200-2.200c0 1-.6 1.600-1.300 1.600"/>`,
  larger: svg`<path d="M11.500 3.500h5v5M16.500 3.500l-6 6M8.500 16.500h-5v-5M3.500 16.500l6-6"/>`,
  smaller: svg`<path d="M16.500 8.500h-5v-5M11.500 8.500l5.500-5.500M3.500 11.500h5v5M8.500 11.500l-5.500 5.500"/>`,
  letters: svg`<path d="M2 15.5L6.3 4.5h.4l4.3 11M3.5 11.8h6"/><circle cx="14.4" cy="12.6" r="2.8"/><path d="M17.3 9.6v5.9"/>`,
  help: svg`<circle cx="10" cy="10" r="6.8"/><path d="M8 8.2a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.5M10 13.8h.01"/>`,
  keyboard: svg`<rect x="2" y="5" width="16" height="10.5" rx="2"/><path d="M5 8.2h.01M8.3 8.2h.01M11.7 8.2h.01M15 8.2h.01M6.7 12.3h6.6"/>`,
  mend: svg`<path d="M16.3 6.2l-2.7 2.6-2.4-2.4 2.6-2.7a4.2 4.2 0 0 0-5.6 5.3l-4.9 4.9a1.7 1.7 0 0 0 2.4 2.4l4.9-4.9a4.2 4.2 0 0 0 5.7-5.2z"/>`,
  clock: svg`<circle cx="10" cy="10" r="6.8"/><path d="M10 5.8V10l2.8 2"/>`,
  info: svg`<circle cx="10" cy="10" r="6.8"/><path d="M10 9.3v4M10 6.5h.01"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof ICONS;

/** A drawing beside words, so hidden from screen readers. Its colour is the text's. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <g fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</g>
  </svg>`;
}
