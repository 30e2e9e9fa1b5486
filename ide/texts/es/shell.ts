/** Texts that come with the shell: see `../en/shell.ts`. */
export const shell = {
  home: 'wszero: página de inicio',
  'too-large': 'Es demasiado para un solo archivo. No se ha puesto nada.',
  skip: 'Ir al código',

  'bar.look': 'Puedes mirar. No puedes cambiar nada.',

  'saved.yes': 'Guardado',
  'saved.not-yet': 'Guardando…',
  'saved.offline': 'Guardado en este dispositivo. Puedes seguir.',
  'saved.away': 'Sin conexión por ahora. Todo está guardado.',
  'saved.not-kept': 'Sin guardar: no hay conexión. No cierres esta página.',
  'saved.full': 'El proyecto está lleno. Borra algo y se guardará todo.',
  'saved.disk-full': 'No se guarda: el disco está lleno. No cierres esta página. Avisa a tu docente.',
  'saved.failed': 'No se guarda: el disco tiene un problema. No cierres esta página. Avisa a tu docente.',
  'saved.connecting': 'Conectando…',
  'saved.back': 'Ya hay conexión otra vez.',

  'theme.light': 'Colores: claros. Cambiar a oscuros',
  'theme.dark': 'Colores: oscuros. Cambiar a fuertes',
  'theme.contrast': 'Colores: fuertes. Cambiar a claros',

  'settings.open': 'Letras, colores y más',

  'keys.open': 'Teclas',

  'side.server': 'Servidor',
  'side.page': 'Página',

  'state.still': 'Código anterior',

  'files.none.server': 'Aún no hay archivo del servidor',
  'files.none.page': 'Aún no hay página',
  'files.none.server.says': 'El servidor necesita un archivo que se llame server.js.',
  'files.none.page.says': 'Una página necesita un archivo que se llame index.html.',
  'files.none.do': 'Crear {path}',
  'files.opening': 'Abriendo tus archivos…',

  'upload.drop': 'Suéltalo aquí. Será un archivo de tu página.',

  'panes.label': 'Clientes',
  'panes.add': 'Otro cliente',
  'panes.none': 'Aún no hay clientes',
  'panes.none.says': 'Un cliente es una página que habla con tu servidor.',
  'panes.waiting': 'Tus páginas empiezan enseguida.',

  'bottom.label': 'Lo que pasa',
  'bottom.tabs': 'Mensajes y consola',
  'bottom.messages': 'Mensajes',
  'bottom.console': 'Consola',
  'bottom.console-count': { one: '{count} línea', other: '{count} líneas' },

  'console.clear': 'Vaciar',
} as const;
