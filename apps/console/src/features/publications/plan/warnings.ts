import type { Shape } from '@/api-client';
import type { DayKind } from './day-kind';

export interface Warning {
  /** `outlook.{key}` */
  readonly key: 'problem' | 'blackout' | 'quota' | 'neighbour' | 'holiday' | 'weekend' | 'unconfirmed';
  readonly type: 'error' | 'warning' | 'info';
  readonly accountId: string | null;
  readonly values: Record<string, string | number>;
}

/** The gravest first: what can't be, what will wait, what is merely unwise. */
export function warningsOf(
  accounts: readonly Shape<'AccountOutlookResponse'>[],
  day: { kind: DayKind; name: string } | null,
  isYearConfirmed: boolean,
): Warning[] {
  const of = (
    key: Warning['key'],
    type: Warning['type'],
    accountId: string | null,
    values = {},
  ): Warning => ({
    key,
    type,
    accountId,
    values,
  });
  const found = accounts.flatMap(
    ({ channelAccountId: id, problem, blackout, neighbours, postsThatDay, mostPerDay }) => [
      ...(problem ? [of('problem', 'error', id, { problem })] : []),
      ...(blackout
        ? [of('blackout', 'warning', id, { reason: blackout.reason, until: blackout.endsAt })]
        : []),
      ...(mostPerDay !== null && postsThatDay > mostPerDay
        ? [of('quota', 'warning', id, { posts: postsThatDay, most: mostPerDay })]
        : []),
      ...neighbours.map(({ title, scheduledAt }) =>
        of('neighbour', 'warning', id, { title, hour: scheduledAt }),
      ),
    ],
  );
  if (day?.kind === 'holiday') found.push(of('holiday', 'info', null, { name: day.name }));
  if (day?.kind === 'weekend') found.push(of('weekend', 'info', null));
  if (day && !isYearConfirmed) found.push(of('unconfirmed', 'info', null));
  const rank = { error: 0, warning: 1, info: 2 };
  return found.sort((one, other) => rank[one.type] - rank[other.type]);
}
