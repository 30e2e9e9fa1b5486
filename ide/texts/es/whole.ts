/** Texts that belong to no single part of the screen. */
export const whole = {
  product: 'wszero',

  'time.now': 'ahora',
  'time.seconds': 'hace {count} s',
  'time.minutes': 'hace {count} min',
  'time.hours': 'hace {count} h',
  'time.days': { one: 'hace {count} día', other: 'hace {count} días' },

  'dialog.close': 'Cerrar',

  'lines.new': 'nuevo:',
  'lines.gone': 'quitado:',
  'lines.skip': { one: '{count} línea como antes', other: '{count} líneas como antes' },

  undo: 'Deshacer',
  'undo.close': 'Cerrar esta nota',

  'first.label': 'Qué es cada cosa',
  'first.server': 'Este es tu servidor. Recibe cada mensaje y dice quién lo oye.',
  'first.page': 'Esta es tu página. La muestra cada cliente de la derecha.',
  'first.messages': 'Di algo en un cliente de la derecha. Su mensaje se dibuja abajo.',
  'first.count': '{step} de {steps}',
  'first.next': 'Siguiente',
  'first.done': 'Listo',
  'first.close': 'Cerrar estas notas',

  'split.editors': 'Línea entre el servidor y la página',
  'split.below': 'Línea encima de los mensajes',
  'split.panes': 'Línea delante de los clientes',
  'split.says': 'Arrástrala. Con dos pulsaciones seguidas vuelve a su sitio.',

  'door.wrong-key': 'Estas palabras no abren este proyecto',
  'door.wrong-key.says': 'Quizá falta una letra. Mira otra vez tus palabras secretas, o pide un enlace nuevo.',
  'door.unknown': 'Aquí no hay ningún proyecto',
  'door.unknown.says': 'Quizá el enlace es viejo, o le falta una parte. Pide un enlace nuevo.',
  'door.deleted': 'Este proyecto fue borrado',
  'door.deleted.says': 'Lo borró alguien que puede cambiarlo. No se puede recuperar.',
  'door.other': 'Ahora no se puede abrir este proyecto',
  'door.other.says': 'Prueba otra vez en un momento.',
  'door.full': 'Hay demasiadas personas en este proyecto',
  'door.full.says': 'Espera a que salga una de ellas. Después carga esta página otra vez.',
  'door.no-room': 'No hay sitio en el disco',
  'door.no-room.says': 'Este proyecto se puede abrir cuando haya sitio otra vez. Avisa a tu docente e inténtalo de nuevo.',
  'door.again': 'Probar otra vez',
  'door.home': 'Ir a la página de inicio',
} as const;
