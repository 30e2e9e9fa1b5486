/** `/check/:id#editKey`: opens the pages of one project for checks of lessons, as an IDE does, and is nothing else. */
import { CheckSession } from './check-session.ts';

new CheckSession({ id: location.pathname.split('/').at(-1) ?? '', key: location.hash.slice(1) });
