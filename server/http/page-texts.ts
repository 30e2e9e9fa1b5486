import { PAGE_NOTICES, type Notice } from '../../runtime/pages/page-notices.ts';
import type { Language } from '../protocol/language.ts';

/** What a page of the host itself says where something is missing. */
export interface PageTexts extends Record<'noStartPage' | 'noPosting' | 'onlySocket', Notice> {
  noFile: (path: string, near: string | undefined) => Notice;
  noProject: Notice;
  nothing: Notice;
  notYet: Notice;
  diskFull: Notice;
  away: Notice;
  broken: Notice;
  badRequest: Notice;
  toStart: string;
}

const english: PageTexts = {
  ...PAGE_NOTICES,
  noProject: { title: 'There is no project here', text: 'Look at the link again: is a letter missing?' },
  nothing: { title: 'There is nothing here', text: 'Look at the link again: is a letter missing?' },
  notYet: { title: 'Not yet', text: 'This part is not built yet.' },
  diskFull: {
    title: 'There is no room',
    text: 'The computer that keeps the projects is full. Tell your teacher. Then load the page again.',
  },
  away: { title: 'Just a moment', text: 'The computer of this project does not answer just now. Please load the page again.' },
  broken: { title: 'Something went wrong', text: 'It is not your fault. Please load the page again.' },
  badRequest: { title: 'That did not work', text: 'Look at the link again: is a letter missing?' },
  toStart: 'Go to the start page',
};

const spanish: PageTexts = {
  noStartPage: { title: 'Este proyecto aún no tiene index.html', text: 'Crea un archivo con el nombre index.html y lo verás aquí.' },
  noFile: (path, near) => ({
    title: `No hay ningún ${path}`,
    text: near === undefined ? '¿Hay un archivo con ese nombre en tu proyecto?' : `Hay ${near}. ¿Querías decir eso?`,
  }),
  noPosting: {
    title: 'Una página no puede recibir esto',
    text: 'El formulario cargó la página otra vez. Añade event.preventDefault() para que no pase.',
  },
  onlySocket: { title: 'Esto es para websockets', text: 'Aquí se conecta un programa. Una persona no lo necesita.' },
  noProject: { title: 'Aquí no hay ningún proyecto', text: 'Mira el enlace otra vez: ¿falta una letra?' },
  nothing: { title: 'Aquí no hay nada', text: 'Mira el enlace otra vez: ¿falta una letra?' },
  notYet: { title: 'Todavía no', text: 'Esta parte aún no está hecha.' },
  diskFull: {
    title: 'No hay sitio',
    text: 'El disco que guarda los proyectos está lleno. Avisa a tu docente. Después carga la página otra vez.',
  },
  away: { title: 'Un momento', text: 'El ordenador de este proyecto no contesta ahora. Carga la página otra vez.' },
  broken: { title: 'Algo salió mal', text: 'No es culpa tuya. Carga la página otra vez.' },
  badRequest: { title: 'Eso no funcionó', text: 'Mira el enlace otra vez: ¿falta una letra?' },
  toStart: 'Ir a la página de inicio',
};

/** The notices of the product's own pages. */
export type NoticeName = 'noProject' | 'nothing' | 'notYet' | 'diskFull' | 'away' | 'broken' | 'badRequest';

/** By language. */
export const PAGE_TEXTS: Readonly<Record<Language, PageTexts>> = { en: english, es: spanish };
