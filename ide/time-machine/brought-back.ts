/** The project is what it was. `before`: the version that holds what was there until then. */
export class BroughtBack extends Event {
  static readonly type = 'brought-back';
  readonly words: string;
  readonly before: number;

  constructor(words: string, before: number) {
    super(BroughtBack.type);
    this.words = words;
    this.before = before;
  }
}
