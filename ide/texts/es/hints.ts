/** What the editor says of wszero's names, from the English of `runtime/typings/`. */
export const hints: ReadonlyMap<string, string> = new Map([
  // server.d.ts
  ['One page that is connected. You get it as the first thing in `on`.', 'Una página con conexión. La recibes como lo primero en `on`.'],
  ['The name of this client, like Fox. You can change it.', 'El nombre de este cliente, como Fox. Puedes cambiarlo.'],
  ['A text that only this client has. It can not change.', 'Un texto que solo tiene este cliente. No puede cambiar.'],
  ['The groups that this client is in.', 'Los grupos en los que está este cliente.'],
  ['Sends a message to this client only.', 'Envía un mensaje solo a este cliente.'],
  ['Runs JavaScript in the page of this client.', 'Ejecuta JavaScript en la página de este cliente.'],
  [
    'Puts this client into a group. Then `broadcast` can talk to that group only.',
    'Pone a este cliente en un grupo. Así `broadcast` puede hablar solo con ese grupo.',
  ],
  ['Takes this client out of a group.', 'Saca a este cliente de un grupo.'],
  ['Anything else that you want to keep on a client.', 'Cualquier otra cosa que quieras guardar en un cliente.'],
  [
    'Waits for a message. When a page sends it, your function runs. First comes the client that sent it. The other names are the parts of the message.',
    'Espera un mensaje. Cuando una página lo envía, se ejecuta tu función. Primero va el cliente que lo envió. Los otros nombres son las partes del mensaje.',
  ],
  [
    'Sends a message to every page. With the name of a group, only to the pages in that group.',
    'Envía un mensaje a todas las páginas. Con el nombre de un grupo, solo a las páginas de ese grupo.',
  ],
  [
    'Starts the server. Here it runs by itself, so you do not need it. At home, `npm start` does it.',
    'Pone en marcha el servidor. Aquí funciona solo, así que no lo necesitas. En casa lo hace `npm start`.',
  ],
  ['Writes something into the console below.', 'Escribe algo en la consola de abajo.'],
  ['Writes a warning into the console below.', 'Escribe un aviso en la consola de abajo.'],
  ['Writes a mistake into the console below.', 'Escribe un error en la consola de abajo.'],
  ['Writes into the console below.', 'Escribe en la consola de abajo.'],
  [
    'Runs a function once, after some milliseconds. 1000 is one second.',
    'Ejecuta una función una vez, después de unos milisegundos. 1000 es un segundo.',
  ],
  [
    'Runs a function again and again, with a pause between. 1000 is a pause of one second.',
    'Ejecuta una función una y otra vez, con una pausa en medio. 1000 es una pausa de un segundo.',
  ],
  ['Stops a timer that `setTimeout` started.', 'Para un temporizador que empezó con `setTimeout`.'],
  ['Stops a timer that `setInterval` started.', 'Para un temporizador que empezó con `setInterval`.'],
  ['Runs a function as soon as this one is done.', 'Ejecuta una función en cuanto termina esta.'],
  [
    'Makes a copy of a list or an object, with all that is in it.',
    'Hace una copia de una lista o de un objeto, con todo lo que hay dentro.',
  ],
  ['Turns text into base64.', 'Convierte un texto en base64.'],
  ['Turns base64 into text.', 'Convierte base64 en texto.'],

  // page.d.ts
  [
    'Sends a message to your server. It needs an `op`: that is its name. All else are its parts.',
    'Envía un mensaje a tu servidor. Necesita un `op`: es su nombre. Lo demás son sus partes.',
  ],
  [
    'What your page does when the server sends something: one function for each op.',
    'Lo que hace tu página cuando el servidor envía algo: una función para cada op.',
  ],
  ['Elements of JSX may have any part.', 'Los elementos de JSX pueden tener cualquier parte.'],
]);
