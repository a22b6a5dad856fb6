import { Injectable } from '@nestjs/common';
import { UploadAsset } from '@haojiao/features/assets';
import { ResolvePublications } from '../steer/resolve-publications';
import type { OpenedLink } from './hand-off-links';
import { HandOffLinks } from './hand-off-links';
import type { ResultForm } from './read-result-form';

/** The result of a hand-off, entered on the phone in the name of whoever made the link. */
@Injectable()
export class EnterResults {
  constructor(
    private readonly upload: UploadAsset,
    private readonly resolutions: ResolvePublications,
    private readonly links: HandOffLinks,
  ) {}

  /** @throws AppError as `ResolvePublications.resolve` and `UploadAsset.run` do */
  async enter(opened: OpenedLink, { remoteUrl, note, screenshot }: ResultForm): Promise<void> {
    const { actor, publication } = opened;
    const proof = screenshot
      ? await this.upload.run(actor, screenshot, {
          organizationId: publication.organizationId,
          altText: '人工发布后的截图',
        })
      : null;
    await this.resolutions.resolve(actor, publication.id, {
      outcome: 'published',
      ...(remoteUrl !== '' && { remoteUrl }),
      ...(note !== '' && { note }),
      ...(proof && { proofAssetId: proof.id }),
    });
    await this.links.traceUse(opened, 'result');
  }
}
