import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { sha256 } from '@haojiao/kernel';
import * as words from './page/words';

export interface DeskFile {
  mediaType: string;
  bytes: Buffer;
}

/** Beside the sources: seen from them, and from what is compiled of them. */
const folders = [
  join(__dirname, '../browser'),
  join(__dirname, '../../../../../libs/features/correspondent-pages/browser'),
];

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Runs beside the pages, at an address of its own: it decides on every address below its own. */
const WORKER = 'offline-worker.js';

/** A module of the words in which pages tell categories and states: the same as the server writes. */
const wordsModule = Object.entries(words)
  .map(([name, table]) => `export const ${name} = ${JSON.stringify(table)};\n`)
  .join('');

/** Style and scripts of the pages, as they stand in `browser/`, and the words; all of one version at one address. */
@Injectable()
export class DeskFiles {
  /** Changes with every byte of them. */
  readonly version: string;
  private readonly files = new Map<string, DeskFile>();
  private readonly workerSource: string;

  constructor() {
    const folder = folders.find((each) => existsSync(each));
    if (!folder) throw new Error('The folder browser/ of the correspondent pages is missing.');
    const names = readdirSync(folder).filter((name) => mediaTypes[extname(name)]);
    for (const name of names.sort()) {
      const mediaType = mediaTypes[extname(name)]!;
      this.files.set(name, { mediaType, bytes: readFileSync(join(folder, name)) });
    }
    this.files.set('words.js', { mediaType: mediaTypes['.js']!, bytes: Buffer.from(wordsModule) });
    const all = [...this.files].map(([name, { bytes }]) => `${name} ${sha256(bytes.toString())}`);
    this.version = sha256(all.join('\n')).slice(0, 16);
    this.workerSource = this.files.get(WORKER)!.bytes.toString();
    this.files.delete(WORKER);
  }

  addressOf(name: string): string {
    return `/desk/files/${this.version}/${name}`;
  }

  /** Undefined also for another version than this one. */
  find(version: string, name: string): DeskFile | undefined {
    return version === this.version ? this.files.get(name) : undefined;
  }

  /** Keeps these pages and files for when there is no net. */
  worker(pages: readonly string[]): string {
    const kept = [...pages, ...[...this.files.keys()].map((name) => this.addressOf(name))];
    return `const KEPT = ${JSON.stringify({ version: this.version, addresses: kept })};\n${this.workerSource}`;
  }
}
