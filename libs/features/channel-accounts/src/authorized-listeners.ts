import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Told in the transaction in which an account can publish again: new credentials, a grant, or a successful check. */
export type AuthorizedListener = (channelAccountId: string, manager: EntityManager) => Promise<void>;

@Injectable()
export class AuthorizedListeners {
  private readonly listeners: AuthorizedListener[] = [];

  add(listener: AuthorizedListener): void {
    this.listeners.push(listener);
  }

  async tell(channelAccountId: string, manager: EntityManager): Promise<void> {
    for (const listener of this.listeners) await listener(channelAccountId, manager);
  }
}
