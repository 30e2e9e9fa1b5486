import { describe, expect, it } from 'vitest';
import { SECRET_WORDS } from '../../../server/projects/secret-words.ts';

/** A sample of what must not stand on a child's screen, and of what was left out on purpose. */
const BAD = `
  anus arse ass bastard beer bitch bloody bomb boob breast bum butt cigar cock condom corpse crap damn dead death devil dick die dope drug
  drunk dumb erotic fanny fart fat fool ghost god gun hash hate hell heroin idiot jail kill killer kinky knife knob loser lust moron murder
  naked nazi nipple nude penis pimp piss poison poo poop porn prick pussy rape rifle satan scum sex sexy shit skull slag slave slut snot
  spit stab stupid suck suicide sword terror tit tits toilet torture turd ugly urine vampire victim vodka vomit vulva war weapon weed
  whore willy wine witch zombie bible church jesus mosque pope priest temple election politics president lego nike pepsi google
`
  .trim()
  .split(/\s+/);

/** Of each of these at most one: they sound the same. */
const SAME_SOUND = `
  ate/eight bare/bear bean/been beach/beech beat/beet berry/bury blew/blue board/bored bread/bred break/brake buy/by/bye carat/carrot/caret
  caught/court ceiling/sealing cell/sell cellar/seller cent/scent/sent cereal/serial check/cheque cheap/cheep chews/choose chilli/chilly
  clause/claws coarse/course conker/conquer creak/creek cue/queue current/currant dear/deer dew/due die/dye draft/draught eye/i fair/fare
  farther/father feat/feet find/fined fir/fur flaw/floor flea/flee flour/flower for/four/fore fort/fought foul/fowl gait/gate grate/great
  groan/grown guessed/guest hail/hale hair/hare hall/haul heal/heel hear/here heard/herd hi/high him/hymn hoarse/horse hole/whole hour/our
  idle/idol key/quay knead/need knight/night knit/nit knot/not know/no knows/nose lain/lane leak/leek lead/led lessen/lesson loan/lone
  made/maid mail/male main/mane maize/maze meat/meet medal/meddle metal/mettle miner/minor mist/missed moose/mousse morning/mourning
  muscle/mussel naval/navel none/nun oar/or/ore pail/pale pain/pane pair/pear/pare passed/past patience/patients paw/poor/pore/pour pause/paws
  pea/pee peace/piece peak/peek pedal/peddle peel/peal petal/pedal pie/pi place/plaice plain/plane plum/plumb pole/poll practice/practise
  pray/prey principal/principle profit/prophet rain/reign/rein raise/rays rap/wrap read/red read/reed right/write ring/wring road/rode/rowed
  role/roll root/route rose/rows sail/sale sauce/source saw/sore/soar scene/seen sea/see seam/seem sew/so/sow shake/sheikh shoe/shoo
  shore/sure sight/site sleigh/slay soul/sole some/sum son/sun stair/stare stake/steak stalk/stork stationary/stationery steal/steel
  story/storey straight/strait suite/sweet tail/tale tea/tee team/teem tear/tier their/there threw/through throne/thrown thyme/time tide/tied
  tire/tyre to/too/two toad/towed toe/tow vain/vane/vein vale/veil wade/weighed wail/whale waist/waste wait/weight war/wore ware/wear/where
  warn/worn way/weigh weak/week weather/whether which/witch whine/wine wood/would yoke/yolk
`
  .trim()
  .split(/\s+/)
  .map((group) => group.split('/'));

/** Every text that is one letter changed, added, left out or swapped with the next away from the word. */
function* slips(word: string): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    yield before + after.slice(1);
    if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
    for (const letter of letters) {
      yield before + letter + after;
      yield before + letter + after.slice(1);
    }
  }
}

describe('the secret words', () => {
  const listed = new Set(SECRET_WORDS);

  it('are at least 2,048, each there once', () => {
    expect(SECRET_WORDS.length).toBeGreaterThanOrEqual(2_048);
    expect(listed.size).toBe(SECRET_WORDS.length);
  });

  it('have 3 to 7 letters of a to z', () => {
    expect(SECRET_WORDS.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([]);
  });

  it('stand in alphabetical order', () => {
    expect(SECRET_WORDS).toEqual([...SECRET_WORDS].sort());
  });

  it('can not be changed', () => {
    expect(Object.isFrozen(SECRET_WORDS)).toBe(true);
  });

  it('are none that a school would mind', () => {
    expect(BAD.filter((word) => listed.has(word))).toEqual([]);
  });

  it('are at most one of words that sound the same', () => {
    expect(SAME_SOUND.filter((group) => group.filter((word) => listed.has(word)).length > 1)).toEqual([]);
  });

  it('do not become one another by a slip of the finger', () => {
    const close = SECRET_WORDS.flatMap((word) =>
      [...slips(word)].filter((slip) => slip !== word && listed.has(slip)).map((slip) => `${word} ${slip}`),
    );
    expect(close).toEqual([]);
  });

  it('hold no plural beside its singular', () => {
    expect(
      SECRET_WORDS.filter(
        (word) => listed.has(`${word}s`) || listed.has(`${word}es`) || (listed.has(word.replace(/y$/, 'ies')) && word.endsWith('y')),
      ),
    ).toEqual([]);
  });

  it('are spelled alike in Britain and America', () => {
    const differing =
      /^(colou?r|gr[ae]y|cent(re|er)|tyre|p[yj]+jamas?|favou?rite|mum|mom|plow|plough|mou?ld|neighbou?r|harbou?r|flavou?r|theat(re|er)|met(re|er)|lit(re|er)|fib(re|er)|che(que|ck)|co[sz]y|jewel+e?ry|hono(u)?r|humou?r|armou?r|wool+en|maths?|catalog(ue)?|dialog(ue)?|licen[cs]e|practi[cs]e|omelett?e?|chil+[iy])$/;
    expect(SECRET_WORDS.filter((word) => differing.test(word))).toEqual([]);
  });
});
