/** All that reads zips and folders, as one file that the start page fetches when it needs it. */
export { bringIn } from './bring-in.ts';
export { BringError } from './found-files.ts';
export { readDroppedFolder, readFolder } from './read-folder.ts';
export { readZip } from './read-zip.ts';
