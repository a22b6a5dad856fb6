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
  { key: 'mail', path: 'mail', needs: 'submission.decide' },
  { key: 'sheets', path: 'sheets', needs: 'submission.write' },
  { key: 'adoptions', path: 'adoptions', needs: 'submission.decide' },
  { key: 'commissions', path: 'commissions', needs: 'submission.read' },
  { key: 'ledger', path: 'ledger', needs: 'submission.read' },
  { key: 'bulletins', path: 'bulletins', needs: 'bulletin.read' },
  { key: 'penalties', path: 'penalties', needs: 'bulletin.read' },
  { key: 'honours', path: 'honours', needs: 'bulletin.read' },
  { key: 'pay', path: 'pay', needs: 'remuneration.read' },
  { key: 'scoring', path: 'scoring', needs: 'scoring_scheme.read' },
  { key: 'invitations', path: 'invitations', needs: 'invitation.issue' },
];
