import { ChannelFailure } from '@haojiao/channel-kit';
import type { ChannelAccess, FailureClass } from '@haojiao/channel-kit';
import { ScriptedChannelHttp, scriptedChannelContext } from '@haojiao/channel-kit/testing';
import { createVideo, readVideos } from './douyin.client';

const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会',
  mode: 'api',
  credentials: { clientKey: 'awtest', openId: '_000TestOpenIdA' },
  settings: {},
};

/** What the platform's table says is to be done about a code. */
type Remedy = 'retry' | 'refresh' | 'authorise' | 'change' | 'wait' | 'administrator' | 'downgrade';

const rows: Record<Remedy, string> = {
  // `2190007` is "upload again": nothing was posted, the steps are forgotten, the next attempt does it.
  retry: '-1 2100001 2100004 2190007 2111002 2111006 2111007 28001005 28001006 28029014',
  refresh: '10008 2190002 2190008 28001003 28001008',
  authorise: '10007 10010 10020 2190003 28001012',
  change: '2100005 2190005 2190006 2111001 2111003 2111004 2113001 2114006 2118106 28001007 28001047',
  wait: '2190001 2111005 2114007 2118100 2118110 28001052 28003017 28003018',
  administrator:
    '10002 10003 10004 10005 10006 10011 10012 10013 10014 10015 10017 2100007 2100009 2190015 2190016 2112001 2113002 2114005 28001015 28001016 28001017 28001019 28001020 28001021 28001042 28001045 28001046 28004020 29002002',
  downgrade: '2190004 28001014 28001018 28001056',
};

const classes: Record<Remedy, FailureClass[]> = {
  retry: ['transient'],
  refresh: ['credentials'],
  authorise: ['credentials'],
  change: ['content_rejected'],
  wait: ['quota', 'rate_limited'],
  administrator: ['permanent'],
  downgrade: ['permanent'],
};

/** On the call that makes the post, these may come although it was made. */
const mayHavePosted = new Set(['-1', '2100001', '2100004', '28001005', '28001006', '28029014']);

const listed = Object.entries(rows).flatMap(([remedy, codes]) =>
  codes.split(' ').map((code) => [code, remedy as Remedy] as const),
);

/** The three places and two spellings in which a code comes. */
const answersWith = (code: string): unknown[] => [
  {
    data: { error_code: Number(code), description: '原因' },
    extra: { error_code: Number(code), logid: 'L1' },
  },
  { data: { error_code: '2100004' }, extra: { error_code: '2100004', sub_error_code: code, logid: 'L1' } },
  { err_no: Number(code), err_msg: '原因', log_id: 'L1', data: {} },
];

const failureOf = async (work: Promise<unknown>): Promise<ChannelFailure> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (error instanceof ChannelFailure) return error;
  throw new Error('The call did not fail as a channel');
};
const reading = (answer: unknown) =>
  failureOf(readVideos(scriptedChannelContext(new ScriptedChannelHttp(answer), account), ['@a']));
const creating = (answer: unknown) =>
  failureOf(
    createVideo(scriptedChannelContext(new ScriptedChannelHttp(answer), account), {
      video_id: 'v',
      text: 't',
      private_status: 0,
    }),
  );

describe.each(listed)('code %s', (code, remedy) => {
  it(`means ${remedy}, in whichever envelope it comes`, async () => {
    for (const answer of answersWith(code)) {
      const failure = await reading(answer);
      expect(classes[remedy]).toContain(failure.failureClass);
      expect(failure.platformCode).toBe(code);
      expect(failure.platformMessage).toContain('log_id L1');
      expect(failure.tokenRejected).toBe(remedy === 'refresh');
      if (remedy === 'wait') expect(failure.retryAfterMs ?? Infinity).toBeGreaterThan(0);
      if (remedy === 'downgrade') expect(failure.accountChange).toEqual({ mode: 'hand_off' });
      if (remedy === 'refresh' || remedy === 'authorise')
        expect(failure.accountChange).toEqual({ needsAuthorization: true });
    }
  });

  it('leaves a post in doubt only where it may have been made', async () => {
    const failure = await creating(answersWith(code)[0]);
    if (mayHavePosted.has(code)) expect(failure.failureClass).toBe('unknown');
    else expect(classes[remedy]).toContain(failure.failureClass);
  });
});

describe('waiting', () => {
  it.each([
    ['28003018', 10_000],
    ['2118110', 300_000],
    ['28001052', 3_600_000],
  ])('takes as long as code %s asks', async (code, ms) => {
    expect((await reading(answersWith(code)[0])).retryAfterMs).toBe(ms);
  });

  it.each(['2114007', '2190001', '28003017'])('at code %s is until midnight in Beijing', async (code) => {
    const { retryAfterMs } = await reading(answersWith(code)[0]);
    const until = new Date(Date.now() + retryAfterMs!);
    expect(Math.abs(((until.getTime() + 8 * 3_600_000) % 86_400_000) - 0)).toBeLessThan(60_000);
  });
});

describe('what nobody listed', () => {
  it('is unknown, also on a question, and never passes for success', async () => {
    for (const call of [reading, creating])
      expect((await call({ data: { error_code: 4711 } })).failureClass).toBe('unknown');
    expect((await creating({ data: { item_id: '@a' }, extra: { sub_error_code: 4711 } })).failureClass).toBe(
      'unknown',
    );
    expect((await creating({ data: { item_id: '@a' }, message: 'error' })).failureClass).toBe('unknown');
  });
});
