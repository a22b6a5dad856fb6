import { Injectable, Logger } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { readForeignPage } from '@haojiao/infrastructure/http';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { ImportsService } from './imports.service';
import { workOnImport } from './jobs/work-on-import.queue';
import { KeepPictures, refused } from './keep-pictures';
import { ImportEntity } from './persistence/import.entity';
import type { ImportPicture } from './persistence/import.entity';

const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
const FETCH_MS = 15_000;

/** Pictures of a page are fetched when a person asks for them, by the guarded client, in a worker. */
@Injectable()
export class FetchPictures {
  private readonly logger = new Logger('imports');

  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly keeping: KeepPictures,
    private readonly audit: AuditService,
    private readonly jobs: JobProducer,
    private readonly settings: Settings,
  ) {}

  /**
   * Orders pictures of this import; nothing else than what the import found can be named.
   * @throws AppError `import_not_found`, `not_allowed`, `import_not_ready`, `invalid_input` at an address it did not find
   */
  async order(actor: Actor, id: string, urls: readonly string[]): Promise<ImportEntity> {
    return this.database.transaction(async (manager) => {
      const { found, place } = await this.imports.loadForWriter(actor, id, ['ready'], manager);
      const unknown = urls.flatMap((url, at) =>
        found.pictures.some((picture) => picture.url === url)
          ? []
          : [
              fault(
                `urls.${at}`,
                'picture_unknown',
                '导入的内容中没有这张图片。',
                'The import has no such picture.',
              ),
            ],
      );
      if (unknown.length > 0) throw invalidInput(unknown);
      found.pictures = found.pictures.map((picture) =>
        picture.url !== null && urls.includes(picture.url) && picture.state !== 'kept'
          ? { ...picture, state: 'wanted', reason: null }
          : picture,
      );
      found.picturesDue = found.pictures.some(({ state }) => state === 'wanted');
      const saved = await manager.save(found);
      await this.database.afterCommit(manager, async () => {
        await this.jobs.enqueue(workOnImport, { importId: id });
      });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'import.pictures_ordered',
        objectType: 'import',
        objectId: id,
        details: { count: urls.length },
      });
      return saved;
    });
  }

  /** Fetches what was ordered, one by one; each is noted at once, so that nothing is fetched twice. */
  async run(id: string): Promise<void> {
    for (;;) {
      const found = await this.database.manager.findOneBy(ImportEntity, { id, state: 'ready' });
      const next = found?.pictures.find(({ state }) => state === 'wanted');
      if (!found || !next) break;
      await this.note(id, await this.fetch(found, next));
    }
    await this.database.query(
      `UPDATE imports SET pictures_due = false
       WHERE id = $1 AND NOT pictures @> '[{"state": "wanted"}]'::jsonb`,
      [id],
    );
  }

  private async fetch(found: ImportEntity, picture: ImportPicture): Promise<ImportPicture> {
    const bytes = await this.bytesOf(picture.url!);
    if (!bytes) return refused(picture, notFetched);
    return this.keeping.keep(found, picture, bytes, await this.keeping.importer(found));
  }

  /** Null whatever the reason: whoever asked learns nothing about our network. */
  private async bytesOf(url: string): Promise<Buffer | null> {
    try {
      const { wechatBaseUrl } = this.settings;
      const page = await readForeignPage(url, {
        maxBytes: MAX_PICTURE_BYTES + 1,
        timeoutMs: FETCH_MS,
        accept: 'image/*',
        trustedOrigins: wechatBaseUrl ? [new URL(wechatBaseUrl).origin] : [],
      });
      return page.status === 200 && page.bytes.length <= MAX_PICTURE_BYTES ? page.bytes : null;
    } catch (error) {
      this.logger.log({ err: error }, 'import.picture_not_fetched');
      return null;
    }
  }

  private async note(id: string, picture: ImportPicture): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await manager.findOne(ImportEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (found?.state !== 'ready') return;
      found.pictures = found.pictures.map((one) => (one.id === picture.id ? picture : one));
      await manager.save(found);
    });
  }
}

const notFetched: Message = {
  zh: '图片无法取得。请在原网页上另存后上传。',
  en: 'The picture could not be fetched. Save it from the page and upload it.',
};
