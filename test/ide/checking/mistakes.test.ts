import { describe, test } from 'vitest';
import { expectTold, type Case } from './mistake-case.ts';

const CASES: Case[] = [
  {
    what: '1: an op that nobody listens for',
    page: `send_message({ op: 'anounce', text: 'hi' });`,
    says: ['page.js:5 No one is listening for anounce. The server has on("announce"). Did you mean that?'],
    becomes: `send_message({ op: 'announce', text: 'hi' });`,
  },
  {
    what: '1: an op that is near to none',
    page: `send_message({ op: 'dance' });`,
    says: ['page.js:5 No one is listening for dance. Add on("dance", …) to the server.'],
  },
  {
    what: '1: a swap of letters',
    page: `send_message({ op: 'wvae' });`,
    says: ['page.js:5 No one is listening for wvae. The server has on("wave"). Did you mean that?'],
    becomes: `send_message({ op: 'wave' });`,
  },
  {
    what: 'a special op',
    page: `send_message({ op: 'connect' });`,
    says: ['page.js:5 connect is a special message. A page can not send it. Pick another name for your message.'],
  },
  {
    what: 'a message without an op',
    page: `send_message({ text: 'hi' });`,
    says: ['page.js:5 This message has no op, so the server can not tell what it is. Try send_message({ op: "say", text: "hello" }).'],
  },
  {
    what: '2: the server sends what no page handles',
    server: `on('x', () => broadcast('partied', {}));`,
    says: ['server.js:7 The server sends partied, but no page is listening. Add HANDLERS.partied to your page.'],
  },
  {
    what: '2: a page waits for another name',
    server: `on('x', () => broadcast('sayd', {}));`,
    says: ['server.js:7 The server sends sayd, but no page is listening. Pages have HANDLERS.said. Use the same name in both.'],
  },
  {
    what: '3: a part is missing',
    page: `send_message({ op: 'announce' });`,
    says: ['page.js:5 announce has a part missing. The server needs text. Try send_message({ op: "announce", text: "hello" }).'],
  },
  {
    what: '3: a part of a destructured message is missing',
    page: `send_message({ op: 'draw', y: 1 });`,
    says: ['page.js:5 draw has a part missing. The server needs x. Try send_message({ op: "draw", x: "hello" }).'],
  },
  {
    what: '4: the names differ',
    page: `send_message({ op: 'announce', txt: 'hi' });`,
    says: ['page.js:5 The names do not match. The page sends txt. The server reads text. Use the same name in both.'],
    becomes: `send_message({ op: 'announce', text: 'hi' });`,
  },
  {
    what: '4: the names differ in a short part',
    page: `const txt = 'hi'; send_message({ op: 'announce', txt });`,
    says: ['page.js:5 The names do not match. The page sends txt. The server reads text. Use the same name in both.'],
    becomes: `const txt = 'hi'; send_message({ op: 'announce', text: txt });`,
  },
  {
    what: '4: an optional name differs',
    page: `send_message({ op: 'announce', text: 'hi', chanel: 'a' });`,
    says: ['page.js:5 The names do not match. The page sends chanel. The server reads channel. Use the same name in both.'],
    becomes: `send_message({ op: 'announce', text: 'hi', channel: 'a' });`,
  },
  {
    what: '4: a part too many',
    page: `send_message({ op: 'wave', loud: true });`,
    says: ['page.js:5 wave has a part that the server does not read: loud. Add loud to on("wave"), or leave it out of the message.'],
  },
  { what: 'parts that a rest takes', page: `send_message({ op: 'note', title: 'a', more: 1 });`, says: [] },
  { what: 'parts that are spread', page: `const more = { text: 'a' }; send_message({ op: 'announce', ...more });`, says: [] },
  {
    what: '5: the name of the server in a page',
    page: `broadcast('said', {});`,
    says: ['page.js:5 broadcast only works on the server. A page can only talk to the server. Use send_message here.'],
  },
  {
    what: '5: on in a page',
    page: `on('say', () => {});`,
    says: ['page.js:5 on only works on the server. A page can only talk to the server. Use send_message here.'],
  },
  {
    what: '6: the page on the server',
    server: `document.title = 'x';`,
    says: ['server.js:7 The server does not have a page, so it does not know document. Move this line to the page.'],
  },
  {
    what: '12: an unknown word that gets a part',
    page: `HANDLRES.said = () => {};`,
    says: ['page.js:5 I do not know the word HANDLRES. Did you mean HANDLERS?'],
    becomes: `HANDLERS.said = () => {};`,
  },
  {
    what: '6: alert on the server',
    server: `alert('x');`,
    says: ['server.js:7 The server does not have a page, so it does not know alert. Move this line to the page.'],
  },
  {
    what: '7: a handler that is called',
    server: `function say() { console.log(1); }\non('say', say());`,
    says: ['server.js:8 This ran too soon. on("say", …) must wait for a message. Leave off the last ( ).'],
    becomes: `on('say', say);`,
  },
  {
    what: '7: a function that makes a handler',
    server: `function make() { return (client) => console.log(client); }\non('say', make());`,
    says: [],
  },
  {
    what: '12: an unknown word on the server',
    server: `brodcast('said', {});`,
    says: ['server.js:7 I do not know the word brodcast. Did you mean broadcast?'],
    becomes: `broadcast('said', {});`,
  },
  {
    what: '12: an unknown word on a page',
    page: `sendmessage({ op: 'wave' });`,
    says: ['page.js:5 I do not know the word sendmessage. Did you mean send_message?'],
    becomes: `send_message({ op: 'wave' });`,
  },
  {
    what: "12: an unknown word that is near to one of the pupil's",
    page: `const score = 1; console.log(scroe);`,
    says: ['page.js:5 I do not know the word scroe. Did you mean score?'],
    becomes: `const score = 1; console.log(score);`,
  },
  {
    what: '12: an unknown word in a short part',
    server: `on('x', (client, text) => client.send('waved', { txt }));`,
    says: ['server.js:7 I do not know the word txt. Did you mean text?'],
    becomes: `on('x', (client, text) => client.send('waved', { txt: text }));`,
  },
  {
    what: '12: a word that is near to nothing',
    page: `zebra();`,
    says: ['page.js:5 I do not know the word zebra. Is it spelled right? If it is a word of your own, make it first: let zebra = …'],
  },
  {
    what: '12: a part of a client',
    server: `on('x', (client) => client.sned('waved'));`,
    says: ['server.js:7 client has no sned. It has send. Did you mean that?'],
    becomes: `on('x', (client) => client.send('waved'));`,
  },
  {
    what: '12: a part of the page',
    page: `document.getElementByid('box');`,
    says: ['page.js:5 document has no getElementByid. It has getElementById. Did you mean that?'],
    becomes: `document.getElementById('box');`,
  },
  { what: "a client's own part", server: `on('x', (client) => { client.score = 1; client.seen = () => 1; client.seen(); });`, says: [] },
  {
    what: '13: a wrong capital',
    server: `Broadcast('said', {});`,
    says: ['server.js:7 Capital letters matter. You wrote Broadcast. It starts with a small b.'],
    becomes: `broadcast('said', {});`,
  },
  {
    what: '13: a wrong capital within',
    page: `Send_Message({ op: 'wave' });`,
    says: ['page.js:5 Capital letters matter. You wrote Send_Message. It is spelled send_message.'],
    becomes: `send_message({ op: 'wave' });`,
  },
  {
    what: '13: a small one',
    server: `math.random();`,
    says: ['server.js:7 Capital letters matter. You wrote math. It starts with a big M.'],
    becomes: `Math.random();`,
  },
  {
    what: '14: an op without quotes',
    server: `on(say, (client) => {});`,
    says: ['server.js:7 say needs quote marks. Write it like this: on("say", …)'],
    becomes: `on('say', (client) => {});`,
  },
  {
    what: '14: an op without quotes in broadcast',
    server: `on('x', () => broadcast(said, {}));`,
    says: ['server.js:7 said needs quote marks. Write it like this: broadcast("said", …)'],
    becomes: `on('x', () => broadcast('said', {}));`,
  },
  {
    what: '14: an op without quotes in a message',
    page: `send_message({ op: wave });`,
    says: ['page.js:5 wave needs quote marks. Write it like this: op: "wave"'],
    becomes: `send_message({ op: 'wave' });`,
  },
  {
    what: '15: one = in an if',
    page: `let a = 1; if (a = 2) console.log(a);`,
    says: ['page.js:5 One = puts a value in a box. To ask if two things are the same, use ===.'],
    becomes: `let a = 1; if (a === 2) console.log(a);`,
  },
  {
    what: '16: a const is changed',
    server: `const score = 0; score = 1;`,
    says: ['server.js:7 score can not change, because it was made with const. Use let.'],
    becomes: `let score = 0; score = 1;`,
  },
  {
    what: '16: a const is counted',
    page: `const score = 0; score++;`,
    says: ['page.js:5 score can not change, because it was made with const. Use let.'],
    becomes: `let score = 0; score++;`,
  },
  {
    what: '17: an id that is not there',
    page: `document.getElementById('messsages');`,
    says: ['page.js:5 The page has nothing with the id messsages. It has messages. Did you mean that?'],
    becomes: `document.getElementById('messages');`,
  },
  {
    what: '17: a query for an id',
    page: `document.querySelector('#bocks');`,
    says: ['page.js:5 The page has nothing with the id bocks. Give it to something in your page: id="bocks"'],
  },
  {
    what: '17: an id that a script makes',
    page: `const el = document.createElement('p'); el.id = 'bocks'; document.querySelector('#bocks');`,
    says: [],
  },
  {
    what: '20: a form that loads the page again',
    page: `document.forms[0].addEventListener('submit', () => send_message({ op: 'wave' }));`,
    says: ['page.js:5 When this form is sent, it loads the page again. Add event.preventDefault() to stop it.'],
  },
  { what: '20: a form that does not', page: `document.forms[0].onsubmit = (event) => { event.preventDefault(); };`, says: [] },
  {
    what: '23: two handlers for one op',
    server: `on('wave', () => {});`,
    says: ['server.js:7 There are two on("wave"). Only the last one answers. Give one of them another name.'],
  },
  {
    what: '11: curly quotes',
    server: `on(“say”, (client) => {});`,
    says: ['server.js:7 These quote marks are curly. Code needs straight ones, like " or \'.'],
    becomes: `on("say", (client) => {});`,
  },
  { what: 'a handler of a name that is nearly sent', page: `HANDLERS.partied = () => {};\nHANDLERS.drwan = () => {};`, says: [] },
  { what: 'code of which only half is there', page: `send_message({ op: 'anou`, says: [] },
  { what: 'elements by their id', page: `box.value = 'x'; messages.append('y');`, says: [] },
  { what: 'names that a plain script makes by using them', page: `score = 1; score = score + 1;`, says: [] },
  {
    what: 'an object that gets its parts later',
    page: `const player = {}; player.name = 'a'; console.log(player.name, player.nmae);`,
    says: [],
  },
];

describe('what a child reads', () => {
  test.each(CASES)('$what', expectTold);
});
