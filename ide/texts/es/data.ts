/** Textos del aviso sobre los datos. */
export const data = {
  'data.title': 'Qué se guarda sobre ti',

  'data.kept': 'Qué se guarda',
  'data.kept.code': 'Tu código, tus imágenes y sonidos, y el nombre de tu proyecto. También el código antiguo, para que pueda volver.',
  'data.kept.lesson': 'En qué paso de una lección estás y cuándo se abrió tu proyecto por última vez.',
  'data.kept.where': 'Todo está en una sola computadora. La cuida tu escuela o tu docente. No se manda nada a nadie más.',

  'data.not': 'Qué no se guarda',
  'data.not.name': 'Ni tu nombre ni una foto tuya. No necesitas cuenta ni correo. Para los demás eres un animal.',
  'data.not.messages': 'Tampoco los mensajes que mandan tus páginas. Desaparecen cuando el proyecto se duerme.',
  'data.not.ads': 'No hay anuncios y nadie cuenta lo que pulsas.',

  'data.here': 'Qué guarda este navegador',
  'data.here.list': 'Una lista de tus proyectos, y el código que aún no se ha guardado. Las letras, los colores y el idioma que te gustan.',
  'data.here.words':
    'Tus palabras secretas, para que puedas seguir. ¿Compartes este dispositivo? Entonces otros pueden abrir aquí tus proyectos.',

  'data.who': 'Quién puede verlo',
  'data.who.link': 'Solo quien tiene un enlace o tus palabras secretas. Tú eliges a quién se los das. Puedes apagar un enlace.',
  'data.who.host': 'También puede verlo la persona adulta que cuida este sitio.',

  'data.care': 'Ten cuidado',
  'data.care.names': 'No pongas en tu proyecto nombres reales, direcciones ni teléfonos. Quien tiene un enlace los puede leer.',

  'data.long': 'Cuánto tiempo se queda',
  'data.long.stays': 'Se queda hasta que lo borras tú, o la persona adulta que cuida este sitio.',
  'data.long.days': {
    one: 'Un proyecto que nadie abre en {count} día se borra. Ábrelo y se queda.',
    other: 'Un proyecto que nadie abre en {count} días se borra. Ábrelo y se queda.',
  },
  'data.long.copy': {
    one: 'La persona adulta que cuida este sitio tiene una copia {count} día más.',
    other: 'La persona adulta que cuida este sitio tiene una copia {count} días más.',
  },
  'data.long.delete': 'Puedes borrar un proyecto para siempre. Pulsa Compartir y después Borrar este proyecto.',
  'data.long.zip': '¿Quieres conservar tu código? Pulsa Compartir y después Guardar zip.',

  'data.ask': '¿Hay algo que no entiendes? Pregunta a tu docente.',
} as const;
