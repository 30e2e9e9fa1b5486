/**
 * Atkinson Hyperlegible, drawn by the Braille Institute so that no letter looks like another one: a face for prose and one for
 * code. Their style sheets name the files; a browser fetches those that a text on the page needs, 52 kB for English.
 */
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
