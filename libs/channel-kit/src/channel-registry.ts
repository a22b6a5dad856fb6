import { AppError } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import type { ChannelAdapter } from './channel-adapter';

/** The adapters of this installation. Features know only this, never a platform by name. */
export class ChannelRegistry {
  private readonly byPlatform: ReadonlyMap<string, ChannelAdapter>;

  /** @throws Error at two adapters of one platform: a mistake of the programme, found at start. */
  constructor(adapters: ChannelAdapter[]) {
    const byPlatform = new Map<string, ChannelAdapter>();
    for (const adapter of adapters) {
      if (byPlatform.has(adapter.platform)) throw new Error(`Two adapters for ${adapter.platform}`);
      byPlatform.set(adapter.platform, adapter);
    }
    this.byPlatform = byPlatform;
  }

  all(): ChannelAdapter[] {
    return [...this.byPlatform.values()];
  }

  platforms(): string[] {
    return [...this.byPlatform.keys()];
  }

  find(platform: string): ChannelAdapter | undefined {
    return this.byPlatform.get(platform);
  }

  /** What people call it; of one that is not installed any more, its key. */
  nameOf(platform: string): Message {
    return this.find(platform)?.name ?? { zh: platform, en: platform };
  }

  /** @throws AppError `platform_unknown` */
  get(platform: string): ChannelAdapter {
    const adapter = this.byPlatform.get(platform);
    if (adapter) return adapter;
    const known = this.platforms().join(', ');
    throw new AppError('ruleBroken', 'platform_unknown', {
      zh: `没有名为 ${platform} 的平台，可用的有：${known}。`,
      en: `There is no platform ${platform}; known are: ${known}.`,
    });
  }
}
