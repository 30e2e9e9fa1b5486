/** What the directory at the end of a zip says of a file, besides what the unpacker tells. */
export interface ZipEntry {
  isEncrypted: boolean;
  /** CRC-32 of what is in it, unpacked. */
  crc: number;
}

const DIRECTORY_END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;

/** The files of a zip by their names. Empty where `bytes` are none. */
export function zipDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_LENGTH;
  // a comment may stand behind it
  while (end >= 0 && end > bytes.length - END_LENGTH - 0xffff && view.getUint32(end, true) !== DIRECTORY_END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== DIRECTORY_END) return entries;
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_LENGTH <= end && view.getUint32(at, true) === ENTRY) {
    const [flags, nameLength] = [view.getUint16(at + 8, true), view.getUint16(at + 28, true)];
    const name = bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    // bit 11: the name is UTF-8; else it is of an old computer, whose letters are these or look like them
    const text = new TextDecoder((flags & 0x800) === 0 ? 'latin1' : 'utf-8').decode(name);
    entries.set(text, { isEncrypted: (flags & 1) === 1, crc: view.getUint32(at + 16, true) });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** As zips have it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
