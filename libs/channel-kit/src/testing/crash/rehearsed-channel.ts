import type { ChannelAdapter } from '../../channel-adapter';
import type { ChannelHttp } from '../../channel-http';
import type { PublicationDraft } from '../../publication-draft';
import type { PublishContext, StepOptions, StepResult } from '../../publish-context';
import type { ReceivedRequest, Stage } from './stage';

export type Phase = 'publish' | 'withdraw';

/**
 * `before_call`: the intent is written, the worker dies before its request leaves. `answer_lost`: the platform did it,
 * the connection broke. `before_result`: the answer came, the worker dies before it is written down.
 */
export type Moment = 'before_call' | 'answer_lost' | 'before_result';

export const moments: Moment[] = ['before_call', 'answer_lost', 'before_result'];

/** A step as a good run of it went. */
export interface RehearsedStep {
  phase: Phase;
  name: string;
  effect: StepOptions['effect'];
  requests: ReceivedRequest[];
  /** How many of its calls said that they change something there. */
  writes: number;
}

/** Where a run is to be cut. */
export interface Cut {
  step: RehearsedStep;
  moment: Moment;
}

/**
 * An adapter as it is, its steps watched and one of them cut off. A worker that dies stays where it is, as a killed
 * process does: its promise neither ends nor fails until `wake`, when nothing it knows may count any more.
 */
export class RehearsedChannel {
  readonly steps: RehearsedStep[] = [];
  /** Calls that change something and stand in no `once` step, as `POST /path`. */
  readonly strayWrites: string[] = [];
  /** Calls made after each charge to a budget, by its operation. */
  readonly charged = new Map<string, number>();
  readonly adapter: ChannelAdapter;
  /** Ends when the worker has died. */
  readonly death: Promise<void>;
  isDead = false;
  private die!: () => void;
  private cut: Cut | undefined;
  private current: RehearsedStep | undefined;
  private readonly sleepers: (() => void)[] = [];

  constructor(
    private readonly stage: Stage,
    draft: PublicationDraft | undefined,
    cut?: Cut,
    changes: Partial<ChannelAdapter> = {},
  ) {
    this.cut = cut;
    this.death = new Promise((resolve) => (this.die = resolve));
    this.adapter = this.watch(stage.adapter, draft, changes);
  }

  /** Whether the run came to where it was to be cut. */
  get wasCut(): boolean {
    return this.cut === undefined;
  }

  /** The dead worker of before comes to and learns that its calls failed. */
  wake(): void {
    for (const sleeper of this.sleepers.splice(0)) sleeper();
  }

  private watch(
    adapter: ChannelAdapter,
    draft: PublicationDraft | undefined,
    changes: Partial<ChannelAdapter>,
  ): ChannelAdapter {
    // The ledger's own item is plain; what goes out is the platform's own, under the ledger's ids.
    const own = ({ publicationId, contentId, revisionId, ...rest }: PublicationDraft): PublicationDraft =>
      draft
        ? { ...draft, publicationId, contentId, revisionId }
        : { ...rest, publicationId, contentId, revisionId };
    const watched: Partial<ChannelAdapter> = {
      chooseMode: (sent, account) => adapter.chooseMode(own(sent), account),
      check: (sent, account) => adapter.check(own(sent), account),
      publish: (sent, context) => adapter.publish(own(sent), this.watchContext(context, 'publish')),
      followUp: (question, sent, context) => adapter.followUp(question, own(sent), context),
      ...(adapter.withdraw && {
        withdraw: (remote, context) => adapter.withdraw!(remote, this.watchContext(context, 'withdraw')),
      }),
    };
    return Object.assign(Object.create(adapter) as ChannelAdapter, watched, changes);
  }

  private watchContext(context: PublishContext, phase: Phase): PublishContext {
    let charges: string[] = [];
    const spend = async (operation: string) => {
      await context.spend(operation);
      charges.push(operation);
    };
    const http: ChannelHttp = {
      send: (request) => {
        for (const operation of charges) this.charged.set(operation, (this.charged.get(operation) ?? 0) + 1);
        charges = [];
        if (request.effect === 'write') {
          if (this.current?.effect === 'once') this.current.writes += 1;
          else this.strayWrites.push(`${request.method} ${new URL(request.url).pathname}`);
        }
        return context.http.send(request);
      },
    };
    const step = <T extends StepResult>(name: string, options: StepOptions, run: () => Promise<T>) =>
      context.step(name, options, () => this.run(phase, name, options, run));
    return Object.assign(Object.create(context) as PublishContext, { http, step, spend });
  }

  private async run<T>(
    phase: Phase,
    name: string,
    { effect }: StepOptions,
    work: () => Promise<T>,
  ): Promise<T> {
    const step: RehearsedStep = { phase, name, effect, requests: [], writes: 0 };
    const before = this.stage.requests().length;
    const moment = this.strikeAt(step);
    if (moment === 'before_call') await this.sleep();
    this.current = step;
    try {
      const value = await work();
      step.requests = this.stage.requests().slice(before);
      this.steps.push(step);
      if (moment === 'before_result') await this.sleep();
      return value;
    } finally {
      this.current = undefined;
    }
  }

  private strikeAt({ phase, name }: RehearsedStep): Moment | undefined {
    const { cut } = this;
    if (cut?.step.phase !== phase || stableName(cut.step.name) !== stableName(name)) return undefined;
    this.cut = undefined;
    if (cut.moment === 'answer_lost') {
      const last = cut.step.requests.at(-1)!;
      const alike = cut.step.requests.filter(
        ({ path, method }) => path === last.path && method === last.method,
      );
      this.stage.cutAnswer(last, alike.length - 1);
    }
    return cut.moment;
  }

  private sleep(): Promise<never> {
    this.isDead = true;
    this.die();
    return new Promise((_, reject) => {
      this.sleepers.push(() => reject(new Error('This worker was killed')));
    });
  }
}

/** `body_image:<sha256>` and `destroy:<id>` without what differs in every run; `part:2` as it is. */
export function stableName(step: string): string {
  return step.replace(/:(?!\d{1,3}$).*/, '');
}
