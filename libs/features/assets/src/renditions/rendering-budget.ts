import { Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import { AttemptCounter } from '@haojiao/infrastructure/redis';

const WINDOW_SECONDS = 3_600;
/** More than anybody who looks at each picture; a loop over the route is at its end in a minute. */
export const MOVES_AN_HOUR = 240;

/** What one person may have rendered anew. Uploads have their own limits: they bring a file each. */
@Injectable()
export class RenderingBudget {
  constructor(private readonly attempts: AttemptCounter) {}

  /** @throws AppError `too_many_renderings` with the seconds to wait */
  async spend(userId: string): Promise<void> {
    const key = `renderings:${userId}`;
    const { count, secondsLeft } = await this.attempts.read(key);
    if (count < MOVES_AN_HOUR) return this.attempts.increase(key, WINDOW_SECONDS);
    throw new AppError(
      'tooManyRequests',
      'too_many_renderings',
      {
        zh: `一小时内最多可调整 ${MOVES_AN_HOUR} 次焦点（每次都要重新裁图），请稍后再试。`,
        en: `A focal point may be moved ${MOVES_AN_HOUR} times an hour, since each time crops are made anew; try again later.`,
      },
      { retryAfterSeconds: secondsLeft },
    );
  }
}
