import type { FastifyInstance, FastifyRequest } from 'fastify';
import { beijingDate, startOfBeijingDay } from '@haojiao/kernel';
import { Refusal } from '../bytedance/answers';
import type { Answers } from '../bytedance/answers';
import type { Caller } from '../bytedance/caller';
import type { Work, WorkFigures, WorkStore } from '../bytedance/work-store';
import type { SandboxContext } from '../core/platform-simulator';

const DAY = 86_400_000;
/** Yesterday's figures come at ten in the morning, Beijing time. */
const PUBLISHED_AT_MS = 10 * 3_600_000;
const KEPT_DAYS = 30;

interface FiguresSetup {
  sandbox: SandboxContext;
  answers: Answers;
  works: WorkStore;
  caller: (request: FastifyRequest, scope: string) => Caller;
}

type Query = Record<string, string | undefined>;

const itemMetrics: Record<string, keyof WorkFigures> = {
  play: 'plays',
  like: 'likes',
  comment: 'comments',
  share: 'shares',
};

/** Figures by day, of single works and of the account, for the last thirty days. */
export function registerFigureRoutes(app: FastifyInstance, setup: FiguresSetup): void {
  const { answers, works } = setup;
  const base = '/data/external';

  app.get(`${base}/item/base/`, async (request) => {
    const { grant } = setup.caller(request, 'data.external.item');
    const work = itemOf(request, grant.openId, works);
    const days = work ? knownDays(setup, grant.grantedAt, KEPT_DAYS) : [];
    const last = days.at(-1);
    if (!work || last === undefined) return answers.business({ result: {} });
    const figures = works.figuresOf(work, last + DAY);
    return answers.business({
      result: {
        total_play: figures.plays,
        total_like: figures.likes,
        total_comment: figures.comments,
        total_share: figures.shares,
        avg_play_duration: 7.5,
      },
    });
  });

  for (const [metric, figure] of Object.entries(itemMetrics)) {
    app.get(`${base}/item/${metric}/`, async (request) => {
      const { grant } = setup.caller(request, 'data.external.item');
      const days = knownDays(setup, grant.grantedAt, daysAsked(request));
      const work = itemOf(request, grant.openId, works);
      const isKept = work && setup.sandbox.clock.now().getTime() - work.createdAt <= KEPT_DAYS * DAY;
      return answers.business({
        result_list: isKept
          ? days.map((day) => ({ date: dateOf(day), [metric]: ofDay(works, work, day)[figure] }))
          : [],
      });
    });
  }

  const account = (name: string, fields: (openId: string, day: number) => Record<string, number>): void => {
    app.get(`${base}/user/${name}/`, async (request) => {
      const { grant } = setup.caller(request, 'data.external.user');
      const days = knownDays(setup, grant.grantedAt, daysAsked(request));
      return answers.business({
        result_list: days.map((day) => ({ date: dateOf(day), ...fields(grant.openId, day) })),
      });
    });
  };
  const own = (openId: string): Work[] => works.all().filter((work) => work.openId === openId);
  const sum = (openId: string, day: number, figure: keyof WorkFigures): number =>
    own(openId).reduce((total, work) => total + ofDay(works, work, day)[figure], 0);
  account('item', (openId, day) => ({
    new_issue: own(openId).filter((work) => work.createdAt >= day && work.createdAt < day + DAY).length,
    new_play: sum(openId, day, 'plays'),
    total_issue: own(openId).filter((work) => work.createdAt < day + DAY).length,
  }));
  account('fans', (_openId, day) => ({ total_fans: 1_000 + (Math.floor(day / DAY) % 1_000), new_fans: 1 }));
  account('like', (openId, day) => ({ new_like: sum(openId, day, 'likes') }));
  account('comment', (openId, day) => ({ new_comment: sum(openId, day, 'comments') }));
  account('share', (openId, day) => ({ new_share: sum(openId, day, 'shares') }));
  account('profile', (openId, day) => ({ profile_uv: Math.floor(sum(openId, day, 'plays') / 20) }));
}

function itemOf(request: FastifyRequest, openId: string, works: WorkStore): Work | undefined {
  const work = works.find((request.query as Query).item_id ?? '');
  return work?.openId === openId && !work.isDeleted ? work : undefined;
}

function daysAsked(request: FastifyRequest): number {
  const days = Number((request.query as Query).date_type);
  if (![7, 15, 30].includes(days)) throw new Refusal(2100005, 'date_type 只能是 7、15、30');
  return days;
}

/** Starts of the days whose figures are out, oldest first: nothing before the day after the first grant. */
function knownDays({ sandbox }: FiguresSetup, grantedAt: number, asked: number): number[] {
  const now = sandbox.clock.now();
  if (beijingDate(now) === beijingDate(new Date(grantedAt))) return [];
  const today = startOfBeijingDay(now).getTime();
  const newest = now.getTime() - today >= PUBLISHED_AT_MS ? today - DAY : today - 2 * DAY;
  return Array.from({ length: asked }, (_, index) => newest - (asked - 1 - index) * DAY);
}

function ofDay(works: WorkStore, work: Work, day: number): WorkFigures {
  const [before, after] = [works.figuresOf(work, day), works.figuresOf(work, day + DAY)];
  const grown = (figure: keyof WorkFigures): number => Math.max(0, after[figure] - before[figure]);
  return {
    plays: grown('plays'),
    likes: grown('likes'),
    comments: grown('comments'),
    shares: grown('shares'),
    forwards: grown('forwards'),
  };
}

function dateOf(day: number): string {
  return beijingDate(new Date(day));
}
