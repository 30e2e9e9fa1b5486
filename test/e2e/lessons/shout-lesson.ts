import { FRONT } from '../../server/lessons/lesson-folder.ts';

/** A step with this check, which says `Hint NAME` for each of its ways. */
function step(check: string): string {
  const ways = [...check.matchAll(/^ {2}([\w-]+): \{/gm)].map(([, name]) => name);
  const say = ways.map((name) => `${name}: Hint ${name}\n`).join('');
  return `## Step\n\nWords.\n\n\`\`\`check\n${check}\`\`\`\n\n${say === '' ? '' : `\`\`\`say\n${say}\`\`\`\n`}`;
}

const SHOUT = `clients: [Ann, Bo, Cy]
do:
  - { as: Ann, send: shout, with: { text: $word } }
expect:
  - { all: [Ann, Bo, Cy], get: heard, with: { text: $word }, times: 1 }
ways:
  only-ann: { only: [Ann], get: heard }
  twice: { twice: heard }
  instead: { instead: listened }
  unheard: { unheard: shout }
  endless: { endless: true }
  failed: { failed: shout }
  wrong: { wrong: text, get: heard }
`;

const PRIVATE = `clients: [Ann, Bo]
do:
  - { as: Ann, send: ask }
expect:
  - { all: [Ann], get: told }
  - { none: [Bo] }
ways:
  everybody: { extra: [Bo], get: told }
`;

const CUT_AND_SLOW = `clients: [Ann, Bo, Cy]
rounds:
  - do: [{ cut: Cy }]
    expect: [{ all: [Ann, Bo], get: left, with: { name: Cy }, times: 1 }]
  - do:
      - { slow: Bo }
      - { as: Bo, send: shout, with: { text: $word1 } }
      - { as: Ann, send: shout, with: { text: $word2 }, at-once: true }
    expect: [{ all: [Ann, Bo], get: heard, in-order: { text: [$word2, $word1] } }]
`;

const CLOCK = `clients: [Ann]
do: [{ wait: 0.5 }]
expect: [{ all: [Ann], get: tick }]
`;

const PAGE = `clients: [Ann]
pages: [Ann]
expect: [{ page: [Ann], shows: hello }]
`;

const SOLUTION = "on('shout', (client, text) => broadcast('heard', { text }));\n";

/** The lesson `shout`. Steps: 1 everybody hears, 2 a secret, 3 a network that is cut and slow, 4 a clock, 5 a page. */
export const SHOUT_LESSON: Readonly<Record<string, string>> = {
  '90-shout/lesson.md': `${FRONT}\n${[SHOUT, PRIVATE, CUT_AND_SLOW, CLOCK, PAGE].map(step).join('\n')}`,
  '90-shout/starter/server.js': "on('shout', (client, text) => client.send('heard', { text }));\n",
  '90-shout/starter/index.html': '<h1>Shout</h1>\n',
  ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`90-shout/solution/step-${number}/server.js`, SOLUTION])),
};
