import { TAKEN_HOME_MARK } from '../../runtime/taken-home-mark.ts';

/** For the child who took a project home: how to start it, what each file is, how friends join. In English, then in Spanish: both are in every zip. */
export function readMe(name: string, paths: readonly string[]): string {
  const server = paths.find((path) => path === 'server.js' || path === 'server.ts') ?? 'server.js';
  const page = firstPage(paths);
  return `${TAKEN_HOME_MARK.readMe}\n\n# ${oneLine(name)}\n\n${inEnglish(server, page)}\n---\n\n${inSpanish(server, page)}`;
}

function inEnglish(server: string, page: string): string {
  return `This is your project, with all that it needs to run on your own computer.

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
- \`${page}\` and the files beside it are your page. Save them, and load the page again.
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

Go to the start page of the playground. Press "Open a project from this computer". Then pick this folder.
`;
}

function inSpanish(server: string, page: string): string {
  return `# En español

Este es tu proyecto, con todo lo que necesita para funcionar en casa.

## Ponlo en marcha

1. Necesitas Node. Está en https://nodejs.org. Elige el que dice LTS.
2. Abre una terminal en esta carpeta. Escribe estas dos líneas:

   \`\`\`
   npm install
   npm start
   \`\`\`

   La primera trae lo que tu servidor necesita. Se hace una sola vez, y hace falta internet. La segunda pone en marcha tu servidor.

3. Tu servidor dice una dirección, como http://localhost:8000/. Escríbela en un navegador.

Para parar tu servidor, pulsa Ctrl y C en la terminal. Lo que dice la terminal está en inglés.

## Cámbialo

Abre un archivo en cualquier editor, cámbialo y guárdalo.

- \`${server}\` es tu servidor. Guárdalo, y el código nuevo funciona enseguida. Nadie pierde la conexión.
- \`${page}\` y los archivos de al lado son tu página. Guárdalos, y carga la página otra vez.
- ¿Un error? La terminal dice en qué línea. Tu último código bueno sigue hasta que lo arregles.
- ¿Ya no se mueve nada? Quizá un bucle no termina nunca. Pulsa Ctrl y C, arregla el bucle y pon en marcha tu servidor otra vez.

Para usar otro puerto, escribe \`run_server(8001)\` al final de \`${server}\`. Después para tu servidor y ponlo en marcha otra vez.

## Juega con amigos

Tienen que estar en la misma red que tú, como el mismo wifi. Al empezar, tu servidor dice una segunda dirección. Ellos escriben esa. Si no funciona, quizá lo impide el cortafuegos. Pregunta a alguien que sepa de eso.

## Tráelo de vuelta

En la página de inicio del sitio, pulsa "Abrir un proyecto de este dispositivo". Después elige esta carpeta.
`;
}

function firstPage(paths: readonly string[]): string {
  return paths.find((path) => path.endsWith('.html')) ?? 'index.html';
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}
