/** English in full, with what only teachers read. */
import { teachers } from '../texts/en/teachers.ts';
import '../texts/all-texts.ts';
import { addTexts } from '../texts/text.ts';

addTexts(teachers);
