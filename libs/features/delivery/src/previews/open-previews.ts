import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, ReadyCache } from '@haojiao/infrastructure/database';
import { PublicFiles } from '@haojiao/features/assets';
import type { PublicFile } from '@haojiao/features/assets';
import { ContentsService } from '@haojiao/features/contents';
import { SessionsService } from '@haojiao/features/sessions';
import { DocumentMaker } from '../document-maker';
import type { DeliveryDocument } from '../domain/delivery-document';
import { DeliveryPreviewEntity } from '../persistence/delivery-preview.entity';
import { previewDocument } from './preview-document';
import { previewState } from './preview-state';
import { hashOfPreviewToken, noPreview, previewPath } from './preview-token';

/** Who opens a link, for as long as the request lasts. */
export interface PreviewCaller {
  address: string;
  requestId: string;
}

const MEGABYTE = 1_024 * 1_024;
/** A player asks for parts of a film many times over. */
const FILES_KEPT_MS = 60_000;

/** Opens links to revisions; whether one opens is asked anew for each document and each part of a file. */
@Injectable()
export class OpenPreviews {
  /** Where the files of a revision lie, by the link's id; nothing that would open anything. */
  private readonly files = new ReadyCache<{ files: ReadonlyMap<string, string> }>({
    maxBytes: MEGABYTE,
    bytesOf: ({ files }) => files.size * 160,
    trustMs: () => FILES_KEPT_MS,
  });

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly sessions: SessionsService,
    private readonly maker: DocumentMaker,
    private readonly publicFiles: PublicFiles,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What delivery would give if the revision went out now. @throws AppError `preview_not_found` */
  async document(token: string, caller: PreviewCaller): Promise<DeliveryDocument> {
    const preview = await this.requireOpen(token, caller);
    const { document, files } = await this.make(preview, token);
    this.files.drop(preview.id);
    await this.files.load(preview.id, () => Promise.resolve({ files }));
    return document;
  }

  /** A file that the document names. @throws AppError `preview_not_found` */
  async file(
    token: string,
    wanted: { assetId: string; fileName: string },
    caller: PreviewCaller,
  ): Promise<PublicFile> {
    const preview = await this.requireOpen(token, caller);
    const { files } = await this.files.load(preview.id, () => this.make(preview, token));
    const address = files.get(`${wanted.assetId}/${wanted.fileName}`);
    const [assetId, prefix, fileName] = address?.split('/') ?? [];
    const file = fileName && (await this.publicFiles.find(assetId!, prefix!, fileName));
    if (!file) throw noPreview();
    return file;
  }

  /**
   * Guessed, over, revoked, of an item that is gone, or by somebody who may not write in its unit any more: the answer is
   * the same.
   */
  private async requireOpen(token: string, caller: PreviewCaller): Promise<DeliveryPreviewEntity> {
    const tokenHash = hashOfPreviewToken(token);
    const preview =
      tokenHash && (await this.database.manager.findOneBy(DeliveryPreviewEntity, { tokenHash }));
    if (!preview || previewState(preview, this.clock.now()) !== 'open') throw noPreview();
    const content = await this.contents.load(preview.contentId).catch(() => null);
    const issuer = await this.sessions.onBehalfOf(preview.createdBy, preview.id, caller);
    if (!content || !issuer?.can('content.write', await this.contents.placeOf(content))) throw noPreview();
    return preview;
  }

  private async make({ contentId, revisionId }: DeliveryPreviewEntity, token: string) {
    const { publicUrl } = this.settings;
    const { document } = await this.database.transaction(async (manager) => {
      const content = await this.contents.load(contentId, manager);
      const { createdAt } = await this.contents.revision(revisionId, manager);
      const publishedAt = content.publishedAt ?? createdAt;
      const published = { id: contentId, contentId, revisionId, platform: 'site' };
      return this.maker.make(manager, published, { publishedAt, updatedAt: createdAt });
    });
    return previewDocument(document, publicUrl, `${publicUrl}${previewPath(token)}/files`);
  }
}
