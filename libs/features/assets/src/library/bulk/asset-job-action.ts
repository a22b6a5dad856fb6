import type { RightsWish } from '../describe-asset';

export const assetJobActions = ['move', 'tag', 'untag', 'set_credit', 'set_rights', 'delete'] as const;

export type AssetJobAction = (typeof assetJobActions)[number];

/** What the action needs: exactly the member that belongs to it. */
export interface AssetJobParameters {
  /** Of `move`; null: out of all folders. */
  folderId?: string | null;
  /** Of `tag` and `untag`. */
  tags?: string[];
  /** Of `set_credit`. */
  credit?: string;
  /** Of `set_rights`. */
  rights?: RightsWish | null;
  /** Of `delete`, may be left out: each with all its versions. */
  chain?: boolean;
}
