import { Client } from 'pg';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

describe('what the ledger costs', () => {
  let desk: PublishingDesk;
  let statements: string[] | null = null;
  const query = Client.prototype.query as (...args: unknown[]) => unknown;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    Client.prototype.query = function (this: Client, ...args: unknown[]) {
      const [first] = args as [string | { text: string }];
      statements?.push(typeof first === 'string' ? first : first.text);
      return query.apply(this, args);
    } as never;
  });
  beforeEach(() => desk.reset());
  afterAll(async () => {
    Client.prototype.query = query as never;
    await desk.close();
  });

  const statementsWith = async (steps: number): Promise<string[]> => {
    const id = await desk.aPublication();
    desk.channel.onPublish = async (_draft, context) => {
      for (let step = 0; step < steps; step += 1) {
        await context.step(`upload:${step}`, { effect: 'repeatable' }, async () => step);
      }
      await context.step('post', { effect: 'once' }, async () => 'sent');
      return { kind: 'published', remote: desk.channel.remote(`${id}-${steps}`, desk.now()) };
    };
    statements = [];
    await desk.work(id);
    const made = statements;
    statements = null;
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
    return made;
  };

  it('is two statements a step: the intent and the result', async () => {
    const few = await statementsWith(1);
    const many = await statementsWith(11);
    expect((many.length - few.length) / 10).toBe(2);
  });

  it('is at most 29 statements for a whole publication of one step, one of them for webhooks', async () => {
    expect((await statementsWith(0)).length).toBeLessThanOrEqual(29);
  });
});
