/** What each pupil of a class works on. The word is what is typed; whoever is there hears it when the code starts. */
export const WORD_BEHIND = "const word = '";
export const TITLE_BEHIND = '<h1>';

export const CHAT_PROJECT = {
  'server.js': `${WORD_BEHIND}';

setTimeout(() => broadcast('live', { word }), 15);

on('connect', (client) => client.send('hello', { name: client.name }));

on('say', (client, n, text) => {
  broadcast('said', { n, text, from: client.name });
});

on('disconnect', (client) => broadcast('left', { name: client.name }));
`,
  'index.html': `<!doctype html>
${TITLE_BEHIND}</h1>
<input id="text"><button id="send">Send</button>
<div id="messages"></div>
<script src="client.js"></script>
`,
  'client.js': `HANDLERS.said = (msg) => {
  messages.append(\`\${msg.from}: \${msg.text}\`, document.createElement('br'));
};
send.onclick = () => send_message({ op: 'say', text: text.value });
`,
};
