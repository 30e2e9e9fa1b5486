/** Texts of the lower panel and of its console. */
export const bottom = {
  'console.log': 'Consola, lo más nuevo al final',
  'console.none': 'Aún no hay nada escrito',
  'console.none.says': 'Escribe `console.log("hello")` en el servidor o en una página. Sale aquí.',
  'console.place': '{file}, línea {line}',
  'console.level.info': 'Nota',
  'console.level.warn': 'Atención',
  'console.level.error': 'Error',
  'console.dropped': {
    one: '{count} línea llegó demasiado rápido y no se muestra.',
    other: '{count} líneas llegaron demasiado rápido y no se muestran.',
  },
  'console.newest': 'Ir a la línea más nueva',
} as const;
