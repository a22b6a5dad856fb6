/** One thing that waits for the person, or several alike. */
export interface Matter {
  readonly key: string;
  readonly text: string;
  /** How long, until when: shown smaller. */
  readonly detail?: string;
  readonly to: string;
  /** Late, failed or unclear: stands before the others. */
  readonly isPressing?: boolean;
}

/** Pressing matters first; otherwise as they came. */
export function byPress(matters: readonly Matter[]): Matter[] {
  return [
    ...matters.filter(({ isPressing }) => isPressing),
    ...matters.filter(({ isPressing }) => !isPressing),
  ];
}

/** `20+` where a page was full and more may follow. */
export function countText(items: readonly unknown[], nextCursor: string | null): string {
  return nextCursor === null ? String(items.length) : `${items.length}+`;
}
