import { TAKEN_HOME_MARK } from '../../runtime/taken-home-mark.ts';

/** For the child who took a project home: how to start it, what each file is, how friends join. */
export function readMe(name: string, paths: readonly string[]): string {
  const server = paths.find((path) => path === 'server.js' || path === 'server.ts') ?? 'server.js';
  return `${TAKEN_HOME_MARK.readMe}

# ${oneLine(name)}

This is your project, with all that it needs to run on your own computer.

## Start it

1. You need Node. Get it at https://nodejs.org. Take the one that says LTS.
2. Open a terminal in this folder. Type these two lines:

   \`\`\`
   npm install
   npm start
   \`\`\`

   The first one gets what your server needs. You do it once, and you need the internet for it. The second one starts your server.

3. Your server says an address, like http://localhost:8000/. Type it into a browser.

To stop your server, press Ctrl and C in the terminal.

## Change it

Open a file in any editor, change it and save it.

- \`${server}\` is your server. Save it, and the new code is live at once. Everyone stays connected.
- \`${firstPage(paths)}\` and the files beside it are your page. Save them, and load the page again.
- A mistake? The terminal says which line. Your last good code runs on until you mend it.
- Nothing moves any more? A loop may never end. Press Ctrl and C, mend the loop, and start your server again.

To use another port, write \`run_server(8001)\` at the end of \`${server}\`. Then stop your server and start it again.

## Play with friends

They must be on the same network as you, like the same Wi-Fi. When your server starts it says a second address. They type that one. If it does not work, the firewall of your computer may be in the way. Ask somebody who knows about it.

## What else is here

- \`package.json\` says what your server needs, and what \`npm start\` does.
- \`runtime/\` is wszero itself. You can read it, and you can change it.
- \`node_modules/\` comes with \`npm install\`. You never need to open it.

## Bring it back

On the start page of the playground, press "Open a project from this computer" and pick this folder.
`;
}

function firstPage(paths: readonly string[]): string {
  return paths.find((path) => path.endsWith('.html')) ?? 'index.html';
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}
