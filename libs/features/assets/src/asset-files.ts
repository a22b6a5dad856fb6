import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { AppError, ruleBroken, sha256 as hashOf } from '@haojiao/kernel';
import { encodeImage } from '@haojiao/infrastructure/media';
import type { AigcMark, EncodedImage, FocalPoint, ImageFit } from '@haojiao/infrastructure/media';
import { ObjectMissing, ObjectStorage } from '@haojiao/infrastructure/storage';
import { hashOfStream } from './hash-of-stream';

/** What is needed of an asset to get at its bytes; an `AssetEntity` is one. */
export interface AssetFile {
  id: string;
  fileName: string;
  sha256: string;
  bytes: number;
  focalPoint: FocalPoint | null;
  generatedMark: AigcMark | null;
}

/** The bytes of assets, for those who send them on. */
@Injectable()
export class AssetFiles {
  constructor(private readonly storage: ObjectStorage) {}

  /** All bytes from the beginning, unchecked: call `verify` before they leave the house. */
  async open(asset: AssetFile): Promise<Readable> {
    return this.storage.openRead(asset.sha256);
  }

  /** Bytes from `start` (inclusive) to `end` (exclusive); an end behind the last byte is cut. Unchecked as `open`. */
  async read(asset: AssetFile, start: number, end: number): Promise<Buffer> {
    const range = { start, end: Math.min(end, asset.bytes) };
    return buffer(await this.storage.openRead(asset.sha256, range));
  }

  /**
   * Reads every stored byte anew and compares the hash with the approved one (default: the asset's own).
   * @throws AppError `approved_content_changed` naming the asset, also when its bytes are gone
   */
  async verify(asset: AssetFile, approvedSha256: string = asset.sha256): Promise<void> {
    if (asset.sha256 !== approvedSha256) throw approvedContentChanged(asset);
    const hash = await hashOfStream(await this.openApproved(asset));
    if (hash !== approvedSha256) throw approvedContentChanged(asset);
  }

  /**
   * Writes the bytes to a new file for a program that wants one; they were compared on their way.
   * @throws AppError `approved_content_changed`; what was written so far is the caller's to remove
   */
  async copyApproved(asset: AssetFile, approvedSha256: string, path: string): Promise<void> {
    if (asset.sha256 !== approvedSha256) throw approvedContentChanged(asset);
    const hash = createHash('sha256');
    const compare = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash.update(chunk);
        next(null, chunk);
      },
    });
    await pipeline(
      await this.openApproved(asset),
      compare,
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    if (hash.digest('hex') !== approvedSha256) throw approvedContentChanged(asset);
  }

  /**
   * A picture as a platform takes it, made from bytes that were checked against the approved hash.
   * @throws AppError `approved_content_changed`, `image_can_not_fit`, `media_damaged`
   */
  async encodeImage(
    asset: AssetFile,
    fit: ImageFit,
    approvedSha256: string = asset.sha256,
  ): Promise<EncodedImage> {
    if (asset.sha256 !== approvedSha256) throw approvedContentChanged(asset);
    const bytes = await buffer(await this.openApproved(asset));
    if (hashOf(bytes) !== approvedSha256) throw approvedContentChanged(asset);
    return encodeImage(bytes, { ...fit, mark: asset.generatedMark }, asset.focalPoint);
  }

  private async openApproved(asset: AssetFile): Promise<Readable> {
    try {
      return await this.storage.openRead(asset.sha256);
    } catch (error) {
      throw error instanceof ObjectMissing ? approvedContentChanged(asset, error) : error;
    }
  }
}

function approvedContentChanged(asset: AssetFile, cause?: unknown): AppError {
  return ruleBroken(
    'approved_content_changed',
    `附件“${asset.fileName}”的存储内容与审核通过时不一致，已停止发布。请联系管理员检查存储。`,
    `The stored bytes of "${asset.fileName}" are not those that were approved; nothing is sent. Have the storage checked.`,
    { extra: { assetId: asset.id }, cause },
  );
}
