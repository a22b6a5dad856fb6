import { Inject, Injectable } from '@nestjs/common';
import { AppError, MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { cleanHtml, cleanText } from '@haojiao/features/contents';
import { findDamages } from './find-damages';
import { declaredEncoding, decodeText } from './domain/decode-text';
import { factsOf } from './domain/import-facts';
import { guessTitle } from './domain/import-title';
import { warning } from './domain/read-result';
import type { ReadPicture, ReadResult, TrackedChange } from './domain/read-result';
import { textMapOf, withoutEmptyBlocks } from './domain/text-map';
import { ImportOriginals } from './import-originals';
import { importTooLarge } from './import-errors';
import { KeepPictures } from './keep-pictures';
import { placesOfPictures } from './picture-places';
import { ImportEntity } from './persistence/import.entity';
import type { ImportPicture } from './persistence/import.entity';
import { readDocx } from './reading/read-docx';
import { readHtml } from './reading/read-html';
import { htmlOfMarkdown } from './reading/read-markdown';
import { htmlOfText } from './reading/read-text';

const LEASE_MS = 5 * MINUTE_MS;
const MAX_ATTEMPTS = 3;
/** Largest body of an item. */
const MAX_HTML_LENGTH = 500_000;

/** Turns the original into a cleaned body with everything that a person should know about it. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly database: Database,
    private readonly originals: ImportOriginals,
    private readonly keeping: KeepPictures,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Does nothing when it was read already or somebody is at it. What is wrong with the original stands in the row. */
  async run(id: string): Promise<void> {
    const claimed = await this.claim(id);
    if (!claimed) return;
    try {
      await this.read(claimed);
    } catch (error) {
      if (!(error instanceof AppError) && claimed.attempts < MAX_ATTEMPTS) {
        await this.release(id);
        throw error;
      }
      await this.fail(id, error);
    }
  }

  private async claim(id: string): Promise<ImportEntity | null> {
    const now = this.clock.now();
    const rows = await this.database.query<Record<string, unknown>>(
      `WITH claimed AS (
         UPDATE imports SET leased_until = $2, attempts = attempts + 1
         WHERE id = $1 AND state = 'reading' AND (leased_until IS NULL OR leased_until < $3) RETURNING *
       ) SELECT * FROM claimed`,
      [id, new Date(now.getTime() + LEASE_MS), now],
    );
    return rows[0] ? entityFromRow(this.database.manager, ImportEntity, rows[0]) : null;
  }

  private async read(claimed: ImportEntity): Promise<void> {
    const bytes = await this.originals.read(claimed.originalObject!);
    if (claimed.kind !== 'docx') return this.finish(claimed, readWords(claimed, bytes), []);
    const reading = await readDocx(bytes, claimed.trackedChangeChoice);
    if (!reading.choiceNeeded) return this.finish(claimed, reading.result, reading.changes);
    await this.database.manager.update(
      ImportEntity,
      { id: claimed.id, state: 'reading' },
      { state: 'choice_needed', trackedChanges: reading.changes, leasedUntil: null, attempts: 0 },
    );
  }

  private async finish(claimed: ImportEntity, result: ReadResult, changes: TrackedChange[]): Promise<void> {
    const { html: cleaned } = cleanHtml(result.html, this.settings.publicUrl);
    const html = withoutEmptyBlocks(cleaned);
    if (html.length > MAX_HTML_LENGTH) throw bodyTooLong();
    const { text } = textMapOf(html);
    const title = cleanText(result.title || guessTitle(text))
      .replace(/\s+/g, ' ')
      .slice(0, 200);
    const places = placesOfPictures(html);
    const pictures = result.pictures.flatMap((picture) => {
      const place = places.get(picture.id);
      return place === undefined ? [] : [{ read: picture, row: pictureRow(picture, place) }];
    });
    const kept = await this.keeping.keepAll(claimed, pictures);
    await this.database.manager.update(
      ImportEntity,
      { id: claimed.id, state: 'reading' },
      {
        state: 'ready',
        kind: result.kind,
        title,
        html,
        facts: factsOf(text),
        encoding: result.encoding,
        sourceUrl: claimed.sourceUrl ?? result.sourceUrl,
        pictures: kept,
        damages: findDamages(html, title),
        warnings: [...result.warnings, ...controlWarnings(result.html)],
        trackedChanges: changes,
        progress: 100,
        leasedUntil: null,
      },
    );
  }

  private async release(id: string): Promise<void> {
    await this.database.manager.update(ImportEntity, { id, state: 'reading' }, { leasedUntil: null });
  }

  private async fail(id: string, error: unknown): Promise<void> {
    const failure =
      error instanceof AppError
        ? { code: error.code, message: error.detail }
        : {
            code: 'import_failed',
            message: {
              zh: '读取时出错，请稍后重新导入；仍不成功请联系管理员。',
              en: 'Reading failed; import it again later, and tell the administrator if it fails again.',
            },
          };
    await this.database.manager.update(
      ImportEntity,
      { id, state: 'reading' },
      { state: 'failed', failure, leasedUntil: null },
    );
  }
}

/** Texts and pages; their encoding is found out from the bytes. */
function readWords({ kind, sourceUrl }: ImportEntity, bytes: Buffer): ReadResult {
  const { text, encoding } = decodeText(bytes, kind === 'html' ? declaredEncoding(bytes) : null);
  if (kind === 'html' || kind === 'wechat') return { ...readHtml(text, sourceUrl), encoding };
  if (kind === 'markdown') {
    return { ...readHtml(htmlOfMarkdown(text), sourceUrl), kind, encoding };
  }
  return {
    kind: 'text',
    title: '',
    html: htmlOfText(text),
    pictures: [],
    warnings: [],
    encoding,
    sourceUrl,
  };
}

function pictureRow({ id, url, altText, isQrCode }: ReadPicture, place: number): ImportPicture {
  return {
    id,
    url,
    altText,
    isQrCode,
    place,
    state: url === null ? 'wanted' : 'found',
    assetId: null,
    reason: null,
  };
}

function controlWarnings(html: string) {
  // eslint-disable-next-line no-control-regex
  const count = html.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g)?.length ?? 0;
  if (count === 0) return [];
  return [
    warning(
      'control_characters_removed',
      '去掉了不可见的控制字符。',
      'Control characters that nothing shows were taken out.',
      count,
    ),
  ];
}

function bodyTooLong(): AppError {
  return importTooLarge(
    `正文过长，最多 ${MAX_HTML_LENGTH / 10_000} 万字符（含标记）。请拆分后再导入。`,
    `The body is too long; at most ${MAX_HTML_LENGTH} characters with its markup. Split it first.`,
  );
}
