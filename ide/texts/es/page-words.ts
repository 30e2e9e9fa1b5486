import type { PageTroubleCode } from '../../../runtime/trouble-code.ts';
import type { Words } from '../../../runtime/words.ts';
import { TROUBLE_WORDS } from './trouble-words.ts';

const EXAMPLE = '`send_message({ op: "say", text: "hello" })`';

/** What is said of mistakes between a page and its server: `runtime/page-words.ts`. */
export const PAGE_WORDS: Readonly<Record<PageTroubleCode, readonly Words[]>> = {
  unsendable: TROUBLE_WORDS.unsendable,
  'not-a-message': [
    { title: '`send_message(…)` necesita un objeto con un op. Ha recibido {what}.', todo: `Prueba ${EXAMPLE}.` },
    { title: '`send_message(…)` necesita un objeto con un op.', todo: `Prueba ${EXAMPLE}.` },
  ],
  'message-no-op': [{ title: 'Este mensaje no tiene op, y el servidor no sabe qué es.', todo: `Prueba ${EXAMPLE}.` }],
  'op-not-text': [
    { title: 'El op de este mensaje es {what}.', todo: 'Tiene que ser una palabra entre comillas, como `op: "say"`.' },
    { title: 'El op de este mensaje no es una palabra.', todo: 'Tiene que ser una palabra entre comillas, como `op: "say"`.' },
  ],
  'unsendable-field': [
    { title: '{what} no puede ir en un mensaje.', todo: 'Está en `{where}`. Envía lo que tiene escrito: añade `.value`.' },
    { title: 'Un campo no puede ir en un mensaje.', todo: 'Envía lo que tiene escrito: añade `.value`.' },
  ],
  'no-value': [
    { title: '`{where}` es undefined: aún no tiene valor.', todo: 'Dale un valor antes de enviarlo.' },
    { title: 'Algo de este mensaje es undefined: aún no tiene valor.', todo: 'Dale un valor antes de enviarlo.' },
  ],
  'not-a-number': [
    { title: '`{where}` es {what}. Ese número no se puede enviar.', todo: 'Mira cómo se calcula.' },
    { title: 'Un número de este mensaje no se puede enviar.', todo: 'Mira cómo se calcula.' },
  ],
  circle: [
    {
      title: 'Este mensaje da vueltas en círculo.',
      todo: 'Algo en `{where}` se contiene a sí mismo. Envía solo las partes que necesitas.',
    },
    { title: 'Este mensaje da vueltas en círculo.', todo: 'Envía solo las partes que necesitas.' },
  ],
  'message-too-deep': [{ title: 'Este mensaje tiene listas dentro de listas sin fin.', todo: 'Envía solo las partes que necesitas.' }],
  'message-too-large': [
    { title: 'Este mensaje es demasiado grande: {size} kB.', todo: 'Un mensaje puede tener {most} kB.' },
    { title: 'Este mensaje es demasiado grande.', todo: 'Envía menos.' },
  ],
  'too-many-waiting': [
    {
      title: 'No se llega al servidor, y ya esperan demasiados mensajes.',
      todo: 'Este no se envió. Envíalo otra vez más tarde.',
    },
  ],
  'not-connected': [
    { title: 'Esta página ya no tiene conexión.', todo: 'Ya no hay un servidor detrás de su enlace. Pide un enlace nuevo.' },
  ],
  'no-page-handler': [
    {
      title: 'El servidor envió `{op}`, pero esta página no lo escucha.',
      todo: 'Tiene `HANDLERS.{nearest}`. ¿Querías decir eso? Usa el mismo nombre en los dos.',
    },
    { title: 'El servidor envió `{op}`, pero esta página no lo escucha.', todo: 'Añade `{handler}` a tu página.' },
    { title: 'El servidor envió algo, pero esta página no lo escucha.', todo: 'Añade una función para eso en tu página.' },
  ],
  'page-handler-not-function': [
    { title: '`{handler}` es {what}.', todo: 'Tiene que ser una función, como `{handler} = (msg) => { … }`.' },
    { title: 'Algo en `HANDLERS` no es una función.', todo: 'Tiene que serlo, como `HANDLERS.said = (msg) => { … }`.' },
  ],
  'handlers-not-an-object': [
    { title: '`HANDLERS` ahora es {what}.', todo: 'Tiene que ser un objeto con funciones dentro.' },
    { title: '`HANDLERS` ahora es otra cosa.', todo: 'Tiene que ser un objeto con funciones dentro.' },
  ],
  'bad-from-server': [{ title: 'El servidor envió algo que no es un mensaje.', todo: 'Un mensaje es así: `{"op": "said"}`.' }],
  'eval-not-text': [
    { title: '`eval_js` necesita código entre comillas. Ha recibido {what}.', todo: 'Prueba `client.eval_js("alert(1)")`.' },
    { title: '`eval_js` necesita código entre comillas.', todo: 'Prueba `client.eval_js("alert(1)")`.' },
  ],
  'eval-mistake': [
    { title: 'El código de `eval_js` tiene un error.', todo: 'El mensaje original dice: {message}' },
    { title: 'El código de `eval_js` tiene un error.', todo: 'Mira sus paréntesis y sus comillas.' },
  ],
  'eval-endless': [
    { title: 'Un bucle en el código de `eval_js` no termina nunca.', todo: 'Se paró en su línea {line}. Ponle un final a ese bucle.' },
    { title: 'Un bucle en el código de `eval_js` no termina nunca.', todo: 'Se paró. Ponle un final.' },
  ],
  'page-endless': [
    { title: 'Este bucle no termina nunca.', todo: 'Se paró en la línea {line}. Ponle un final a ese bucle.' },
    { title: 'Este bucle no termina nunca.', todo: 'Se paró. Ponle un final.' },
  ],
  'object-shown': [
    { title: 'Estás mostrando el mensaje entero.', todo: 'Elige una parte, como `{example}`.' },
    { title: 'La página muestra `[object Object]`: es un mensaje entero.', todo: 'Elige una parte, como `msg.text`.' },
  ],
  'form-reloaded': [{ title: 'El formulario cargó la página otra vez.', todo: 'Añade `event.preventDefault()` para que no pase.' }],
  'too-many-dialogs': [
    {
      title: 'La página llamó a `{kind}` una y otra vez.',
      todo: 'Por ahora no se muestran más ventanas. Busca un bucle alrededor.',
    },
    { title: 'La página mostró una ventana tras otra.', todo: 'Por ahora no se muestran más. Busca un bucle alrededor.' },
  ],
};
