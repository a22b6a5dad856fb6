import type { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError } from '@haojiao/kernel';
import { statusOf } from './status-of';

/** How a page for people who did not sign in says that something went wrong. */
export interface PagesOfPeople {
  /** Of every answer. */
  headers: Readonly<Record<string, string>>;
  logger: Logger;
  /** Name of the log line for what nobody expected. */
  brokeEvent: string;
  headings: { notFound: string; refused: string };
  renderMessage(heading: string, text: string): string;
}

/** Runs the work of a page; people read its answers, so what goes wrong is a page too. */
export async function answerPeople(
  reply: FastifyReply,
  pages: PagesOfPeople,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known = error instanceof AppError ? error : null;
    if (!known) pages.logger.error({ err: error }, pages.brokeEvent);
    const heading = known?.kind === 'notFound' ? pages.headings.notFound : pages.headings.refused;
    const text = known?.detail.zh ?? '系统出了问题，请稍后再试。';
    const status = known ? statusOf(known.kind) : 500;
    await reply.status(status).headers(pages.headers).send(pages.renderMessage(heading, text));
  }
}

/** Each fault in words, or the error's own where it has none. */
export function problemsOf(error: AppError): string[] {
  return error.faults.length > 0 ? error.faults.map(({ message }) => message.zh) : [error.detail.zh];
}
