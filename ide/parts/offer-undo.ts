/** Something was done at once and can be put back. The shell shows it in a note with a button. */
export class OfferUndo extends Event {
  static readonly type = 'offer-undo';
  readonly words: string;
  readonly undo: () => void;

  constructor(words: string, undo: () => void) {
    super(OfferUndo.type, { bubbles: true });
    this.words = words;
    this.undo = undo;
  }
}

declare global {
  interface HTMLElementEventMap {
    'offer-undo': OfferUndo;
  }
}
