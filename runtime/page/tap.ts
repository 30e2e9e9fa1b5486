/** Which connection of which page load it is: the server is told the same. */
export interface Link {
  load: string;
  attempt: number;
}

/** For a script around the page that wants to see its messages pass. It is called at the moment that each name tells. */
export interface Tap {
  /** Here is the way to send in the page's name. */
  begin(send: (text: string) => void): void;
  /** `kept`: so many of the messages sent before have gone out only now. */
  connected(link: Link, kept: number): void;
  /** The page's code sends a message, and is on the stack. */
  sends(): void;
  /** A message came. Whatever happens until `handled` happens because of it. */
  receives(): void;
  /** `isHeard`: a function of the page took it. */
  handled(isHeard: boolean): void;
}

const PLACE = 'wszero:tap';

/** For a script that stands before `wszero.js` on a page. */
export function leaveTap(tap: Tap): void {
  Object.defineProperty(window, PLACE, { value: tap, configurable: true });
}

/** What was left there, if anything. It is gone then: no script of the page's own ever finds it. */
export function takeTap(): Tap | undefined {
  const tap: unknown = Reflect.get(window, PLACE);
  Reflect.deleteProperty(window, PLACE);
  return isTap(tap) ? tap : undefined;
}

function isTap(value: unknown): value is Tap {
  return typeof value === 'object' && value !== null && 'begin' in value && typeof value.begin === 'function';
}
