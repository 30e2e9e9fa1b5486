/** Textos de la página para docentes, y de la vista previa de una lección. */
export const teachers = {
  'teachers.title': 'Para docentes',
  'teachers.says': 'Lo que hace falta para una clase, qué enseña cada lección y cómo se escribe una.',

  'teachers.begin': 'Empezar en cinco minutos',
  'teachers.begin.address': 'Abre esta dirección en cada computadora. Una tableta la abre con su cámara: apúntala al cuadrado.',
  'teachers.begin.address.label': 'Dirección del sitio',
  'teachers.begin.qr': 'Código cuadrado que abre el sitio',
  'teachers.begin.this-computer': 'Esta dirección solo sirve en este dispositivo. Los demás necesitan la que tiene en tu red.',
  'teachers.begin.lesson': 'Cada alumno pulsa `{button}`. Nadie necesita una cuenta ni un nombre.',
  'teachers.begin.words':
    'Todo se guarda al momento. En `{button}` están las palabras secretas de un proyecto. Lo abren en cualquier dispositivo: haz que las apunten.',
  'teachers.begin.ticks':
    'Un paso recibe su marca cuando el código hace lo que debe. Quien no sabe seguir pide una pista: hay tres, y después el código.',
  'teachers.begin.pairs': 'Dos pueden trabajar en un proyecto: lo abren con las mismas palabras secretas.',

  'teachers.lessons': 'Qué enseña cada lección',
  'teachers.lessons.says': 'Los tiempos son para una primera vez. Casi siempre hace falta un poco más.',
  'teachers.length': '{minutes} min · {steps} pasos',
  'teachers.wrong': 'Qué suele salir mal',
  'teachers.wrong.says': 'Estas son las palabras que lee un alumno después de una respuesta típica que no vale.',
  'teachers.wrong.none': 'Ningún paso de esta lección se comprueba.',
  'teachers.preview': 'Vista previa',
  'teachers.preview.of': 'Vista previa de {title}',

  'teachers.write': 'Escribir una lección propia',
  'teachers.write.folder':
    'Haz una carpeta para todas tus lecciones. Dentro, cada lección es una carpeta con un número y un nombre, como `13-my-lesson`. El número es su lugar en la lista.',
  'teachers.write.parts':
    'Pon en ella `lesson.md` con los textos y `starter/` con el proyecto del principio. En `solution/` van los archivos que cambian, y en `wrong/` las respuestas típicas que no valen.',
  'teachers.write.check':
    'Escribe `npm run lessons:check` y el nombre de tu carpeta. Te dice con palabras sencillas qué falta. También prueba cada paso: el principio, la solución y las respuestas que no valen.',
  'teachers.write.start': 'Pon en marcha el sitio con tu carpeta en `LESSONS_DIR`. Tus lecciones están en la lista con las demás.',
  'teachers.write.more': 'El archivo `lessons/README.md` del sitio lo cuenta todo, con ejemplos.',

  'teachers.all': 'Todas las lecciones',
  'teachers.lesson': 'Lección {number}: {title}',
  'teachers.loading': 'Abriendo la lección…',
  'teachers.no-lesson': 'Esta lección no está aquí',
  'teachers.no-lesson.says': 'Quizá su carpeta tiene ahora otro nombre.',
  'teachers.start': 'Hacerla como alumno',
  'teachers.start.busy': 'Creando un proyecto…',
  'teachers.kind.check': 'Recibe su marca cuando pasa la prueba.',
  'teachers.kind.live': 'Recibe su marca cuando viaja `{op}`.',
  'teachers.kind.predict': 'Recibe su marca al elegir.',
  'teachers.kind.read': 'Recibe su marca con Siguiente.',
  'teachers.hints': 'Pistas',
  'teachers.change': 'La solución cambia {file}',

  'teachers.try': 'Probar todo',
  'teachers.try.says': 'Crea un proyecto y hace cada prueba como con un alumno: con el código de antes del paso y con la solución.',
  'teachers.try.again': 'Probar todo otra vez',
  'teachers.try.going': '{done} de {all} pruebas hechas',
  'teachers.try.good': 'Las {all} pruebas salieron bien.',
  'teachers.try.bad': '{bad} de {all} pruebas salieron mal.',
  'teachers.try.nobody': 'El sitio no responde, y las pruebas terminaron.',
  'teachers.try.seconds': '{seconds} s',
  'teachers.try.results': 'Pruebas',
  'teachers.try.begins.good': 'El código de antes del paso no pasa, como debe ser. Un alumno lee:',
  'teachers.try.begins.bad': 'El código de antes del paso ya pasa.',
  'teachers.try.ends.good': 'La solución pasa.',
  'teachers.try.ends.bad': 'La solución no pasa. Un alumno lee:',
  'teachers.try.refused': 'No se probó: el código tiene un error y no empieza.',
  'teachers.try.no-pages': 'No se probó: su página no se abrió.',
  'teachers.try.stopped': 'No se probó hasta el final: el servidor se paró.',
  'teachers.try.busy': 'No se probó: el sitio tiene demasiado que hacer.',
} as const;
