/** English in full. Whatever is fetched after the shell and says something imports this. */
import { later } from './en/later.ts';
import { addTexts } from './text.ts';

addTexts(later);
