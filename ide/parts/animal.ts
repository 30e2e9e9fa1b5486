import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** 32 × 32, cut out of one piece of coloured wood: the fill is the hue, eyes and muzzle are what was cut away. */
const ANIMALS = {
  fox: svg`<path d="M4 5l7.5 4.2h9L28 5v11.5C28 23 21 28 16 29.5 11 28 4 23 4 16.5z" fill="currentColor" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><path class="cut" d="M16 28.5c-5-1.5-10.3-5.2-11.4-10C9 18 13 20.5 16 25c3-4.5 7-7 11.4-6.5-1.1 4.8-6.4 8.5-11.4 10z"/><g class="cut"><circle cx="11" cy="14.8" r="1.7"/><circle cx="21" cy="14.8" r="1.7"/></g><circle cx="16" cy="26.2" r="2.1" fill="currentColor"/>`,
  owl: svg`<path d="M5 4.5C9 7.5 12.5 7.8 16 7.8S23 7.5 27 4.5c1.7 6.5 1.5 9 1.5 13C28.5 25 22.5 29.5 16 29.5S3.5 25 3.5 17.5c0-4-.2-6.5 1.5-13z" fill="currentColor" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><g class="cut"><circle cx="10.5" cy="15.5" r="5"/><circle cx="21.5" cy="15.5" r="5"/><path d="M16 18.5l2.6 3.2-2.6 3.5-2.6-3.5z"/></g><g fill="currentColor"><circle cx="11.2" cy="15.5" r="2.3"/><circle cx="20.8" cy="15.5" r="2.3"/></g>`,
  hare: svg`<g fill="currentColor"><ellipse cx="10" cy="9.5" rx="4.2" ry="9" transform="rotate(-8 10 9.5)"/><ellipse cx="22" cy="9.5" rx="4.2" ry="9" transform="rotate(8 22 9.5)"/><ellipse cx="16" cy="21" rx="11.5" ry="9.8"/></g><g class="cut"><ellipse cx="10" cy="8.8" rx="1.6" ry="5.4" transform="rotate(-8 10 8.8)"/><ellipse cx="22" cy="8.8" rx="1.6" ry="5.4" transform="rotate(8 22 8.8)"/><circle cx="11.5" cy="19.5" r="1.8"/><circle cx="20.5" cy="19.5" r="1.8"/><path d="M13.3 23.3h5.4L16 26.5z"/></g>`,
  frog: svg`<g fill="currentColor"><circle cx="8.8" cy="9.5" r="5.8"/><circle cx="23.2" cy="9.5" r="5.8"/><ellipse cx="16" cy="19" rx="13.5" ry="10.5"/></g><g class="cut"><circle cx="8.8" cy="9.5" r="3.2"/><circle cx="23.2" cy="9.5" r="3.2"/></g><g fill="currentColor"><circle cx="9.3" cy="9.8" r="1.6"/><circle cx="22.7" cy="9.8" r="1.6"/></g><path class="cutline" d="M8.5 20.5c4 4.5 11 4.5 15 0"/>`,
  bear: svg`<g fill="currentColor"><circle cx="7.5" cy="8.5" r="4.8"/><circle cx="24.5" cy="8.5" r="4.8"/><circle cx="16" cy="18" r="12"/></g><g class="cut"><ellipse cx="16" cy="22.3" rx="6" ry="4.8"/><circle cx="11" cy="15" r="1.7"/><circle cx="21" cy="15" r="1.7"/></g><ellipse cx="16" cy="20.6" rx="2.4" ry="1.8" fill="currentColor"/>`,
  whale: svg`<path d="M2 18.5C2 11.5 7.5 8.5 13.5 8.5c6.5 0 9 4.5 11 7 .3-2.8-.8-4.8-2.6-6.8 2.7 0 4.5.7 5.8 2.3.3-2 1.3-3.6 3.3-4.5.6 4.5-.3 8.7-2 12C27 24.5 21 27.5 14 27.5c-7 0-12-3.5-12-9z" fill="currentColor"/><circle class="cut" cx="8.5" cy="16.5" r="1.8"/><path class="cutline" d="M3.5 21c5 3 12 2.5 16.5-.5"/>`,
  turtle: svg`<g fill="currentColor"><path d="M2.5 22C2.5 13 8 7.5 14 7.5S25.5 13 25.5 22z"/><path d="M22 20c0-5 2-8 5-8 2.3 0 4 1.7 4 4.2C31 20 28 22.5 24 22.5z"/><rect x="5" y="20" width="6.5" height="7.5" rx="2.5"/><rect x="16.5" y="20" width="6.5" height="7.5" rx="2.5"/></g><path class="cutline" d="M3.5 21.5h20M9.5 21l2-7h5l2 7M11.5 14l-3.5-3M16.5 14l3.5-3"/><circle class="cut" cx="27.5" cy="15.8" r="1.5"/>`,
  mouse: svg`<g fill="currentColor"><circle cx="7.8" cy="10.5" r="7"/><circle cx="24.2" cy="10.5" r="7"/><path d="M5.5 19C5.5 13 10 10.5 16 10.5S26.5 13 26.5 19c0 5-6.5 10.5-10.5 10.5S5.5 24 5.5 19z"/></g><g class="cut"><circle cx="7.8" cy="10.5" r="3.6"/><circle cx="24.2" cy="10.5" r="3.6"/><circle cx="12" cy="19" r="1.7"/><circle cx="20" cy="19" r="1.7"/><ellipse cx="16" cy="26.5" rx="2.1" ry="1.6"/></g>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type AnimalName = keyof typeof ANIMALS;

export const ANIMAL_NAMES: readonly AnimalName[] = Object.keys(ANIMALS).filter(isAnimal);

export function isAnimal(word: string): word is AnimalName {
  return Object.hasOwn(ANIMALS, word);
}

/** The head of an animal in the hue of the element around it. */
export function animal(name: AnimalName): TemplateResult {
  return html`<svg class="animal" viewBox="0 0 32 32" aria-hidden="true">${ANIMALS[name]}</svg>`;
}
