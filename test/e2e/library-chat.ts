/** One chat, whose pages are written with React, Preact, Vue (a template, and JSX) and nothing at all. */
export const LIBRARY_CHAT: Record<string, string> = {
  'server.js': `on('connect', (client) => client.send('hello', { you: client.name }));
on('say', (client, text) => broadcast('said', { text, from: client.name }));
`,
  'words.ts': `export type Said = { text: string; from: string };

export const line = ({ text, from }: Said): string => \`\${from}: \${text}\`;
`,

  'react.html': `<!doctype html>
<title>React</title>
<div id="root"></div>
<script src="react/main.jsx"></script>
`,
  'react/main.jsx': `import { createRoot } from 'react-dom/client';
import { StrictMode } from 'react';
import App from './App';

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
`,
  'react/App.jsx': `import { useEffect, useState } from 'react';
import { List } from './List';

export default function App() {
  const [said, setSaid] = useState([]);
  const [text, setText] = useState('');

  useEffect(() => {
    HANDLERS.said = (message) => setSaid((all) => [...all, message]);
  }, []);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send_message({ op: 'say', text });
        setText('');
      }}
    >
      <input aria-label="Say something" value={text} onChange={(event) => setText(event.target.value)} />
      <button
        type="button"
        onClick={() => {
          throw new Error('the red button');
        }}
      >
        Red
      </button>
      <List said={said} />
    </form>
  );
}
`,
  'react/List.tsx': `import { line, type Said } from '../words.js';

interface Props {
  said: Said[];
}

export function List({ said }: Props) {
  return (
    <ul>
      {said.map((each, at) => (
        <li key={at}>{line(each)}</li>
      ))}
    </ul>
  );
}
`,

  'preact.html': `<!doctype html>
<title>Preact</title>
<div id="root"></div>
<script type="module" src="preact/App.jsx"></script>
`,
  'preact/App.jsx': `import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Lines } from './Lines';

function App() {
  const [said, setSaid] = useState([]);
  HANDLERS.said = (message) => setSaid([...said, message]);
  const send = (event) => {
    event.preventDefault();
    send_message({ op: 'say', text: event.target.elements.text.value });
    event.target.reset();
  };
  return (
    <form class="chat" onSubmit={send}>
      <input name="text" aria-label="Say something" />
      <Lines said={said} />
    </form>
  );
}

render(<App />, document.getElementById('root'));
`,
  // it imports no library: whose JSX it is, is known from who imports it
  'preact/Lines.jsx': `import { line } from '../words';

export const Lines = ({ said }) => (
  <ul>
    {said.map((each) => <li>{line(each)}</li>)}
  </ul>
);
`,

  'vue.html': `<!doctype html>
<title>Vue</title>
<div id="app">
  <form @submit.prevent="send">
    <input aria-label="Say something" v-model="text">
    <ul><li v-for="each in said">{{ line(each) }}</li></ul>
  </form>
</div>
<script type="module">
  import { createApp } from 'vue';
  import { line } from './words.ts';

  createApp({
    data: () => ({ said: [], text: '' }),
    mounted() {
      HANDLERS.said = (message) => this.said.push(message);
    },
    methods: {
      line,
      send() {
        send_message({ op: 'say', text: this.text });
        this.text = '';
      },
    },
  }).mount('#app');
</script>
`,

  'vue-jsx.html': `<!doctype html>
<title>Vue with JSX</title>
<div id="app"></div>
<script type="module" src="vue/App"></script>
`,
  'vue/App.tsx': `import { createApp, defineComponent, ref } from 'vue';
import { line, type Said } from '../words';

const App = defineComponent(() => {
  const said = ref<Said[]>([]);
  const text = ref('');
  HANDLERS.said = (message: Said) => said.value.push(message);
  const send = (event: Event) => {
    event.preventDefault();
    send_message({ op: 'say', text: text.value });
  };
  return () => (
    <form onSubmit={send}>
      <input aria-label="Say something" onInput={(event: InputEvent) => (text.value = (event.target as HTMLInputElement).value)} />
      <ul>
        {said.value.map((each) => (
          <li>{line(each)}</li>
        ))}
      </ul>
    </form>
  );
});

createApp(App).mount('#app');
`,

  'plain.html': `<!doctype html>
<title>Plain</title>
<form id="form"><input id="text" aria-label="Say something"></form>
<ul id="list"></ul>
<script src="plain.js"></script>
`,
  'plain.js': `form.onsubmit = (event) => {
  event.preventDefault();
  send_message({ op: 'say', text: text.value });
};
HANDLERS.said = (msg) => {
  const item = document.createElement('li');
  item.textContent = msg.from + ': ' + msg.text;
  list.append(item);
};
`,
};

/** Its pages. */
export const LIBRARY_PAGES = ['react', 'preact', 'vue', 'vue-jsx', 'plain'] as const;
