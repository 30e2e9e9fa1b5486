// Two editors side by side, each as CodeMirror's own first example makes one.
import { javascript } from '@codemirror/lang-javascript';
import { basicSetup, EditorView } from 'codemirror';

const SERVER = `// Everybody hears what somebody says.
on('say', (client, text) => {
  broadcast('said', { text, from: client.name });
});
`;
const PAGE = `HANDLERS.said = (msg) => {
  messages.append(\`\${msg.from}: \${msg.text}\`, document.createElement('br'));
};
`;

for (const doc of [SERVER, PAGE]) new EditorView({ doc, extensions: [basicSetup, javascript()], parent: document.body });
