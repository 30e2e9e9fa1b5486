import { describe, test } from 'vitest';
import { expectTold, type Case } from './mistake-case.ts';

const CASES: Case[] = [
  {
    what: '8: the whole message is shown',
    page: `HANDLERS.waved = (msg) => messages.append('Hi', msg);`,
    says: ['page.js:5 You are showing the whole message. Pick one part, like msg.text.'],
  },
  {
    what: '8: the whole message in a longer text, with the one part that it has',
    server: `on('x', (client, word) => broadcast('heard', { word }));`,
    page: `HANDLERS.heard = (m) => { messages.textContent = 'Hi ' + m; };`,
    says: ['page.js:5 You are showing the whole message. Pick one part, like m.word.'],
    becomes: `HANDLERS.heard = (m) => { messages.textContent = 'Hi ' + m.word; };`,
  },
  {
    what: '8: an object of their own is shown',
    page: 'const player = { name: "a" }; messages.innerText = `${player}!`;',
    says: ['page.js:5 You are showing the whole message. Pick one part, like player.name.'],
  },
  {
    what: '8: what is shown well',
    page: `HANDLERS.waved = (msg) => messages.append(msg.text, document.createElement('b'), String(new Date())); messages.textContent = [1, 2];`,
    says: [],
  },
  {
    what: 'tip: a text and a number',
    page: `let score = 1; score = box.value + 1;`,
    says: ['page.js:5 A text and a number make a longer text. "5" + 1 makes 51. To count, put Number( ) around the text.'],
    becomes: `let score = 1; score = Number(box.value) + 1;`,
  },
  {
    what: 'tip: a text that is added to a number',
    page: `let score = 1; score += box.value;`,
    says: ['page.js:5 A text and a number make a longer text. "5" + 1 makes 51. To count, put Number( ) around the text.'],
    becomes: `let score = 1; score += Number(box.value);`,
  },
  {
    what: 'tip: a number in quote marks',
    server: `console.log("5" + 1);`,
    says: ['server.js:7 A text and a number make a longer text. "5" + 1 makes 51. To count, put Number( ) around the text.'],
    becomes: `console.log(Number("5") + 1);`,
  },
  { what: 'a number in a sentence', page: `const score = 5; messages.append('Score: ' + score + 1, box.value + '!');`, says: [] },
  {
    what: 'tip: HTML out of a message',
    page: `HANDLERS.waved = (msg) => { messages.innerHTML = msg.text; };`,
    says: ['page.js:5 A joker could put code in a message. Use textContent here: it shows what was sent as it is.'],
    becomes: `HANDLERS.waved = (msg) => { messages.textContent = msg.text; };`,
  },
  {
    what: 'tip: HTML with a part of a message in it',
    page: 'HANDLERS.waved = ({ text }) => { messages.innerHTML += `<li>${text}</li>`; };',
    says: ['page.js:5 A joker could put code in a message. Use textContent here: it shows what was sent as it is.'],
  },
  { what: 'HTML of their own', page: `const li = '<li>'; messages.innerHTML = li;`, says: [] },
];

describe('what a child reads', () => {
  test.each(CASES)('$what', expectTold);
});
