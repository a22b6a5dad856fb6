import type { Database } from '@haojiao/infrastructure/database';
import { decodeImage, perceptualHash } from '@haojiao/infrastructure/media';

const EDGE = 320;

/** Remembers what a picture looks like, for whoever looks for others like it. No new version of its row. */
export async function keepLikeness(database: Database, assetId: string, picture: Buffer): Promise<void> {
  const hash = await perceptualHash(await decodeImage(picture, EDGE));
  await database.query('UPDATE assets SET perceptual_hash = $2 WHERE id = $1', [
    assetId,
    hash === null ? null : String(hash),
  ]);
}
