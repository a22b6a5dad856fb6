import { Injectable } from '@nestjs/common';

/** What became of an account's publications lately. */
export interface PublishingRecord {
  channelAccountId: string;
  lastPublishedAt: Date | null;
  lastPublicationId: string | null;
  /** Publications that failed or wait for a person since the last one that went out. */
  consecutiveFailures: number;
}

export type PublishingRecordsSource = (channelAccountIds: string[]) => Promise<PublishingRecord[]>;

/** Publications are kept by a feature to the right; it tells here what is known about an account. */
@Injectable()
export class PublishingRecords {
  private source: PublishingRecordsSource = async () => [];

  provide(source: PublishingRecordsSource): void {
    this.source = source;
  }

  async of(channelAccountIds: string[]): Promise<Map<string, PublishingRecord>> {
    if (channelAccountIds.length === 0) return new Map();
    const records = await this.source(channelAccountIds);
    return new Map(records.map((record) => [record.channelAccountId, record]));
  }
}
