import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { Database } from '@haojiao/infrastructure/database';
import { compareDocuments } from '@haojiao/features/contents';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import { PageArchive } from '@haojiao/features/delivery';
import type { ReviewSheet } from '../domain/review-sheet';
import { reviewSheetPage } from '../review-sheet/review-sheet-page';
import { reviewSheetPdf } from '../review-sheet/review-sheet-pdf';
import { differencePage } from './difference-page';
import { explanation } from './explanation';
import { recordQueries } from './item-records';
import { Sealer } from './seal';

/** One file of the archive; made when its turn comes, so that only one is in memory. */
interface Part {
  name: string;
  make: () => Promise<string | Buffer>;
}

/** Who asked for the file, when. */
export interface Occasion {
  madeBy: string;
  madeAt: Date;
}

/** Everything that the installation knows of one item, in one archive. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly database: Database,
    private readonly pages: PageArchive,
    private readonly sealer: Sealer,
  ) {}

  /** A ZIP. Whoever asks was let through to the item before. */
  async zip(content: ContentEntity, sheet: ReviewSheet, occasion: Occasion): Promise<Readable> {
    const parts = await this.partsOf(content, sheet, occasion);
    const files: { name: string; bytes: number; sha256: string }[] = [];
    const archive = new ZipFile();
    const output = archive.outputStream as Readable;
    // A part that fails halfway cuts the download off, so that nobody takes it for whole.
    archive.on('error', (error: Error) => output.destroy(error));
    const add = ({ name, make }: Part, isCounted = true) =>
      archive.addReadStream(
        Readable.from(
          (async function* () {
            const made = Buffer.from(await make());
            const sha256 = createHash('sha256').update(made).digest('hex');
            if (isCounted) files.push({ name, bytes: made.length, sha256 });
            yield made;
          })(),
        ),
        name,
        { mtime: occasion.madeAt },
      );
    for (const part of parts) add(part);
    // The archive takes its files one after the other: when the manifest's turn comes, all others are counted.
    let manifest = '';
    const makeManifest = () => {
      manifest = json({ contentId: content.id, title: sheet.title, ...occasion, trail: sheet.trail, files });
      return Promise.resolve(manifest);
    };
    add({ name: 'manifest.json', make: makeManifest }, false);
    add({ name: 'manifest.seal.json', make: async () => json(this.sealer.seal(manifest)) }, false);
    archive.end();
    return output;
  }

  private async partsOf(content: ContentEntity, sheet: ReviewSheet, occasion: Occasion): Promise<Part[]> {
    const { madeBy, madeAt } = occasion;
    const pages = await this.pages.ofContent(content.id);
    return [
      { name: 'README.txt', make: async () => explanation(sheet) },
      { name: 'review-sheet.pdf', make: () => reviewSheetPdf(sheet, madeBy, madeAt) },
      { name: 'review-sheet.html', make: async () => reviewSheetPage(sheet, madeBy, madeAt) },
      { name: 'review-sheet.json', make: async () => json(sheet) },
      ...(await this.revisionParts(content.id)),
      ...recordQueries.map(({ name, sql }) => ({
        name,
        make: async () => json((await this.database.query<{ row: object }>(sql, [content.id])).map(rowOf)),
      })),
      ...pages.flatMap(({ page, document, ...facts }, index) => [
        { name: `pages/${index + 1}.html`, make: async () => page },
        { name: `pages/${index + 1}.json`, make: async () => json({ ...facts, document }) },
      ]),
    ];
  }

  /** Each revision, and what it changed in the one before. */
  private async revisionParts(contentId: string): Promise<Part[]> {
    const revisions = await this.database.query<{ id: string; number: number }>(
      'SELECT id, number FROM content_revisions WHERE content_id = $1 ORDER BY number',
      [contentId],
    );
    return revisions.flatMap(({ id, number }, index) => {
      const before = revisions[index - 1];
      const revision: Part = {
        name: `revisions/${padded(number)}.json`,
        make: async () => json(await this.revision(id)),
      };
      if (!before) return [revision];
      const changes = async () =>
        compareDocuments((await this.revision(before.id)).document, (await this.revision(id)).document);
      const name = `differences/${padded(before.number)}-${padded(number)}`;
      return [
        revision,
        { name: `${name}.json`, make: async () => json(await changes()) },
        {
          name: `${name}.html`,
          make: async () => differencePage(before.number, number, await changes()),
        },
      ];
    });
  }

  private async revision(
    id: string,
  ): Promise<Omit<ContentRevisionEntity, 'assetIds'> & { savedByName: string }> {
    const [revision] = await this.database.query<ContentRevisionEntity & { savedByName: string }>(
      `SELECT r.id, r.content_id AS "contentId", r.number, r.saved_by AS "savedBy", u.display_name AS "savedByName",
              r.created_at AS "createdAt", r.comment, r.restored_from AS "restoredFrom", r.fingerprint, r.document
       FROM content_revisions r JOIN users u ON u.id = r.saved_by WHERE r.id = $1`,
      [id],
    );
    return revision!;
  }
}

function rowOf({ row }: { row: object }): object {
  return row;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function padded(number: number): string {
  return String(number).padStart(4, '0');
}
