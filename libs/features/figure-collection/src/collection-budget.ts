import { Injectable } from '@nestjs/common';
import { Budgets } from '@haojiao/features/channel-accounts';
import type { BudgetState } from '@haojiao/features/channel-accounts';
import { FigureSources } from './figure-sources';
import { KeptForPosts } from './kept-for-posts';

/** A budget as collecting sees it. */
export interface CollectionBudgetState extends BudgetState {
  /** Left to publishing, besides the reserve for people. */
  keptForPosts: number;
  /** What collecting may still use of this window. */
  left: number;
}

/** What is left of the calls that figures are asked with. */
@Injectable()
export class CollectionBudget {
  constructor(
    private readonly budgets: Budgets,
    private readonly sources: FigureSources,
    private readonly kept: KeptForPosts,
  ) {}

  async of(account: { id: string; platform: string }): Promise<CollectionBudgetState[]> {
    const figures = this.sources.of(account.platform);
    if (!figures) return [];
    const operations = new Set([figures.posts?.operation, figures.account?.operation]);
    const [states, kept] = await Promise.all([this.budgets.states(account), this.kept.of(account)]);
    return states
      .filter(({ operation }) => operations.has(operation))
      .map((state) => {
        const keptForPosts = kept(state.operation);
        const left = Math.max(0, state.max - state.reserve - keptForPosts - state.used);
        return { ...state, keptForPosts, left };
      });
  }
}
