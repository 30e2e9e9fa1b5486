import type { TroubleCode } from '../../../runtime/trouble-code.ts';
import type { Words } from '../../../runtime/words.ts';

const CAPITALS = 'Las mayúsculas importan.';

/** Of a name that is nowhere. */
export const UNKNOWN_WORD: readonly Words[] = [
  { title: CAPITALS, todo: 'Escribiste `{word}`. Empieza con una `{small}` minúscula.' },
  { title: CAPITALS, todo: 'Escribiste `{word}`. Empieza con una `{big}` mayúscula.' },
  { title: CAPITALS, todo: 'Escribiste `{word}`. Se escribe `{capital}`.' },
  { title: 'No conozco la palabra `{word}`.', todo: '¿Querías decir `{nearest}`?' },
  {
    title: 'No conozco la palabra `{word}`.',
    todo: '¿Está bien escrita? Si es una palabra tuya, créala antes: `let {word} = …`',
  },
];

/** What is said of whatever JavaScript itself throws, wherever it runs. */
export const THROWN_WORDS: readonly Words[] = [
  ...UNKNOWN_WORD,
  { title: '`{object}` aún no tiene nada dentro, y `{object}.{part}` no funciona.', todo: 'Dale antes un valor a `{object}`.' },
  { title: 'Lo que va antes de `.{part}` aún no tiene nada dentro.', todo: 'Dale antes un valor.' },
  { title: 'No se puede llamar a `{what}`.', todo: 'Solo una función puede llevar ( ) detrás. ¿Está bien el nombre?' },
];

/** What is said of a server's mistakes: `runtime/trouble-words.ts`, without what only senders are told. */
export const TROUBLE_WORDS: Readonly<Record<Exclude<TroubleCode, 'cut'>, readonly Words[]>> = {
  'missing-parameter': [
    {
      title: 'Los nombres no son iguales.',
      todo: 'La página envía `{nearest}`. El servidor lee `{name}`. Usa el mismo nombre en los dos.',
    },
    {
      title: 'A `{op}` le falta una parte.',
      todo: 'El servidor necesita `{name}`. Prueba `send_message({ op: "{op}", {name}: "hello" })`.',
    },
    { title: 'A `{op}` le falta una parte.', todo: 'Envía todas las partes que lee el servidor.' },
    { title: 'A un mensaje le falta una parte.', todo: 'Envía todas las partes que lee el servidor.' },
  ],
  'unexpected-parameter': [
    {
      title: 'Los nombres no son iguales.',
      todo: 'La página envía `{name}`. El servidor lee `{nearest}`. Usa el mismo nombre en los dos.',
    },
    {
      title: '`{op}` tiene una parte que el servidor no lee: `{name}`.',
      todo: 'Añade `{name}` a `on("{op}")`, o quítalo del mensaje.',
    },
    { title: '`{op}` tiene una parte que el servidor no lee.', todo: 'Usa los mismos nombres en los dos.' },
    { title: 'Un mensaje tiene una parte que el servidor no lee.', todo: 'Usa los mismos nombres en los dos.' },
  ],
  'unknown-op': [
    { title: 'Nadie escucha `{op}`.', todo: 'El servidor tiene `on("{nearest}")`. ¿Querías decir eso?' },
    { title: 'Nadie escucha `{op}`.', todo: 'Añade `on("{op}", …)` al servidor.' },
    { title: 'Nadie escucha este mensaje.', todo: 'Añade un `on(…)` para él en el servidor.' },
  ],
  'reserved-op': [
    { title: '`{op}` es un mensaje especial. Una página no lo puede enviar.', todo: 'Elige otro nombre para tu mensaje.' },
    { title: 'Este nombre es una palabra especial.', todo: 'Elige otro nombre para tu mensaje.' },
  ],
  'not-json': [{ title: 'Llegó un mensaje que no es JSON.', todo: 'Un mensaje es así: `{"op": "say", "text": "hello"}`.' }],
  'too-deep': [{ title: 'Un mensaje tiene demasiadas listas dentro de listas.', todo: 'Envía solo las partes que necesitas.' }],
  'no-op': [{ title: 'Llegó un mensaje sin op.', todo: 'Di qué es: `{"op": "say"}`.' }],
  binary: [{ title: 'Llegó un mensaje que no es texto.', todo: 'Un mensaje es texto, como `{"op": "say"}`.' }],
  'handler-failed': [
    ...THROWN_WORDS,
    { title: '`on("{op}")` no pudo terminar.', todo: 'El mensaje original dice: {original}' },
    { title: '`on("{op}")` no pudo terminar.', todo: 'El mensaje original dice: {message}' },
    { title: 'El servidor no pudo terminar con este mensaje.', todo: 'Mira la línea en la que paró.' },
  ],
  'duplicate-handler': [
    { title: 'Hay dos `on("{op}")`.', todo: 'Solo responde el último. Ponle otro nombre a uno de ellos.' },
    { title: 'Hay dos funciones para un mensaje.', todo: 'Solo responde la última.' },
  ],
  'handler-not-function': [
    { title: '`on("{op}", …)` necesita una función. Ha recibido {what}.', todo: 'Si escribiste `say()`, quita los últimos `( )`.' },
    { title: 'Esto se ejecutó demasiado pronto.', todo: '`on("{op}", …)` debe esperar un mensaje. Quita los últimos `( )`.' },
    { title: 'Esto se ejecutó demasiado pronto.', todo: 'Debe esperar un mensaje. Quita los últimos `( )`.' },
  ],
  'handler-parameters': [
    { title: 'El servidor no puede leer los nombres que `on("{op}")` necesita.', todo: 'Escríbelos uno por uno: `(client, text) => …`' },
    { title: 'El servidor no puede leer estos nombres.', todo: 'Escríbelos uno por uno: `(client, text) => …`' },
  ],
  'empty-group': [
    { title: 'No hay nadie en el grupo `{group}`.', todo: 'Hay un grupo que se llama `{nearest}`. ¿Querías decir ese?' },
    { title: 'No hay nadie en el grupo `{group}`.', todo: 'Pon antes a alguien: `client.add_to_group("{group}")`.' },
    { title: 'No hay nadie en este grupo.', todo: 'Pon antes a alguien.' },
  ],
  'reserved-group': [
    { title: '`{group}` es un nombre especial.', todo: 'Elige para el grupo un nombre que no empiece con `_`.' },
    { title: 'Este es un nombre especial.', todo: 'Elige para el grupo un nombre que no empiece con `_`.' },
  ],
  unsendable: [
    {
      title: '{what} no puede ir en un mensaje.',
      todo: 'Está en `{where}`. Pueden ir palabras, números, listas, true y false.',
    },
    { title: '{what} no puede ir en un mensaje.', todo: 'Pueden ir palabras, números, listas, true y false.' },
    { title: 'Esto no puede ir en un mensaje.', todo: 'Pueden ir palabras, números, listas, true y false.' },
  ],
  'bad-argument': [
    { title: 'Esta línea pide algo que no se puede hacer.', todo: '{message}' },
    { title: 'Esta línea pide algo que no se puede hacer.', todo: 'Mira lo que hay dentro de sus ( ).' },
  ],
  flood: [
    {
      title: 'Los mensajes dan vueltas y vueltas.',
      todo: '`{op}` hace más y más mensajes. Se paró. Tu código está a salvo.',
    },
    { title: 'Son demasiados mensajes de una vez.', todo: 'El resto no se envió. Tu código está a salvo.' },
  ],
  'too-fast': [
    { title: '{name} envía muchísimos mensajes.', todo: 'El servidor los lee un poco más despacio. No se pierde ninguno.' },
    { title: 'Llegan muchísimos mensajes a la vez.', todo: 'El servidor los lee un poco más despacio. No se pierde ninguno.' },
  ],
  'no-page': [
    { title: 'El servidor no tiene página, así que no conoce `{word}`.', todo: 'Lleva esta línea a la página.' },
    { title: 'El servidor no tiene página.', todo: 'Lleva esta línea a la página.' },
  ],
  threw: [
    ...THROWN_WORDS,
    { title: 'El código paró en la línea {line}.', todo: 'El mensaje original dice: {original}' },
    { title: 'El código paró en la línea {line}.', todo: 'El mensaje original dice: {message}' },
    { title: 'El código paró.', todo: 'El mensaje original dice: {message}' },
    { title: 'El código paró aquí.', todo: 'Mira esta línea.' },
  ],
  'handler-waits': [
    {
      title: '`on("{op}")` no ha terminado después de {seconds} segundos.',
      todo: 'El mensaje siguiente sigue sin él. Busca un `await` que no termina nunca.',
    },
    { title: 'Una función tarda mucho.', todo: 'El mensaje siguiente sigue sin ella.' },
  ],
};
