import { randomInt } from 'node:crypto';

/** How somebody or something may be, in a way that everybody would like to be called. */
export const ADJECTIVES: readonly string[] = listOf(`
  able active agile airy alert amazing awake awesome bold bouncy brave breezy bright brisk bubbly busy calm careful cheerful clever
  cloudy comfy cool cosmic crafty crisp curious daring dazzling dreamy eager early epic fair famous fancy fast fearless festive fluffy
  friendly frosty fuzzy gentle giant giddy glad gleaming golden good graceful grand great happy helpful honest hopeful humble jolly
  joyful keen kind lively loyal lucky magic merry mighty modern neat nice nimble noble patient peaceful perfect playful polite proud
  quick quiet rapid ready royal shiny silent silver smart smooth snappy snowy sparkly speedy splendid spotted steady striped strong
  super sweet swift tidy tiny trusty warm wild wise witty zany zippy
`);

/** Animals that nobody is called by to be teased. */
export const ANIMALS: readonly string[] = listOf(`
  alpaca antelope badger beagle bear bison bobcat buffalo bunny butterfly camel canary caribou cheetah chipmunk collie corgi crab
  crane cricket deer dolphin dragon duckling eagle elephant elk falcon finch firefly flamingo fox frog gazelle gecko
  gerbil giraffe goat goldfish hamster hare hawk hedgehog heron hippo horse husky iguana kangaroo kestrel kitten kiwi koala
  ladybird lemur leopard lion lizard llama lobster lynx magpie mammoth manatee meerkat moose moth mouse narwhal newt octopus
  ostrich otter owl panda parrot peacock pelican penguin phoenix pony poodle puffin puppy quail rabbit reindeer robin rooster salmon
  sparrow squid squirrel starfish stork swan tiger toucan turtle unicorn walrus whale wolf wombat zebra
`);

/** What one can have or see. */
export const THINGS: readonly string[] = listOf(`
  acorn anchor apple balloon banana basket beach bell bicycle blanket blossom boat book bottle bridge bucket button cabin cactus cake
  camera candle canoe carpet carrot castle cherry cloud coconut comet compass cookie cottage crayon crown cup cushion daffodil desk
  door drum envelope feather fiddle flag flower flute forest fountain garden guitar hammock harp hat hill igloo island jacket
  jigsaw kettle kite ladder lake lamp lantern leaf lemon lighthouse locket map maple marble meadow melon mitten moon mountain muffin
  noodle notebook orange orchard paddle paintbox palace pancake parachute peach pebble pencil piano picnic pillow planet pocket potato
  pumpkin puzzle pyramid radio rainbow raindrop ribbon river robot rocket sandal scarf scooter shoe snowball sofa spoon star
  sundial sunflower table teapot telescope tent ticket toast train treasure trumpet tulip tunnel umbrella valley violin wagon walnut
  waterfall wheel whistle window
`);

const LOWEST = 10;
const HIGHEST = 9_999;

/**
 * The readable address of a new project: `brave-otter-lamp-42`. A name that gives no right, so it may be short; that no
 * other project has it is for the store to say.
 */
export function newAddress(): string {
  return [oneOf(ADJECTIVES), oneOf(ANIMALS), oneOf(THINGS), randomInt(LOWEST, HIGHEST + 1)].join('-');
}

function oneOf(words: readonly string[]): string {
  const word = words[randomInt(words.length)];
  if (word === undefined) throw new Error('There is no word to choose from.');
  return word;
}

function listOf(text: string): readonly string[] {
  return Object.freeze(text.trim().split(/\s+/));
}
