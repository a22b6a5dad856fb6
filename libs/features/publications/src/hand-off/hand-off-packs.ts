import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { HandOffPack } from '@haojiao/channel-kit';
import { ruleBroken } from '@haojiao/kernel';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { Actor } from '@haojiao/features/organizations';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import { ReadPublications } from '../read-publications';

/** Everything a person needs to post by hand, as one ZIP. Only what was approved gets into it. */
@Injectable()
export class HandOffPacks {
  constructor(
    private readonly read: ReadPublications,
    private readonly drafts: ApprovedDrafts,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
  ) {}

  async zip(actor: Actor, publicationId: string): Promise<NodeJS.ReadableStream> {
    const publication = await this.read.get(actor, publicationId);
    const adapter = this.registry.get(publication.platform);
    if (publication.mode !== 'hand_off' || !adapter.handOff) {
      throw ruleBroken(
        'publication_not_hand_off',
        '这个发布任务由系统自动发布，不需要人工发布包。',
        'This publication is posted by the system; there is no pack for it.',
      );
    }
    const draft = await this.drafts.forSending(publication);
    const account = await this.accounts.load(publication.channelAccountId);
    return this.pack(adapter.handOff(draft, this.accounts.access(account)));
  }

  private async pack(pack: HandOffPack): Promise<NodeJS.ReadableStream> {
    const zip = new ZipFile();
    for (const file of pack.files) zip.addBuffer(await file.read(), file.name);
    for (const block of pack.copyBlocks)
      zip.addBuffer(Buffer.from(block.text, 'utf8'), `copy/${block.key}.txt`);
    zip.addBuffer(Buffer.from(instructions(pack), 'utf8'), 'checklist.txt');
    zip.end();
    return zip.outputStream;
  }
}

function instructions(pack: HandOffPack): string {
  const items = pack.checklist.map((item, index) => `${index + 1}. [ ] ${item.zh}\n       ${item.en}`);
  return `\uFEFF发布地址 / Where to post: ${pack.editorUrl}\r\n\r\n${items.join('\r\n')}\r\n`;
}
