import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ObjectStorage } from '@haojiao/infrastructure/storage';

const SALT_BYTES = 16;

/**
 * The bytes as they came. Before each stand some of our own, so that an object belongs to one import alone and goes
 * with it, whatever else in the storage has the same bytes.
 */
@Injectable()
export class ImportOriginals {
  constructor(private readonly storage: ObjectStorage) {}

  /** The name of the new object. @throws AppError `storage_full` */
  async keep(bytes: Buffer): Promise<string> {
    const salted = Buffer.concat([randomBytes(SALT_BYTES), bytes]);
    const name = createHash('sha256').update(salted).digest('hex');
    await this.storage.put(name, salted);
    return name;
  }

  /** @throws ObjectMissing */
  async read(name: string): Promise<Buffer> {
    return (await buffer(await this.storage.openRead(name))).subarray(SALT_BYTES);
  }

  async remove(name: string): Promise<void> {
    await this.storage.remove(name);
  }
}
