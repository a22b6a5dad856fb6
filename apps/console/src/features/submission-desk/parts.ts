import type { Action } from '@/features/sessions';

export interface DeskPart {
  /** Address below the section; also the name of its words. */
  readonly key: string;
  readonly path: string;
  /** Offered to who may do this somewhere. */
  readonly needs: Action;
}

export const parts: readonly DeskPart[] = [
  { key: 'desk', path: '', needs: 'submission.read' },
];
