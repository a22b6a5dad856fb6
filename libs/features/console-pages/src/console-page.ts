import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { phonePageHeaders } from '@haojiao/infrastructure/http';
import { consoleFolder } from './console-files';

export interface ConsoleAnswer {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Stands in the built page where the word of the day goes. */
const NONCE = '__NONCE__';

/** The one page of the console: every address below `/console/` is it, and its script shows what the address names. */
@Injectable()
export class ConsolePage {
  private readonly template: string | undefined;
  private readonly site: string;

  constructor(settings: Settings) {
    const folder = consoleFolder();
    this.template = folder && readFileSync(join(folder, 'index.html'), 'utf8');
    this.site = new URL(settings.publicUrl).origin;
  }

  /** @throws AppError `console_not_built` where only the programs were compiled */
  make(): ConsoleAnswer {
    if (this.template === undefined) {
      throw new AppError('unavailable', 'console_not_built', {
        zh: '控制台还没有编译：请用 npm start 启动，或运行 node scripts/console.mjs build 后重新启动。',
        en: 'The console is not built: start with npm start, or run node scripts/console.mjs build and start again.',
      });
    }
    const nonce = randomBytes(16).toString('base64');
    return { html: this.template.replaceAll(NONCE, nonce), headers: this.headersFor(nonce) };
  }

  /**
   * Scripts come from our files alone. Style sheets too, and those that the component library writes with the nonce;
   * attributes of style are let in, because previews show articles whose look stands in such attributes.
   */
  private headersFor(nonce: string): Readonly<Record<string, string>> {
    return phonePageHeaders([
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      `img-src 'self' data: blob: ${this.site}`,
      `media-src 'self' blob: ${this.site}`,
      "font-src 'self'",
      "connect-src 'self'",
      "frame-src 'self'",
      "manifest-src 'self'",
    ]);
  }
}
