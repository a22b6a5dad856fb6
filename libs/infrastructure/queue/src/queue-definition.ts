/** Job data is JSON and holds ids only: rows are the truth, a job is a hint that can be made again. */
export type JobData = { [key: string]: string | number | boolean | null };

export interface QueueDefinition<Data extends JobData> {
  /** An order, kebab case: `render-asset`. */
  name: string;
  /** Jobs of the same thing fold into one while waiting. No `:` and not digits only (BullMQ). */
  jobId(data: Data): string;
  attempts: number;
  backoffMs: number;
  /** Jobs of this queue that one worker process works on at a time. */
  concurrency: number;
}

export function defineQueue<Data extends JobData>(definition: QueueDefinition<Data>): QueueDefinition<Data> {
  return Object.freeze(definition);
}

/** Does the work of one queue. A processor is thin: it reads ids and calls a use case. */
export interface JobProcessor<Data extends JobData = JobData> {
  readonly queue: QueueDefinition<Data>;
  process(data: Data): Promise<void>;
  /** Asked once, at start: a worker that can't do this work leaves the queue to others. Absent: it always can. */
  canWork?(): Promise<boolean>;
  /** Told when the worker stops, for work that takes longer than anybody waits: it breaks off and is due again. */
  stop?(): void;
}
