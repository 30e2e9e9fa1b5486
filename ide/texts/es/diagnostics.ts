import type { Words } from '../../../runtime/words.ts';
import type { DiagnosticCode } from '../../../server/protocol/diagnostic.ts';
import { COMPILE_WORDS } from './compile-words.ts';
import { PAGE_WORDS } from './page-words.ts';
import { THROWN_WORDS, TROUBLE_WORDS, UNKNOWN_WORD } from './trouble-words.ts';

/** What a child reads about each mistake: see `../en-diagnostics.ts`. */
export const diagnostics: Record<DiagnosticCode, readonly Words[]> = {
  ...COMPILE_WORDS,
  ...TROUBLE_WORDS,
  ...PAGE_WORDS,

  // running
  endless: [
    { title: 'Este bucle no termina nunca.', todo: 'Se paró en la línea {line}. Tu código está a salvo.' },
    { title: 'Este bucle no termina nunca.', todo: 'Se paró. Tu código está a salvo.' },
  ],
  'start-too-slow': [
    { title: 'El código tarda demasiado en empezar.', todo: 'Busca un bucle que no termina nunca. Tu código está a salvo.' },
  ],
  'out-of-memory': [{ title: 'El servidor se quedó sin espacio.', todo: 'Algo crece y no para nunca.' }],
  'too-many-timers': [{ title: 'Hay demasiados temporizadores.', todo: 'Para los viejos con `clearInterval` o `clearTimeout`.' }],
  stopped: [{ title: 'El servidor está parado.', todo: 'Arregla el código, o pulsa Empezar de nuevo.' }],
  restarted: [{ title: 'El servidor ha empezado de nuevo.', todo: 'Sus variables empiezan de cero.' }],
  woke: [{ title: 'El servidor se despertó.', todo: 'Dormía mientras no había nadie. Sus variables empiezan de cero.' }],

  // pages
  'page-threw': [
    ...THROWN_WORDS,
    { title: 'La página paró en la línea {line}.', todo: 'El mensaje original dice: {message}' },
    { title: 'La página paró.', todo: 'El mensaje original dice: {message}' },
    { title: 'La página tiene un error.', todo: 'Mira esta línea.' },
  ],
  'page-silent': [{ title: 'La página dejó de responder.', todo: 'Busca un bucle que no termina nunca. Tu código está a salvo.' }],
  'page-unstarted': [{ title: 'La página no empezó.', todo: 'Pulsa Empezar de nuevo. Tu código está a salvo.' }],
  'page-flood': [{ title: 'La página envió demasiado al sitio.', todo: 'Busca `postMessage` en un bucle. Tu código está a salvo.' }],
  'page-round': [
    {
      title: 'Los mensajes dan vueltas y vueltas.',
      todo: '`{op}` hace que la página envíe `{answer}` otra vez. Se paró. Tu código está a salvo.',
    },
    {
      title: 'Los mensajes dan vueltas y vueltas.',
      todo: 'Tu página responde a un mensaje con otro mensaje, y el servidor responde a ese. Tu código está a salvo.',
    },
  ],
  'page-reloads': [{ title: 'La página se cargaba una y otra vez.', todo: 'Busca `location`. Tu código está a salvo.' }],

  // what the editor tells before anything runs
  'unknown-word': [...UNKNOWN_WORD, { title: 'Aquí hay una palabra que no conozco.', todo: '¿Está bien escrita?' }],
  'unknown-part': [
    { title: '`{object}` no tiene `{word}`.', todo: 'Tiene `{nearest}`. ¿Querías decir eso?' },
    { title: 'Aquí hay una palabra que no conozco.', todo: '¿Está bien escrita?' },
  ],
  'server-only': [
    {
      title: '`{word}` solo funciona en el servidor.',
      todo: 'Una página solo puede hablar con el servidor. Usa aquí `send_message`.',
    },
    { title: 'Esto solo funciona en el servidor.', todo: 'Una página solo puede hablar con el servidor. Usa aquí `send_message`.' },
  ],
  'op-no-quotes': [
    { title: '`{op}` necesita comillas.', todo: 'Escríbelo así: `{example}`' },
    { title: 'Esta palabra necesita comillas.', todo: 'Pon unas delante y otras detrás.' },
  ],
  'one-equals': [
    {
      title: 'Un solo `=` pone un valor en una caja.',
      todo: 'Para preguntar si dos cosas son iguales, usa `===`.',
    },
  ],
  'const-assigned': [
    { title: '`{name}` no puede cambiar, porque se creó con `const`.', todo: 'Usa `let`.' },
    { title: 'Esto no puede cambiar, porque se creó con `const`.', todo: 'Usa `let`.' },
  ],
  'no-element': [
    { title: 'La página no tiene nada con el id `{id}`.', todo: 'Tiene `{nearest}`. ¿Querías decir eso?' },
    { title: 'La página no tiene nada con el id `{id}`.', todo: 'Pónselo a algo de tu página: `id="{id}"`' },
    { title: 'La página no tiene nada con este id.', todo: 'Mira los id de tu página.' },
  ],
  'form-reloads': [
    { title: 'Al enviar este formulario, la página se carga otra vez.', todo: 'Añade `event.preventDefault()` para que no pase.' },
  ],
  'unheard-op': [
    {
      title: 'El servidor envía `{op}`, pero ninguna página lo escucha.',
      todo: 'Las páginas tienen `HANDLERS.{nearest}`. Usa el mismo nombre en los dos.',
    },
    { title: 'El servidor envía `{op}`, pero ninguna página lo escucha.', todo: 'Añade `{handler}` a tu página.' },
    { title: 'El servidor envía esto, pero ninguna página lo escucha.', todo: 'Añade una función para eso en tu página.' },
  ],
  'unsent-op': [
    { title: 'El servidor nunca envía `{op}`.', todo: 'Envía `{nearest}`. ¿Querías decir eso?' },
    { title: 'El servidor nunca envía esto.', todo: 'Usa el mismo nombre en los dos.' },
  ],
  'text-plus-number': [
    {
      title: 'Un texto y un número hacen un texto más largo.',
      todo: '`"5" + 1` hace `51`. Para contar, pon `Number( )` alrededor del texto.',
    },
  ],
  'html-from-message': [
    { title: 'Un bromista podría poner código en un mensaje.', todo: 'Usa aquí `textContent`: muestra lo que se envió tal cual.' },
  ],
  'wrong-type': [
    { title: 'Esto no encaja aquí.', todo: 'El mensaje original dice: {message}' },
    { title: 'Esto no encaja aquí.', todo: 'Mira qué hace falta.' },
  ],
};

/** For a code that this table does not know yet. */
export const unknownDiagnostic: Words = { title: 'Aquí hay algo que no está bien.', todo: 'Mira esta línea.' };
