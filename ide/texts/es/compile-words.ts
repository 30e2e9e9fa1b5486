import type { CompileCode } from '../../../runtime/compiler/compile-diagnostic.ts';
import type { Words } from '../../../runtime/words.ts';

const LIBRARIES = '`react`, `preact` y `vue`';

/** What is said of code that does not run at all: `runtime/compiler/compile-words.ts`. */
export const COMPILE_WORDS: Readonly<Record<CompileCode, readonly Words[]>> = {
  syntax: [
    { title: 'Esto se abre y no se cierra.', todo: 'El `{opener}` de la línea {openerLine} necesita un `{closer}`.' },
    {
      title: 'No se puede leer la línea {line}.',
      todo: 'Busca si falta un paréntesis, una llave, unas comillas o una coma, aquí o en la línea de arriba.',
    },
    { title: 'No se puede leer este código.', todo: 'Busca si falta un paréntesis, una llave, unas comillas o una coma.' },
  ],
  'curly-quotes': [{ title: 'Estas comillas son curvas.', todo: 'El código necesita comillas rectas, como `"` o `\'`.' }],
  'text-not-closed': [{ title: 'Este texto empieza con comillas, pero no termina nunca.', todo: 'Pon las mismas comillas al final.' }],
  'import-unknown': [
    { title: 'No hay ningún `{path}`.', todo: 'Hay `{nearest}`. ¿Querías decir eso?' },
    { title: 'No hay ningún `{path}`.', todo: 'Añade un archivo con ese nombre, o cambia el nombre aquí.' },
    { title: 'Falta este archivo.', todo: 'Mira el nombre que va después de `from`.' },
  ],
  'import-outside': [
    { title: '`{path}` no está en este proyecto.', todo: 'Aquí solo se pueden usar archivos de este proyecto.' },
    { title: 'Este archivo no está en este proyecto.', todo: 'Aquí solo se pueden usar archivos de este proyecto.' },
  ],
  'compile-too-slow': [{ title: 'Es demasiado código para leerlo de una vez.', todo: 'Hazlo más corto, o pártelo en dos archivos.' }],
  'compile-failed': [{ title: 'No se pudo preparar este código.', todo: 'Cámbialo un poco y prueba otra vez.' }],

  'import-package': [
    { title: 'Aquí no hay ningún `{path}`.', todo: 'Hay `{nearest}`. ¿Querías decir eso?' },
    { title: 'Aquí no hay ningún `{path}`.', todo: `Una página puede importar ${LIBRARIES}, y tus archivos, como \`./words.js\`.` },
    { title: 'Esto no está aquí.', todo: `Una página puede importar ${LIBRARIES}, y tus archivos, como \`./words.js\`.` },
  ],
  'import-server': [
    { title: '`{path}` es del servidor.', todo: 'Una página no puede usarlo. Puede hablar con el servidor con `send_message`.' },
    { title: 'Esto es del servidor.', todo: 'Una página no puede usarlo. Puede hablar con el servidor con `send_message`.' },
  ],
  'import-no-script': [
    {
      title: '`{style}` es una hoja de estilo.',
      todo: 'Pon `<link rel="stylesheet" href="{style}">` en tu HTML, y no `import` en un script.',
    },
    { title: '`{picture}` es una imagen.', todo: 'Muéstrala con `<img src="{picture}">`. No necesita `import`.' },
    {
      title: '`{data}` son datos, no un script.',
      todo: 'Léelos en tu script: `const data = await (await fetch("{data}")).json();`',
    },
    { title: '`{path}` no es un script.', todo: 'Solo se pueden importar archivos con JavaScript o TypeScript.' },
    { title: 'Este archivo no es un script.', todo: 'Solo se pueden importar archivos con JavaScript o TypeScript.' },
  ],
  'import-no-name': [
    { title: '`{path}` no tiene ningún `{name}` para dar.', todo: 'Tiene `{nearest}`. ¿Querías decir eso?' },
    {
      title: '`{path}` no tiene ningún `{name}` para dar.',
      todo: 'Créalo allí, con `export` delante: `export const {name} = …`',
    },
    {
      title: '`{path}` no tiene nada para dar entero.',
      todo: 'Pon `export default` delante de algo allí, o usa { } alrededor del nombre aquí.',
    },
    { title: 'Ese nombre no está para importarlo.', todo: 'Pon `export` delante de él en el otro archivo.' },
  ],
  'script-no-module': [
    { title: '`{src}` usa import o export.', todo: 'Entonces su línea necesita `type="module"`: `<script type="module" src="{src}">`' },
    { title: 'Este script usa import o export.', todo: 'Entonces necesita `type="module"`: `<script type="module">`' },
  ],
  'jsx-in-js': [
    {
      title: 'Esto es JSX: HTML dentro de JavaScript.',
      todo: 'JSX funciona en un archivo que termina en `.jsx`. Cambia el nombre de este archivo a `{name}`.',
    },
    {
      title: 'Esto es JSX: HTML dentro de JavaScript.',
      todo: 'Ponlo en un archivo para él solo, `App.jsx`, y cárgalo así: `<script type="module" src="App.jsx"></script>`',
    },
  ],
  'file-missing': [
    { title: 'No hay ningún `{path}`.', todo: 'Hay `{nearest}`. ¿Querías decir eso?' },
    { title: 'No hay ningún `{path}`.', todo: 'Mira el nombre, o añade un archivo con ese nombre.' },
    { title: 'Falta un archivo.', todo: 'Mira los nombres de tus archivos.' },
  ],
  'file-outside': [
    { title: '`{path}` no está en este proyecto.', todo: 'Una página solo puede usar archivos de este proyecto.' },
    { title: 'Este archivo no está en este proyecto.', todo: 'Una página solo puede usar archivos de este proyecto.' },
  ],
};
