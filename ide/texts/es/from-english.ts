/** Kinds of values as `runtime/` names them, and their parts of a sentence in Spanish. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['an empty text', 'un texto vacío'],
  ['a text', 'un texto'],
  ['a number', 'un número'],
  ['a boolean', 'un true o false'],
  ['a function', 'una función'],
  ['a symbol', 'un Symbol'],
  ['a bigint', 'un BigInt'],
  ['a undefined', 'undefined'],
  ['a list', 'una lista'],
  ['an object', 'un objeto'],
  ['the window', 'la ventana'],
  ['the document', 'el documento'],
  ['a promise (use await to get what is in it)', 'una promesa (usa await para sacar lo que hay dentro)'],
  ['a number that ends in n', 'un número que termina en n'],
  ['a thing that holds itself', 'una cosa que se contiene a sí misma'],
]);

/** What the server's runtime says of a call that can not be done; $1 is what it names. */
const CALLS: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^A message needs a name in quote marks first, like "said"\.$/, 'Un mensaje necesita primero un nombre entre comillas, como "said".'],
  [/^The parts of "(.*)" go in \{ \}, like \{ text: "hello" \}\.$/, 'Las partes de "$1" van entre { }, como { text: "hello" }.'],
  [/^on needs a name in quote marks first, like on\("say", …\)\.$/, 'on necesita primero un nombre entre comillas, como on("say", …).'],
  [/^Use client\.add_to_group\(…\) to put a client into a group\.$/, 'Usa client.add_to_group(…) para poner un cliente en un grupo.'],
  [
    /^Use client\.remove_from_group\(…\) to take a client out of a group\.$/,
    'Usa client.remove_from_group(…) para sacar un cliente de un grupo.',
  ],
  [/^A client can be in (\d+) groups, and no more\.$/, 'Un cliente puede estar en $1 grupos, y no más.'],
  [/^The name of a group can have (\d+) letters, and no more\.$/, 'El nombre de un grupo puede tener $1 letras, y no más.'],
  [
    /^A timer needs a function\. If you wrote go\(\), leave off the last \( \)\.$/,
    'Un temporizador necesita una función. Si escribiste go(), quita los últimos ( ).',
  ],
  [/^There are too many timers\.$/, 'Hay demasiados temporizadores.'],
  [/^[Tt]he function (.*)$/, 'la función $1'],
  [/^[Tt]he symbol (.*)$/, 'el Symbol $1'],
  [/^[Aa]n? (\S+) event$/, 'un evento $1'],
  [/^[Aa]n? ([a-z][\w-]*)$/, 'un elemento $1'],
  [/^[Aa]n? ([A-Z]\w*)$/, 'un $1'],
];

/** What `runtime/` says in English of a value or of a call. Other words stay as they are. */
export function fromEnglish(words: string): string {
  const [call, spanish] = CALLS.find(([english]) => english.test(words)) ?? [];
  const said =
    KINDS.get(words) ?? KINDS.get(words.charAt(0).toLowerCase() + words.slice(1)) ?? (call && words.replace(call, spanish ?? ''));
  if (said === undefined) return words;
  return /^\p{Lu}/u.test(words) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}
