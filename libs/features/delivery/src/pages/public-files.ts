import { createHash } from 'node:crypto';
import { beacon } from './beacon';
import { pageStyle } from './page-style';
import { mongolianFont, verticalStyle } from './vertical-style';
import { listeningScript } from './listening-script';
import { playBeacon } from './play-beacon';
import { playerScript } from './player-script';
import { viewScript } from './view-script';

export interface PublicFile {
  mediaType: string;
  bytes: Buffer;
  /** Asked for by an address of before: not to be kept. */
  isOutdated?: boolean;
}

function addressOf(name: string, extension: string, text: string | Buffer): string {
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `/public/${name}-${mark}.${extension}`;
}

export const styleAddress = addressOf('page', 'css', pageStyle);
export const beaconAddress = addressOf('beacon', 'js', beacon);
const mongolianFontAddress = addressOf('noto-sans-mongolian', 'woff2', mongolianFont);
const vertical = verticalStyle(mongolianFontAddress);

/** For pages that show a script which runs from top to bottom. */
export const verticalStyleAddress = addressOf('vertical', 'css', vertical);
export const playBeaconAddress = addressOf('plays', 'js', playBeacon);
export const playerAddress = addressOf('player', 'js', playerScript);
/** For the page of one episode, after the player's. */
export const listeningAddress = addressOf('listening', 'js', listeningScript);
export const viewScriptAddress = addressOf('view', 'js', viewScript);

/** A bugle (号角) on the pages' red. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#a81f24"/><path d="M6 13h9l10-6v18l-10-6h-3v4a2 2 0 0 1-4 0v-4H6z" fill="#fff"/></svg>`;

export const iconAddress = addressOf('icon', 'svg', icon);

/** What the pages need beside themselves; an address names these very bytes and may be kept for good. */
export const publicFilesByAddress: ReadonlyMap<string, PublicFile> = new Map([
  [styleAddress, { mediaType: 'text/css; charset=utf-8', bytes: Buffer.from(pageStyle) }],
  [beaconAddress, { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from(beacon) }],
  [playBeaconAddress, { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from(playBeacon) }],
  [playerAddress, { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from(playerScript) }],
  [listeningAddress, { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from(listeningScript) }],
  [viewScriptAddress, { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from(viewScript) }],
  [verticalStyleAddress, { mediaType: 'text/css; charset=utf-8', bytes: Buffer.from(vertical) }],
  [mongolianFontAddress, { mediaType: 'font/woff2', bytes: mongolianFont }],
  [iconAddress, { mediaType: 'image/svg+xml', bytes: Buffer.from(icon) }],
]);
