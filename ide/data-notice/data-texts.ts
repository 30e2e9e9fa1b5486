/** English in full, with what is read on this page only. */
import { data } from '../texts/en/data.ts';
import '../texts/all-texts.ts';
import { addTexts } from '../texts/text.ts';

addTexts(data);
