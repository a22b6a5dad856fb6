import { beijingDate } from '@haojiao/kernel';
import { inBlackout, outOfLatenessRule, overBudget, twoLeads } from './calendar-conflicts';
import type { PlannedPost } from './calendar-conflicts';

const post = (publicationId: string, time: string, wish: Partial<PlannedPost> = {}): PlannedPost => ({
  publicationId,
  channelAccountId: 'account',
  platform: 'wechat',
  hasLead: true,
  leadId: null,
  scheduledAt: new Date(`2026-09-28T${time}:00+08:00`),
  latenessRule: 'send',
  blackoutId: null,
  ...wish,
});
const at = (time: string) => new Date(`2026-09-28T${time}:00+08:00`);

describe('conflicts of a calendar', () => {
  it('are two leads of one account in one minute, not its companions, nor another account', () => {
    const posts = [
      post('a', '09:00'),
      post('b', '09:00'),
      post('c', '09:00', { leadId: 'a' }),
      post('d', '09:00', { channelAccountId: 'other' }),
      post('e', '09:01'),
      post('f', '09:00', { channelAccountId: 'site', hasLead: false }),
      post('g', '09:00', { channelAccountId: 'site', hasLead: false }),
    ];
    expect(twoLeads(posts, [])).toEqual([
      { code: 'two_leads', publicationIds: ['a', 'b'], channelAccountId: 'account', because: null },
    ]);
  });

  it('are two leads in one occurrence of a slot, told once', () => {
    const slots = [{ slotId: 'daily', channelAccountId: 'account', at: at('07:30') }];
    expect(twoLeads([post('a', '07:30'), post('b', '07:50'), post('c', '08:01')], slots)).toEqual([
      { code: 'two_leads', publicationIds: ['a', 'b'], channelAccountId: 'account', because: 'daily' },
    ]);
    expect(twoLeads([post('a', '07:30'), post('b', '07:30')], slots)).toHaveLength(1);
  });

  it('are posts in a blackout window', () => {
    expect(inBlackout([post('a', '09:00', { blackoutId: 'window' }), post('b', '09:00')])).toMatchObject([
      { publicationIds: ['a'], because: 'window' },
    ]);
  });

  it('are posts that are later than their rule allows', () => {
    const posts = [
      post('sends', '09:00'),
      post('asks', '09:00', { latenessRule: 'ask' }),
      post('drops', '09:31', { latenessRule: 'drop' }),
    ];
    expect(outOfLatenessRule(posts, at('09:30'))).toEqual([]);
    expect(
      outOfLatenessRule(posts, at('10:00')).map(({ publicationIds, because }) => [
        publicationIds[0],
        because,
      ]),
    ).toEqual([['asks', 'ask']]);
  });

  it('are days on which an account would need more than its budget', () => {
    const day = { channelAccountId: 'account', date: '2026-09-28', operation: 'mass_send', allowed: 1 };
    const posts = [post('a', '09:00'), post('b', '10:00')];
    expect(overBudget(posts, [{ ...day, wanted: 1 }], beijingDate)).toEqual([]);
    expect(overBudget(posts, [{ ...day, wanted: 2 }], beijingDate)).toMatchObject([
      { code: 'over_budget', publicationIds: ['a', 'b'], because: 'mass_send' },
    ]);
  });
});
