import { createHmac, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, isId, notAllowed } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { encodeImage, extensionOf } from '@haojiao/infrastructure/media';
import type { EncodedImage } from '@haojiao/infrastructure/media';
import { KeyRing } from '@haojiao/infrastructure/security';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { assetNotFound } from './asset-access';
import { AssetFiles } from './asset-files';
import { AssetsService } from './assets.service';
import type { AssetEntity } from './persistence/asset.entity';
import { PublicBytes } from './public-bytes';

const PURPOSE = 'expiring-media';
/** Pictures leave as JPEG of this edge at most, without the place where they were taken. */
const AS_PICTURE = { format: 'jpeg', maxEdge: 1920 } as const;

/** One signed address, taken apart. */
export interface ExpiringAddress {
  assetId: string;
  /** Seconds since 1970. */
  expires: string;
  /** Name of the key in the ring that signed it. */
  keyName: string;
  signature: string;
  fileName: string;
}

export interface SharedFile {
  mediaType: string;
  bytes: number;
  /** From `start` (inclusive) to `end` (exclusive). */
  open(start: number, end: number): Promise<Readable>;
}

/**
 * Addresses under which a platform fetches one approved file for a while, without signing in. The signature binds asset,
 * approved hash and end; nothing is kept, and a key that leaves the ring ends its addresses.
 */
@Injectable()
export class ExpiringMedia {
  /** When the stored bytes of a hash were last compared with it: ranges of one film need not read it all each time. */
  private readonly verifiedAt = new Map<string, number>();

  constructor(
    private readonly assets: AssetsService,
    private readonly files: AssetFiles,
    private readonly storage: ObjectStorage,
    private readonly publicBytes: PublicBytes,
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Absolute; `sha256` is the approved one. */
  urlFor(asset: Pick<AssetEntity, 'id' | 'kind' | 'mediaType'>, sha256: string, expiresAt: Date): string {
    const { name: keyName, key } = this.keys.signingKey(PURPOSE);
    const expires = String(Math.floor(expiresAt.getTime() / 1_000));
    const fileName = fileNameOf(asset);
    const signature = sign(key, { assetId: asset.id, expires, fileName }, sha256).toString('base64url');
    const path = [asset.id, expires, encodeURIComponent(keyName), signature, fileName].join('/');
    return `${this.settings.publicUrl}/media/shared/${path}`;
  }

  /**
   * Keeps a picture that we drew from approved words, and gives its address: absolute, and named by its hash, as no asset
   * stands behind it.
   */
  async urlForDrawn(png: Buffer, hash: string, expiresAt: Date): Promise<string> {
    await this.storage.put(hash, png);
    return this.urlFor({ id: hash, kind: 'image', mediaType: 'image/png' }, hash, expiresAt);
  }

  /**
   * @throws AppError `asset_not_found` at a signature that is not ours or a file that is gone, `shared_address_expired`,
   * `approved_content_changed`
   */
  async find(address: ExpiringAddress): Promise<SharedFile> {
    const asset = isId(address.assetId) ? await this.assets.load(address.assetId) : null;
    const hash = asset?.sha256 ?? address.assetId;
    if (!this.isSigned(address, hash)) throw assetNotFound();
    if (Number(address.expires) * 1_000 <= this.clock.now().getTime()) {
      throw notAllowed(
        'shared_address_expired',
        '该文件地址已过期。',
        'This address of the file has run out.',
      );
    }
    if (!asset) return this.drawn(hash);
    return asset.kind === 'image' ? this.picture(asset) : this.original(asset);
  }

  private isSigned(address: ExpiringAddress, sha256: string): boolean {
    const key = this.keys.verificationKey(PURPOSE, address.keyName);
    if (!key) return false;
    const expected = sign(key, address, sha256);
    const given = Buffer.from(address.signature, 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private async drawn(hash: string): Promise<SharedFile> {
    const stored = await this.storage.stat(hash);
    if (!stored) throw assetNotFound();
    return jpegOf(await encodeImage(await buffer(await this.storage.openRead(hash)), AS_PICTURE));
  }

  private async picture(asset: AssetEntity): Promise<SharedFile> {
    return jpegOf(await this.files.encodeImage(asset, AS_PICTURE));
  }

  private async original(asset: AssetEntity): Promise<SharedFile> {
    const now = this.clock.now().getTime();
    if (now - (this.verifiedAt.get(asset.sha256) ?? -Infinity) >= HOUR_MS) {
      await this.files.verify(asset);
      if (this.verifiedAt.size >= 1_000) this.verifiedAt.clear();
      this.verifiedAt.set(asset.sha256, now);
    }
    return {
      mediaType: asset.mediaType,
      bytes: asset.bytes,
      open: (start, end) =>
        this.publicBytes.open({ ...asset, isOriginal: true, isOwnPageOnly: false }, start, end),
    };
  }
}

function jpegOf({ bytes, mediaType }: EncodedImage): SharedFile {
  return {
    mediaType,
    bytes: bytes.length,
    open: async (start, end) => Readable.from([bytes.subarray(start, end)]),
  };
}

function fileNameOf(asset: Pick<AssetEntity, 'kind' | 'mediaType'>): string {
  return asset.kind === 'image' ? 'image.jpg' : `media.${extensionOf(asset.mediaType)}`;
}

function sign(
  key: Uint8Array,
  address: Pick<ExpiringAddress, 'assetId' | 'expires' | 'fileName'>,
  sha256: string,
): Buffer {
  const signed = [address.assetId, address.expires, address.fileName, sha256].join('\n');
  return createHmac('sha256', key).update(signed).digest();
}
