import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { checkLinks } from './check-links.queue';
import { RunLinkCheck } from './run-link-check';

@Injectable()
export class CheckLinksProcessor implements JobProcessor<{ linkCheckId: string }> {
  readonly queue = checkLinks;

  constructor(private readonly checking: RunLinkCheck) {}

  async process({ linkCheckId }: { linkCheckId: string }): Promise<void> {
    await this.checking.run(linkCheckId);
  }
}
