/** What an asset is for whoever sees a page. */
export type AssetUse = 'picture' | 'sound' | 'film' | 'font';

export interface AssetKind {
  use: AssetUse;
  /** Content type. */
  type: string;
}

const KINDS: Readonly<Record<string, AssetKind>> = {
  png: { use: 'picture', type: 'image/png' },
  apng: { use: 'picture', type: 'image/apng' },
  jpg: { use: 'picture', type: 'image/jpeg' },
  jpeg: { use: 'picture', type: 'image/jpeg' },
  gif: { use: 'picture', type: 'image/gif' },
  webp: { use: 'picture', type: 'image/webp' },
  avif: { use: 'picture', type: 'image/avif' },
  bmp: { use: 'picture', type: 'image/bmp' },
  ico: { use: 'picture', type: 'image/x-icon' },
  mp3: { use: 'sound', type: 'audio/mpeg' },
  wav: { use: 'sound', type: 'audio/wav' },
  ogg: { use: 'sound', type: 'audio/ogg' },
  oga: { use: 'sound', type: 'audio/ogg' },
  opus: { use: 'sound', type: 'audio/ogg' },
  m4a: { use: 'sound', type: 'audio/mp4' },
  aac: { use: 'sound', type: 'audio/aac' },
  flac: { use: 'sound', type: 'audio/flac' },
  weba: { use: 'sound', type: 'audio/webm' },
  webm: { use: 'film', type: 'video/webm' },
  mp4: { use: 'film', type: 'video/mp4' },
  woff: { use: 'font', type: 'font/woff' },
  woff2: { use: 'font', type: 'font/woff2' },
  ttf: { use: 'font', type: 'font/ttf' },
  otf: { use: 'font', type: 'font/otf' },
};

/** Of files that are bytes and not texts, told by their ending. Undefined for a text, which an SVG picture is too. */
export function assetKind(path: string): AssetKind | undefined {
  const dot = path.lastIndexOf('.');
  const ending = path.slice(dot + 1).toLowerCase();
  return dot > path.lastIndexOf('/') && Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
}

/** All of them, such as `.png`. */
export const ASSET_ENDINGS: readonly string[] = Object.keys(KINDS).map((ending) => `.${ending}`);
